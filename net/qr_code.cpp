#include "net/qr_code.h"

#include <algorithm>
#include <memory>

#include <qrencode.h>

namespace dais::net {

namespace {

constexpr int kQuietZone = 4;
constexpr std::string_view kDigits = "0123456789ABCDEF";

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool may_be_a_host(std::string_view host) {
    constexpr std::string_view kOthers = ".-:[]";
    return !host.empty() && std::all_of(host.begin(), host.end(), [&](char c) {
        return letter_or_digit(c) || kOthers.find(c) != std::string_view::npos;
    });
}

std::string in_a_query(std::string_view text) {
    constexpr std::string_view kPlain = "-._~";
    std::string written;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (letter_or_digit(c) || kPlain.find(c) != std::string_view::npos) {
            written += c;
        } else {
            written += '%';
            written += kDigits[byte >> 4U];
            written += kDigits[byte & 15U];
        }
    }
    return written;
}

// The dark modules of one line, joined where they touch.
std::string runs_of(const QrModules& code, int y) {
    const auto dark = [&](int x) {
        return x < code.width && code.dark[static_cast<std::size_t>(y * code.width + x)];
    };
    std::string path;
    for (int x = 0; x < code.width; ++x) {
        const int begin = x;
        while (dark(x)) {
            ++x;
        }
        if (x > begin) {
            const std::string length = std::to_string(x - begin);
            path += "M" + std::to_string(begin + kQuietZone) + " " +
                    std::to_string(y + kQuietZone) + "h" + length + "v1h-" + length + "z";
        }
    }
    return path;
}

}  // namespace

QrModules qr_modules(std::string_view text) {
    if (text.empty() || text.size() > kLongestInCode) {
        return {};
    }
    const std::string terminated{text};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString8bit(terminated.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
    if (code == nullptr) {
        return {};
    }
    QrModules modules{code->width, {}};
    const auto count =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    for (std::size_t i = 0; i < count; ++i) {
        modules.dark.push_back((code->data[i] & 1U) != 0);
    }
    return modules;
}

std::optional<std::string> qr_svg(std::string_view text) {
    const QrModules code = qr_modules(text);
    if (code.width == 0) {
        return std::nullopt;
    }
    const std::string side = std::to_string(code.width + 2 * kQuietZone);
    std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + side + " " +
                      side + R"(" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h)" + side +
                      "v" + side + "h-" + side + R"(z"/><path d=")";
    for (int y = 0; y < code.width; ++y) {
        svg += runs_of(code, y);
    }
    return svg + "\"/></svg>\n";
}

std::optional<std::string> room_address(std::string_view scheme, std::string_view host,
                                        std::string_view page, std::string_view key) {
    if (!may_be_a_host(host)) {
        return std::nullopt;
    }
    return std::string{scheme} + "://" + std::string{host} + std::string{page} +
           "?room=" + in_a_query(key);
}

}  // namespace dais::net

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
std::string runs_of(const unsigned char* row, int width, int y) {
    std::string path;
    for (int x = 0; x < width;) {
        int end = x;
        while (end < width && (row[end] & 1U) != 0) {
            ++end;
        }
        if (end > x) {
            path += "M" + std::to_string(x + kQuietZone) + " " + std::to_string(y + kQuietZone) +
                    "h" + std::to_string(end - x) + "v1h-" + std::to_string(end - x) + "z";
        }
        x = end + 1;
    }
    return path;
}

}  // namespace

std::optional<std::string> qr_svg(std::string_view text) {
    if (text.empty() || text.size() > kLongestInCode) {
        return std::nullopt;
    }
    const std::string terminated{text};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString8bit(terminated.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
    if (code == nullptr) {
        return std::nullopt;
    }
    const int width = code->width;
    const std::string side = std::to_string(width + 2 * kQuietZone);
    std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + side + " " +
                      side + R"(" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h)" + side +
                      "v" + side + "h-" + side + R"(z"/><path d=")";
    for (int y = 0; y < width; ++y) {
        svg += runs_of(code->data + static_cast<std::ptrdiff_t>(y) * width, width, y);
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

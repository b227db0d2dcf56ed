#include "meeting/calendar/event_uid.h"

namespace dais::meeting {

namespace {

constexpr std::string_view kDomain = ".dais";
constexpr std::string_view kDigits = "0123456789ABCDEF";

bool is_safe(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_';
}

std::string safe(std::string_view key) {
    std::string text;
    for (const char c : key) {
        if (is_safe(c)) {
            text += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            text += '%';
            text += kDigits[byte / kDigits.size()];
            text += kDigits[byte % kDigits.size()];
        }
    }
    return text;
}

std::string unsafe(std::string_view text) {
    std::string key;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto high = at + 2 < text.size() ? kDigits.find(text[at + 1]) : std::string::npos;
        const auto low = at + 2 < text.size() ? kDigits.find(text[at + 2]) : std::string::npos;
        if (text[at] == '%' && high != std::string::npos && low != std::string::npos) {
            key += static_cast<char>(high * kDigits.size() + low);
            at += 2;
        } else {
            key += text[at];
        }
    }
    return key;
}

}  // namespace

std::string uid_of(const MeetingKey& meeting, std::string_view conference) {
    return safe(meeting.text) + '@' + safe(conference) + std::string{kDomain};
}

std::string uid_of(SilenceId silence, std::string_view conference) {
    return "silence-" + std::to_string(silence.value) + "@silences." + safe(conference) +
           std::string{kDomain};
}

bool is_silence(std::string_view uid, std::string_view conference) {
    return uid.ends_with("@silences." + safe(conference) + std::string{kDomain});
}

std::optional<MeetingKey> meeting_of(std::string_view uid, std::string_view conference) {
    const std::string end = '@' + safe(conference) + std::string{kDomain};
    if (uid.size() <= end.size() || uid.substr(uid.size() - end.size()) != end) {
        return std::nullopt;
    }
    return MeetingKey{unsafe(uid.substr(0, uid.size() - end.size()))};
}

}  // namespace dais::meeting

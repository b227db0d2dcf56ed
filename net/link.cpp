#include "net/link.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace dais::net {

namespace {

constexpr std::string_view kHow =
    "write the address of the Dais server as it was printed, such as ws://dais.local:8026";

[[noreturn]] void wrong(std::string_view what) {
    throw LinkError{std::string{what} + ": " + std::string{kHow} + "."};
}

// Takes off what stands before `separator`; all of it where there is none.
std::string_view cut(std::string_view& text, std::string_view separators) {
    const std::size_t at = text.find_first_of(separators);
    const std::string_view before = text.substr(0, at);
    text.remove_prefix(before.size());
    return before;
}

void read_scheme(std::string_view& url, Link& link) {
    const std::size_t end = url.find("://");
    if (end == std::string_view::npos) {
        return;
    }
    const std::string_view scheme = url.substr(0, end);
    if (scheme == "wss" || scheme == "https") {
        link.secure = true;
        link.port = 443;
    } else if (scheme != "ws" && scheme != "http") {
        wrong("\"" + std::string{scheme} + "://\" is not how screens connect");
    }
    url.remove_prefix(end + 3);
}

int read_port(std::string_view text) {
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port < 1 || port > 65535) {
        wrong("The port \"" + std::string{text} + "\" is not a number from 1 to 65535");
    }
    return port;
}

// What a line of text was pasted with, or a whole line of it: nothing of that is quoted back.
void has_no_blanks(std::string_view url) {
    constexpr unsigned char kBlank = ' ';
    constexpr unsigned char kDelete = 0x7f;
    if (std::any_of(url.begin(), url.end(),
                    [](unsigned char c) { return c <= kBlank || c == kDelete; })) {
        wrong("There is a blank or an end of line in the address");
    }
}

void read_host(std::string_view host_and_port, Link& link) {
    const bool bracketed = host_and_port.starts_with('[');
    std::string_view host;
    if (bracketed) {  // an IPv6 address
        host_and_port.remove_prefix(1);
        host = cut(host_and_port, "]");
        if (host_and_port.empty()) {
            wrong("The bracket that closes the name of the server is missing");
        }
        host_and_port.remove_prefix(1);
    } else {
        host = cut(host_and_port, ":");
    }
    if (host.empty()) {
        wrong("The name of the server is missing");
    }
    link.host = host;
    if (!host_and_port.empty() && !host_and_port.starts_with(':')) {
        wrong("After the name of the server comes nothing but a colon and its port");
    }
    if (!host_and_port.empty()) {
        link.port = read_port(host_and_port.substr(1));
    }
}

}  // namespace

std::string Link::place() const {
    const bool v6 = host.find(':') != std::string::npos;
    return (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

std::string Link::http() const { return (secure ? "https://" : "http://") + place(); }

Link read_link(std::string_view url) {
    has_no_blanks(url);
    Link link;
    read_scheme(url, link);
    read_host(cut(url, "/?#"), link);
    constexpr std::string_view kToken = "#token=";
    const std::size_t token = url.find(kToken);
    if (token != std::string_view::npos) {
        link.token = url.substr(token + kToken.size());
    }
    return link;
}

}  // namespace dais::net

#include "console/program/self_made_certificate.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <ifaddrs.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "console/home_folder.h"
#include "console/program/machine_name.h"
#include "console/program/whole_file.h"
#include "net/certificate.h"

namespace dais::console {

namespace fs = std::filesystem;

namespace {

// Browsers take no certificate that lasts longer than 398 days.
constexpr std::chrono::hours kLasting = std::chrono::hours{24} * 397;
// A conference lasts a week or two: it must not expire in the middle of one.
constexpr std::chrono::hours kLeast = std::chrono::hours{24} * 30;

void add(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
    }
}

// Letters, digits, dots and hyphens alone: nothing else can stand in a certificate's list of names.
std::string host_name() {
    const std::string name = machine_name();
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.';
    });
    return plain ? name : std::string{};
}

void add_own_addresses(std::vector<std::string>& names) {
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0) {
        return;
    }
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> all{first, &freeifaddrs};
    for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
        const int family = each->ifa_addr == nullptr ? AF_UNSPEC : each->ifa_addr->sa_family;
        if (family != AF_INET && family != AF_INET6) {
            continue;
        }
        std::array<char, NI_MAXHOST> text{};
        const socklen_t length = family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
        if (getnameinfo(each->ifa_addr, length, text.data(), text.size(), nullptr, 0,
                        NI_NUMERICHOST) != 0) {
            continue;
        }
        const std::string address{text.data()};
        if (address.find('%') == std::string::npos) {  // no browser can ask for one with a scope
            add(names, address);
        }
    }
}

// IPv6 addresses change by themselves, some every day: for one of these no certificate is made anew
// that every screen would have to be asked about again.
std::vector<std::string> needed(const std::vector<std::string>& names) {
    std::vector<std::string> stable;
    std::copy_if(names.begin(), names.end(), std::back_inserter(stable),
                 [](const std::string& name) { return name.find(':') == std::string::npos; });
    return stable;
}

// Made by nobody else, and readable by nobody else from the beginning.
void make_private(const fs::path& file) {
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                            S_IRUSR | S_IWUSR);
    if (made < 0) {
        throw fs::filesystem_error{"open", file, std::error_code{errno, std::generic_category()}};
    }
    ::close(made);
}

}  // namespace

fs::path state_folder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && *state != '\0') {
        return fs::path{state} / "dais";
    }
    if (const fs::path home = home_folder(); !home.empty()) {
        return home / ".local/state/dais";
    }
    throw std::runtime_error{
        "There is no home folder to keep the certificate in: give one with --tls-cert and "
        "--tls-key."};
}

std::vector<std::string> own_names(const std::string& bind) {
    std::vector<std::string> names;
    if (const std::string own = host_name(); !own.empty()) {
        add(names, own);
        if (own.find('.') == std::string::npos) {
            add(names, own + ".local");
        }
    }
    add(names, "localhost");
    add(names, "127.0.0.1");
    add(names, "::1");
    if (bind != "0.0.0.0" && bind != "::") {
        add(names, bind);
    }
    add_own_addresses(names);
    return names;
}

net::TlsFiles self_made_certificate(const fs::path& folder, const std::vector<std::string>& names) {
    const fs::path file = folder / "tls-self-made.pem";
    const net::TlsFiles files{file.string(), file.string()};
    if (net::still_good(files, needed(names), kLeast)) {
        return files;
    }
    const net::MadeCertificate made = net::make_certificate(names, kLasting);
    try {
        fs::create_directories(folder);
        WholeFile whole{file};
        // Nobody else may read it before there is anything in it.
        make_private(whole.part());
        whole.write(made.key + made.certificate);
        static_cast<void>(whole.keep(true));
    } catch (const fs::filesystem_error& error) {
        throw std::runtime_error{"The certificate cannot be kept in " + folder.string() + " (" +
                                 error.code().message() +
                                 "): see that Dais may write there, or give one with --tls-cert "
                                 "and --tls-key."};
    }
    return files;
}

}  // namespace dais::console

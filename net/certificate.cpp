#include "net/certificate.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string_view>
#include <system_error>

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace dais::net {

namespace {

struct Free {
    void operator()(X509* it) const { X509_free(it); }
    void operator()(EVP_PKEY* it) const { EVP_PKEY_free(it); }
    void operator()(BIO* it) const { BIO_free_all(it); }
    void operator()(X509_EXTENSION* it) const { X509_EXTENSION_free(it); }
    void operator()(std::FILE* it) const { std::fclose(it); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

[[noreturn]] void cannot_be_made() {
    throw ServerError{
        "A TLS certificate cannot be made on this machine: give one with --tls-cert and "
        "--tls-key."};
}

// ---- reading ----------------------------------------------------------------------------------

Owned<std::FILE> opened(const std::string& file) {
    Owned<std::FILE> open{std::fopen(file.c_str(), "re")};
    if (open == nullptr) {
        throw ServerError{"The file " + file + " cannot be read (" +
                          std::generic_category().message(errno) +
                          "): see that it is there and that Dais may read it."};
    }
    return open;
}

// No passphrase is known here, and nobody is asked: Dais may start without a keyboard.
int no_passphrase(char* /*text*/, int /*size*/, int /*writing*/, void* asked) {
    *static_cast<bool*>(asked) = true;
    return -1;
}

Owned<X509> certificate_of(const std::string& file) {
    Owned<X509> certificate{PEM_read_X509(opened(file).get(), nullptr, nullptr, nullptr)};
    if (certificate == nullptr) {
        throw ServerError{"The file " + file +
                          " holds no certificate in PEM: it begins with \"-----BEGIN "
                          "CERTIFICATE-----\"."};
    }
    return certificate;
}

Owned<EVP_PKEY> key_of(const std::string& file) {
    bool locked = false;
    Owned<EVP_PKEY> key{PEM_read_PrivateKey(opened(file).get(), nullptr, &no_passphrase, &locked)};
    if (key == nullptr && locked) {
        throw ServerError{"The key in " + file +
                          " is locked by a passphrase: give one without, which only Dais may "
                          "read."};
    }
    if (key == nullptr) {
        throw ServerError{"The file " + file +
                          " holds no private key in PEM: it begins with \"-----BEGIN PRIVATE "
                          "KEY-----\"."};
    }
    return key;
}

// Days and seconds from now to a moment, in whole seconds; nothing that a clock is read for here.
std::chrono::seconds until(const ASN1_TIME* moment) {
    int days = 0;
    int seconds = 0;
    if (ASN1_TIME_diff(&days, &seconds, nullptr, moment) != 1) {
        return std::chrono::seconds::zero();
    }
    return std::chrono::hours{24} * days + std::chrono::seconds{seconds};
}

std::string fingerprint_of(const X509& certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int length = 0;
    X509_digest(&certificate, EVP_sha256(), hash.data(), &length);
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
        text += i == 0 ? "" : ":";
        text += kDigits[hash.at(i) >> 4U];
        text += kDigits[hash.at(i) & 15U];
    }
    return text;
}

bool is_address(const std::string& name) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 ||
           inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

bool is_for(X509& certificate, const std::string& name) {
    return is_address(name)
               ? X509_check_ip_asc(&certificate, name.c_str(), 0) == 1
               : X509_check_host(&certificate, name.data(), name.size(), 0, nullptr) == 1;
}

// ---- making -----------------------------------------------------------------------------------

void name(X509& certificate, const std::string& common_name) {
    X509_NAME* subject = X509_get_subject_name(&certificate);
    const auto* text = reinterpret_cast<const unsigned char*>(common_name.data());
    if (X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text,
                                   static_cast<int>(common_name.size()), -1, 0) != 1 ||
        X509_set_issuer_name(&certificate, subject) != 1) {
        cannot_be_made();
    }
}

void extend(X509& certificate, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension{
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str())};
    if (extension == nullptr || X509_add_ext(&certificate, extension.get(), -1) != 1) {
        cannot_be_made();
    }
}

void number(X509& certificate) {
    std::array<unsigned char, 8> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        cannot_be_made();
    }
    std::uint64_t serial = 0;
    for (const unsigned char byte : bytes) {
        serial = serial << 8U | byte;
    }
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(&certificate), serial >> 1U);
}

template <class Write>
std::string as_pem(Write write) {
    const Owned<BIO> memory{BIO_new(BIO_s_mem())};
    if (memory == nullptr || write(memory.get()) != 1) {
        cannot_be_made();
    }
    char* text = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(length)};
}

}  // namespace

std::string checked_fingerprint(const TlsFiles& files) {
    const auto certificate = certificate_of(files.certificate);
    const auto key = key_of(files.key);
    if (X509_check_private_key(certificate.get(), key.get()) != 1) {
        throw ServerError{"The key in " + files.key + " is not the one of the certificate in " +
                          files.certificate + ": give the two that belong together."};
    }
    if (until(X509_get0_notAfter(certificate.get())) <= std::chrono::seconds::zero()) {
        throw ServerError{"The certificate in " + files.certificate +
                          " has expired: get a new one, or look at this machine's clock."};
    }
    if (until(X509_get0_notBefore(certificate.get())) > std::chrono::seconds::zero()) {
        throw ServerError{"The certificate in " + files.certificate +
                          " is not valid yet: look at this machine's clock."};
    }
    return fingerprint_of(*certificate);
}

MadeCertificate make_certificate(const std::vector<std::string>& names,
                                 std::chrono::hours lasting) {
    const Owned<EVP_PKEY> key{EVP_EC_gen("P-256")};
    const Owned<X509> certificate{X509_new()};
    if (key == nullptr || certificate == nullptr || names.empty()) {
        cannot_be_made();
    }
    X509_set_version(certificate.get(), X509_VERSION_3);
    number(*certificate);
    constexpr std::chrono::seconds kDay = std::chrono::hours{24};
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay.count());
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), std::chrono::seconds{lasting}.count());
    X509_set_pubkey(certificate.get(), key.get());
    name(*certificate, "Dais");
    std::string all;
    for (const std::string& each : names) {
        all += (all.empty() ? "" : ",") + std::string{is_address(each) ? "IP:" : "DNS:"} + each;
    }
    extend(*certificate, NID_subject_alt_name, all);
    extend(*certificate, NID_basic_constraints, "critical,CA:FALSE");
    extend(*certificate, NID_ext_key_usage, "serverAuth");
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) {
        cannot_be_made();
    }
    return {as_pem([&](BIO* to) { return PEM_write_bio_X509(to, certificate.get()); }),
            as_pem([&](BIO* to) {
                return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr,
                                                nullptr);
            })};
}

bool still_good(const TlsFiles& files, const std::vector<std::string>& names,
                std::chrono::hours lasting) {
    try {
        static_cast<void>(checked_fingerprint(files));
        const auto certificate = certificate_of(files.certificate);
        for (const std::string& each : names) {
            if (!is_for(*certificate, each)) {
                return false;
            }
        }
        return until(X509_get0_notAfter(certificate.get())) > lasting;
    } catch (const ServerError&) {
        return false;
    }
}

std::string fingerprint_digits(const std::string& text) {
    constexpr std::size_t kDigits = 64;
    std::string digits;
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
            digits += c;
        } else if (c >= 'A' && c <= 'F') {
            digits += static_cast<char>(c + 32);
        } else if (c != ':' && c != ' ') {
            return {};
        }
    }
    return digits.size() == kDigits ? digits : std::string{};
}

}  // namespace dais::net

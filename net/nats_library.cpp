#include "net/nats_library.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "net/nats_link.h"

namespace dais::net {

namespace {

constexpr std::int64_t kReconnectMs = 500;
constexpr std::int64_t kPingMs = 2'000;
constexpr std::int64_t kWriteMs = 2'000;
/// Messages of one subscription that the library may hold before it drops them.
constexpr int kPending = 4'096;

std::vector<std::string> servers_of(const std::string& url) {
    std::vector<std::string> servers;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t comma = url.find(',', begin);
        servers.push_back(url.substr(begin, comma - begin));
        if (comma == std::string::npos) {
            return servers;
        }
        begin = comma + 1;
    }
}

// The library takes any word for a server that may come up some day.
bool is_address(const std::string& url) {
    const std::size_t end = url.find("://");
    if (end == std::string::npos) {
        return !url.empty() && url.find(' ') == std::string::npos;
    }
    const bool known = url.starts_with("nats://") || url.starts_with("tls://");
    return known && url.size() > end + 3 && url.find(' ') == std::string::npos;
}

std::string server_without_password(const std::string& url) {
    const std::size_t at = url.find('@');
    const std::size_t scheme = url.find("://");
    const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
    return at == std::string::npos || at < begin ? url : url.substr(0, begin) + url.substr(at + 1);
}

}  // namespace

namespace nats {

std::string without_password(const std::string& url) {
    std::string all;
    for (const std::string& server : servers_of(url)) {
        all += (all.empty() ? "" : ",") + server_without_password(server);
    }
    return all;
}

std::string sentence(const std::string& place, natsStatus status) {
    return "NATS at " + place + " cannot be used (" + natsStatus_GetText(status) +
           "): see that the address is right, as in nats://host:4222, and that it lets this "
           "program in.";
}

std::string bytes_of(natsMsg* message) {
    const char* data = natsMsg_GetData(message);
    const int length = natsMsg_GetDataLength(message);
    return data == nullptr ? std::string{} : std::string(data, static_cast<std::size_t>(length));
}

Options options_for(const std::string& url, const std::string& name) {
    check_nats_address(url);
    const std::string place = without_password(url);
    const std::vector<std::string> servers = servers_of(url);
    std::vector<const char*> named;
    for (const std::string& server : servers) {
        named.push_back(server.c_str());
    }
    natsOptions* o = nullptr;
    check(natsOptions_Create(&o), place);
    Options options{o};
    check(natsOptions_SetServers(o, named.data(), static_cast<int>(named.size())), place);
    if (url.starts_with("tls://")) {
        check(natsOptions_SetSecure(o, true), place);
    }
    check(natsOptions_SetName(o, name.c_str()), place);
    check(natsOptions_SetTimeout(o, kAnswerTime.count()), place);
    check(natsOptions_SetMaxReconnect(o, -1), place);
    check(natsOptions_SetReconnectWait(o, kReconnectMs), place);
    check(natsOptions_SetReconnectJitter(o, kReconnectMs, kReconnectMs), place);
    check(natsOptions_SetPingInterval(o, kPingMs), place);
    check(natsOptions_SetMaxPingsOut(o, 2), place);
    check(natsOptions_SetWriteDeadline(o, kWriteMs), place);
    check(natsOptions_SetMaxPendingMsgs(o, kPending), place);
    check(natsOptions_SetSendAsap(o, true), place);
    check(natsOptions_SetFailRequestsOnDisconnect(o, true), place);
    return options;
}

void check(natsStatus status, const std::string& place) {
    if (status != NATS_OK) {
        throw NatsError{sentence(place, status)};
    }
}

Connected connect(const Options& options, const std::string& place, natsConnectionHandler connected,
                  void* closure) {
    check(natsOptions_SetRetryOnFailedConnect(options.get(), true, connected, closure), place);
    natsConnection* made = nullptr;
    const natsStatus status = natsConnection_Connect(&made, options.get());
    if (made == nullptr) {
        check(status, place);
    }
    return {.connection = Connection{made}, .at_once = status == NATS_OK};
}

natsStatus keep_stream(jsCtx* js, jsStreamConfig& wanted) {
    jsStreamInfo* made = nullptr;
    jsErrCode error{};
    natsStatus status = js_AddStream(&made, js, &wanted, nullptr, &error);
    if (error == JSStreamNameExistErr) {  // of another version, or for another number of servers
        status = js_UpdateStream(&made, js, &wanted, nullptr, &error);
    }
    const StreamInfo kept{made};
    return status;
}

JetStream jet_stream(natsConnection* connection, std::chrono::milliseconds wait) {
    jsOptions options;
    jsOptions_Init(&options);
    options.Wait = wait.count();
    jsCtx* made = nullptr;
    return JetStream{natsConnection_JetStream(&made, connection, &options) == NATS_OK ? made
                                                                                      : nullptr};
}

}  // namespace nats

std::string place_of_nats(const std::string& url) { return nats::without_password(url); }

void check_nats_address(const std::string& url) {
    for (const std::string& server : servers_of(url)) {
        if (!is_address(server)) {
            throw NatsError{nats::sentence(nats::without_password(url), NATS_INVALID_ARG)};
        }
    }
}

}  // namespace dais::net

#include "net/metrics_page.h"

#include <cstdint>

#include "net/metrics_text.h"
#include "net/sessions.h"

namespace dais::net {

const std::string& MetricsPage::text(int connections, int requests) {
    const timing::BootInstant now = time_.read().boot;
    if (!made_ || now - *made_ >= limits_.metrics_interval) {
        text_ = metrics_text({counters_, fanout_, hub_.commit_times(), connections, requests,
                              sessions_->figures(),
                              process_.look(std::int64_t{connections} + requests)});
        made_ = now;
    }
    return text_;
}

bool is_from_here(std::string_view peer, std::string_view host, bool handed_on_by_proxy) {
    const bool local_peer = peer.starts_with("127.") || peer == "::1";
    const std::string_view name =
        host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
    return local_peer && !handed_on_by_proxy &&
           (name == "localhost" || name == "[::1]" ||
            (name.starts_with("127.") &&
             name.find_first_not_of("0123456789.") == std::string_view::npos));
}

}  // namespace dais::net

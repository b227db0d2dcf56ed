#include "net/server.h"

#include <utility>

#include "net/wire.h"

namespace dais::net {

class Server::Impl {
  public:
    Impl(const ServerOptions& options, Hub& hub, const timing::TimeSource& time)
        : wire{options, options.limits, hub, time} {}
    Wire wire;
};

// NOLINTNEXTLINE(performance-unnecessary-value-param): by value, so that it may be kept some day
Server::Server(ServerOptions options, Hub& hub, const timing::TimeSource& time)
    : impl_{std::make_unique<Impl>(options, hub, time)} {}

Server::~Server() = default;

int Server::port() const { return impl_->wire.port(); }
void Server::board_changed() { impl_->wire.board_changed(); }
void Server::deliver(Reply reply) { impl_->wire.deliver(std::move(reply)); }
void Server::say(std::int64_t connection, std::string text) {
    impl_->wire.say(connection, std::move(text));
}
void Server::order(OrderAsked asked) { impl_->wire.order(std::move(asked)); }

}  // namespace dais::net

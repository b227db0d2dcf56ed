#include "net/state_page.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "meeting/codec/codec.h"
#include "meeting/codec/visible.h"
#include "meeting/ids.h"
#include "net/messages.h"

namespace dais::net {

namespace views = meeting::views;
namespace codec = meeting::codec;

namespace {

template <class View>
Json public_slice(std::string_view name, const views::Slice<View>& slice) {
    if (!slice) {
        return nullptr;
    }
    return {{"version", slice->version},
            {"value", codec::visible(codec::to_json(slice->value), name, meeting::Role::open)}};
}

template <class View>
Json public_rooms(std::string_view name,
                  const std::map<meeting::RoomKey, views::Slice<View>>& slices) {
    Json rooms = Json::object();
    for (const auto& [room, slice] : slices) {
        rooms[room.text] = public_slice(name, slice);
    }
    return rooms;
}

}  // namespace

bool StatePage::is_of(const views::Audience& open) const {
    return !etag_.empty() && made_of_.conference == open.conference &&
           made_of_.programme == open.programme && made_of_.floors == open.floors &&
           made_of_.queues == open.queues;
}

Made StatePage::of(const views::Board& board, timing::Instant now) {
    const views::Audience& open = board.open;
    if (!is_of(open)) {
        made_of_ = open;
        const Json slices{{"conference", public_slice("conference", open.conference)},
                          {"programme", public_slice("programme", open.programme)},
                          {"floor", public_rooms("floor", open.floors)},
                          {"queue", public_rooms("queue", open.queues)}};
        slices_ = text_of(slices);
        etag_ = "W/" + etag_of(slices_);
    }
    const std::int64_t epoch = open.conference ? open.conference->value.clock_epoch : 0;
    return {R"({"protocol":"dais.v1","epoch":)" + std::to_string(epoch) + R"(,"now_us":)" +
                std::to_string(microseconds(now)) + R"(,"slices":)" + slices_ + "}",
            etag_};
}

}  // namespace dais::net

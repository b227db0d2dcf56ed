#include "net/relay_draft.h"

#include <algorithm>
#include <array>

#include "meeting/codec/json.h"
#include "net/messages.h"

namespace dais::net {

namespace views = meeting::views;
namespace codec = meeting::codec;

namespace {

// What a screen of a hall waits for goes out first, as at the desk.
constexpr std::array<std::string_view, 3> kFirst{"conference", "floor", "queue"};

std::size_t rank(const std::string& name) {
    return static_cast<std::size_t>(std::find(kFirst.begin(), kFirst.end(), name) - kFirst.begin());
}

// What there is for the public. Anything else is of a desk that this program does not know.
constexpr std::array<std::string_view, 8> kNames{"conference", "floor",       "queue",
                                                 "programme",  "texts",       "proceedings",
                                                 kNamesSlice,  kCalendarSlice};
/// Slices that are held at most: a few for each room.
constexpr std::size_t kMostSlices = 1'024;
/// Deeper than any slice is, and not too deep for whoever walks one.
constexpr int kDeepest = 64;

bool is_known(const SlicePacket& packet) {
    return packet.bytes.size() <= kPacketBytes &&
           std::find(kNames.begin(), kNames.end(), packet.name) != kNames.end();
}

// The wire reads it when a screen first wants it, and must be able to.
bool is_value(std::string_view text) { return depth_of(text) <= kDeepest && Json::accept(text); }

bool is_page(const std::string& name) { return name == kNamesSlice || name == kCalendarSlice; }

}  // namespace

bool RelayDraft::take(const SlicePacket& packet) {
    if (packet.run != run_ || !is_known(packet) ||
        (held_.size() >= kMostSlices && held_.count({packet.name, packet.room}) == 0)) {
        return false;
    }
    Held& held = held_[{packet.name, packet.room}];
    if (packet.number <= held.number || packet.number < held.coming) {
        return false;
    }
    if (packet.number > held.coming) {
        held.coming = packet.number;
        held.parts.clear();
    }
    held.parts[packet.part] = packet.bytes;
    if (held.parts.size() < static_cast<std::size_t>(packet.parts)) {
        return false;
    }
    std::string value;
    for (const auto& [part, bytes] : held.parts) {
        value += bytes;
    }
    held.parts.clear();
    if (!is_value(value)) {
        return false;
    }
    sum_ += packet.number - held.number;
    held.number = packet.number;
    held.slice = {packet.name, packet.room, packet.version,
                  std::make_shared<const std::string>(std::move(value))};
    whole(held);
    newest_ = std::max(newest_, packet.number);
    version_ = std::max(version_, packet.version);
    return true;
}

void RelayDraft::whole(const Held& held) {
    const std::string& name = held.slice.name;
    try {
        if (name == "conference") {
            read_conference(*held.slice.value);
        } else if (name == kNamesSlice) {
            read_names(*held.slice.value);
        } else if (name == kCalendarSlice) {
            read_calendar(*held.slice.value);
        }
    } catch (const std::exception&) {
        // Of a desk whose version this program does not know: it is never complete.
        conference_ = name == "conference" ? nullptr : conference_;
    }
}

// Only what the server itself looks at: the rest goes to the screens as it came.
void RelayDraft::read_conference(std::string_view value) {
    const Json json = codec::parse(value);
    auto made = std::make_shared<views::Versioned<views::ConferenceView>>();
    views::ConferenceView& view = made->value;
    view.key = json.at("key").get<std::string>();
    view.zone = json.at("zone").get<std::string>();
    view.utc_at_zero =
        codec::utc_from_text(json.at("utc_at_zero").get<std::string>(), "utc_at_zero");
    view.clock_epoch = json.at("clock_epoch").get<std::int64_t>();
    for (const Json& room : json.at("rooms")) {
        views::RoomView known;
        known.key.text = room.at("key").get<std::string>();
        known.name = room.at("name").get<std::string>();
        view.rooms.push_back(std::move(known));
    }
    conference_ = std::move(made);
}

void RelayDraft::read_names(std::string_view value) {
    auto made = std::make_shared<views::Versioned<views::DirectoryView>>();
    for (const Json& each : codec::parse(value)) {
        meeting::Delegation delegation;
        delegation.en.list = each.at("en").get<std::string>();
        for (const auto& [language, name] : each.at("list_names").items()) {
            delegation.list_names[language] = name.get<std::string>();
        }
        made->value.delegations.push_back(std::move(delegation));
    }
    directory_ = std::move(made);
}

void RelayDraft::read_calendar(std::string_view value) {
    const Json json = codec::parse(value);
    auto made = std::make_shared<Calendar>();
    const auto name = json.at("name").get<std::string>();
    made->name = calendar_file_name(name.substr(0, name.rfind(".ics")));
    made->body = json.at("body").get<std::string>();
    made->etag = etag_of(made->body);
    calendar_ = std::move(made);
}

bool RelayDraft::has(const char* name, const std::string& room) const {
    const auto found = held_.find({name, room});
    return found != held_.end() && found->second.number > 0;
}

bool RelayDraft::complete() const {
    if (!conference_ || !directory_ || !has("programme") || !has("texts") || !has("proceedings")) {
        return false;
    }
    const auto& rooms = conference_->value.rooms;
    return std::all_of(rooms.begin(), rooms.end(), [this](const views::RoomView& room) {
        return has("floor", room.key.text) && has("queue", room.key.text);
    });
}

std::int64_t RelayDraft::epoch() const { return conference_ ? conference_->value.clock_epoch : 0; }

std::vector<RelayedSlice> RelayDraft::slices() const {
    std::vector<RelayedSlice> slices;
    for (const auto& [key, held] : held_) {
        if (held.number > 0 && !is_page(key.first)) {
            slices.push_back(held.slice);
        }
    }
    std::stable_sort(slices.begin(), slices.end(),
                     [](const auto& a, const auto& b) { return rank(a.name) < rank(b.name); });
    return slices;
}

views::Board RelayDraft::board() const {
    views::Board board;
    board.version = version_;
    board.open.conference = conference_;
    board.directory = directory_;
    return board;
}

}  // namespace dais::net

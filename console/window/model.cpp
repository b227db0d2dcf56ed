#include "console/window/model.h"

#include <algorithm>

#include "console/panels/find.h"
#include "console/panels/next.h"
#include "console/panels/procedure.h"

namespace dais::console {

namespace {

using meeting::MeetingState;

template <class Things, class KeyType>
auto* by_key(Things& things, const KeyType& key) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const auto& thing) { return thing.key == key; });
    return found == things.end() ? nullptr : &*found;
}

bool live(const views::MeetingView& meeting) {
    return meeting.state == MeetingState::in_session || meeting.state == MeetingState::suspended;
}

// How many of a list's items a slot takes up; a list with other items besides fits less well.
int overlap(const views::ListView& list, const views::SlotView& slot) {
    int shared = 0;
    for (const views::ItemView& item : list.items) {
        shared += by_key(slot.items, item.key) == nullptr ? 0 : 1;
    }
    return shared == 0 ? 0 : 100 * shared - static_cast<int>(list.items.size());
}

const views::ListView* best_list(const views::ListsView& lists, const views::SlotView& slot) {
    const views::ListView* best = nullptr;
    int most = 0;
    for (const views::ListView& list : lists.lists) {
        const int fits = overlap(list, slot);
        if (fits > most) {
            best = &list;
            most = fits;
        }
    }
    return best;
}

}  // namespace

const Scene& Model::update(const meeting::Door& door, Choices& choices) {
    scene_.board = door.board();
    scene_.screens = door.screens();
    scene_.actor = door.actor();
    scene_.trouble = door.trouble();
    if (!scene_.screens) {
        scene_.screens = no_screens_;
    }
    if (!scene_.board) {
        return scene_;
    }
    look_at(*scene_.board);
    read_time(door);
    choose_room(choices);
    scene_.days = days_.get({scene_.board->officers.programme}, zone_name_,
                            [&] { return days_of(*scene_.programme, *zone_); });
    scene_.day = choices.day.value_or(scene_.today);
    choose_list(choices);
    choose_planned(choices);
    find_typed(choices);
    prepare_projection(choices);
    prepare();
    prepare_deeds(choices);
    return scene_;
}

void Model::look_at(const views::Board& board) {
    scene_.conference = &board.officers.conference->value;
    scene_.programme = &board.officers.programme->value;
    scene_.directory = &board.directory->value;
    scene_.lists = &board.lists->value;
    scene_.history = &board.history->value;
    scene_.record = &board.record->value;
    scene_.procedure = &board.procedure->value;
}

void Model::read_time(const meeting::Door& door) {
    if (!zone_ || zone_name_ != scene_.conference->zone) {
        zone_ = timing::Zone::named(scene_.conference->zone);
        zone_name_ = scene_.conference->zone;
    }
    scene_.zone = zone_;
    scene_.now = door.now();
    scene_.utc = scene_.conference->utc_at_zero + scene_.now.time_since_epoch();
    scene_.wall = zone_->wall(scene_.utc);
    scene_.today = date::floor<date::days>(scene_.wall);
}

// The one in session or suspended; else the one picked in the programme; else the next planned.
const views::MeetingView* Model::meeting_of(const meeting::RoomKey& room,
                                            const Choices& choices) const {
    const views::MeetingView* next = nullptr;
    const views::MeetingView* last = nullptr;
    for (const views::MeetingView& meeting : scene_.programme->meetings) {
        if (meeting.room != room) {
            continue;
        }
        if (live(meeting)) {
            return &meeting;
        }
        const bool ahead = meeting.state == MeetingState::scheduled && meeting.ends > scene_.utc;
        next = next == nullptr && ahead ? &meeting : next;
        last = &meeting;
    }
    const auto picked = choices.meetings.find(room);
    if (picked != choices.meetings.end()) {
        const auto* meeting = by_key(scene_.programme->meetings, picked->second);
        if (meeting != nullptr && meeting->state == MeetingState::scheduled) {
            return meeting;
        }
    }
    return next != nullptr ? next : last;
}

void Model::choose_room(const Choices& choices) {
    scene_.rooms.clear();
    for (const views::RoomView& room : scene_.conference->rooms) {
        scene_.rooms.push_back({&room, meeting_of(room.key, choices)});
    }
    const RoomTab* chosen = nullptr;
    for (const RoomTab& tab : scene_.rooms) {
        if (choices.room ? tab.room->key == *choices.room
                         : chosen == nullptr && tab.meeting != nullptr && live(*tab.meeting)) {
            chosen = &tab;
        }
    }
    if (chosen == nullptr && !scene_.rooms.empty()) {
        chosen = &scene_.rooms.front();
    }
    scene_.room = chosen == nullptr ? nullptr : chosen->room;
    scene_.meeting = chosen == nullptr ? nullptr : chosen->meeting;
    scene_.floor = nullptr;
    scene_.on_screens = nullptr;
    scene_.formal = nullptr;
    for (const views::MeetingProcedureView& each : scene_.procedure->meetings) {
        if (scene_.meeting != nullptr && each.meeting == scene_.meeting->key) {
            scene_.formal = &each;
        }
    }
    if (scene_.room == nullptr) {
        return;
    }
    const auto floor = scene_.board->officers.floors.find(scene_.room->key);
    if (floor != scene_.board->officers.floors.end() && floor->second) {
        scene_.floor = &floor->second->value;
    }
    const auto queue = scene_.board->open.queues.find(scene_.room->key);
    if (queue != scene_.board->open.queues.end() && queue->second) {
        scene_.on_screens = &queue->second->value;
    }
}

// The list of what is debated now, or first, at a meeting.
const views::ListView* Model::list_of(const views::MeetingView& meeting) const {
    const views::ListView* first = nullptr;
    for (const views::SlotView& slot : meeting.slots) {
        const auto* list = best_list(*scene_.lists, slot);
        if (list != nullptr && slot.starts <= scene_.utc && scene_.utc < slot.ends) {
            return list;
        }
        first = first == nullptr ? list : first;
    }
    return first;
}

void Model::choose_list(const Choices& choices) {
    scene_.list = nullptr;
    if (scene_.room != nullptr) {
        const auto chosen = choices.lists.find(scene_.room->key);
        if (chosen != choices.lists.end()) {
            scene_.list = by_key(scene_.lists->lists, chosen->second);
        }
    }
    if (scene_.list == nullptr && scene_.meeting != nullptr) {
        scene_.list = list_of(*scene_.meeting);
    }
    if (scene_.list == nullptr && !scene_.lists->lists.empty()) {
        scene_.list = &scene_.lists->lists.front();
    }
    const bool here = scene_.floor != nullptr && scene_.meeting != nullptr &&
                      scene_.floor->meeting == scene_.meeting->key;
    scene_.items.clear();
    if (here && !scene_.floor->items.empty()) {
        scene_.items = scene_.floor->items;
    } else if (scene_.list != nullptr) {
        scene_.items = scene_.list->items;
    }
}

// What was chosen in the programme; else what the keys act on.
void Model::choose_planned(const Choices& choices) {
    scene_.planned = nullptr;
    if (choices.planned) {
        scene_.planned = by_key(scene_.programme->meetings, *choices.planned);
    }
    if (scene_.planned == nullptr) {
        scene_.planned = scene_.meeting;
    }
}

// "What if" is answered here, once for each question, and never while a panel draws.
void Model::prepare_projection(Choices& choices) {
    scene_.projection = nullptr;
    scene_.projected = nullptr;
    const auto& slice = scene_.board->projections;
    if (slice && scene_.meeting != nullptr) {
        for (const views::ProjectionView& each : slice->value.projections) {
            if (each.basis.meeting == scene_.meeting->key) {
                scene_.projection = &each;
            }
        }
    }
    if (scene_.projection == nullptr) {
        choices.what_if = {};  // a question about one meeting is none about the next
        return;
    }
    const meeting::WhatIf& what_if = choices.what_if;
    std::string also = scene_.meeting->key.text + (what_if.close_list ? "\nclosed" : "\n");
    also += what_if.without_breaks ? "\nno breaks" : "\n";
    also += what_if.limit ? std::to_string(what_if.limit->count()) : std::string{};
    scene_.projected = &projected_.get({slice, scene_.board->officers.programme}, also, [&] {
        return projection_text(*scene_.projection, what_if, *scene_.programme, *zone_, words_);
    });
}

void Model::prepare() {
    const views::Board& board = *scene_.board;
    const std::string list = scene_.list == nullptr ? std::string{} : scene_.list->key.text;
    const bool projected = scene_.projected != nullptr;
    const std::string meeting = projected ? scene_.meeting->key.text : std::string{};
    scene_.rows = &rows_.get({board.lists, board.projections}, list + '\n' + meeting, [&] {
        return scene_.list == nullptr ? std::vector<ListRow>{}
                                      : rows_of(*scene_.list, words_, scene_.projected);
    });
    scene_.next = &next_.get({board.lists}, list, [&] {
        return scene_.list == nullptr ? std::vector<NextCard>{}
                                      : next_of(*scene_.list, kNextShown, words_);
    });
    const auto day = std::to_string(scene_.day.time_since_epoch().count());
    scene_.plan = &plan_.get({board.officers.programme}, zone_name_ + day, [&] {
        return plan_of(*scene_.programme, *zone_, scene_.day, words_);
    });
    scene_.happened = &happened_.get({board.history, board.officers.conference}, zone_name_, [&] {
        return rows_of(*scene_.history, *scene_.conference, *zone_, words_);
    });
    scene_.screens_text = &screens_.get({scene_.screens}, {}, [&] {
        return screens_text(*scene_.screens, scene_.conference->rooms, words_);
    });
}

void Model::find_typed(Choices& choices) {
    const Finder& finder =
        finder_.get({scene_.board->directory}, {}, [&] { return Finder{*scene_.directory}; });
    const std::string& text = choices.inscribing.text.text();
    choices.matches = matches_.get({scene_.board->directory}, text, [&] {
        const Typed typed = split_typed(text);
        Matches matches;
        matches.best = finder.find(typed.delegation, kMatchesShown);
        if (!typed.group.empty()) {
            const auto groups = finder.find_group(typed.group, 1);
            matches.group_unknown = groups.empty();
            if (!groups.empty()) {
                matches.group = groups.front().index;
            }
            // What speaks for a group is a delegation.
            matches.best.erase(
                std::remove_if(matches.best.begin(), matches.best.end(),
                               [](const Found& each) { return each.kind == FoundKind::group; }),
                matches.best.end());
        }
        return matches;
    });
    if (choices.inscribing.match >= choices.matches.best.size()) {
        choices.inscribing.match = 0;
    }
    find_asked(choices, finder);
}

// A delegation that a deed asks for; a group moves nothing and raises nothing.
void Model::find_asked(Choices& choices, const Finder& finder) {
    auto* procedure = std::get_if<Procedure>(&choices.overlay);
    if (procedure != nullptr && procedure->asking &&
        procedure->asking->question().kind == Question::Kind::choice) {
        find_options(*procedure->asking);
    }
    if (procedure == nullptr || !procedure->asking ||
        procedure->asking->question().kind != Question::Kind::delegation) {
        return;
    }
    Asking& asking = *procedure->asking;
    asking.found = finder.find(asking.text.text(), 2 * kMatchesShown);
    asking.found.erase(
        std::remove_if(asking.found.begin(), asking.found.end(),
                       [](const Found& each) { return each.kind == FoundKind::group; }),
        asking.found.end());
    asking.found.resize(std::min(asking.found.size(), kMatchesShown));
    if (asking.match >= asking.found.size()) {
        asking.match = 0;
    }
}

void Model::prepare_deeds(const Choices& choices) {
    scene_.deeds = nullptr;
    if (!std::holds_alternative<Procedure>(choices.overlay)) {
        return;
    }
    const views::Board& board = *scene_.board;
    std::vector<std::shared_ptr<const void>> from{board.procedure,
                                                  board.lists,
                                                  board.history,
                                                  board.directory,
                                                  board.officers.programme,
                                                  board.officers.conference};
    std::string also = scene_.list == nullptr ? std::string{} : scene_.list->key.text;
    also += '\n' + (scene_.meeting == nullptr ? std::string{} : scene_.meeting->key.text);
    also += '\n' + (scene_.planned == nullptr ? std::string{} : scene_.planned->key.text);
    also += '\n' + std::to_string(scene_.day.time_since_epoch().count());
    also += '\n' + std::to_string(choices.row ? choices.row->value : 0);
    also += '\n' + hour_and_minute(scene_.utc);  // "in 15 minutes" is said as an hour
    if (scene_.room != nullptr) {
        also += '\n' + scene_.room->key.text;
        const auto floor = board.officers.floors.find(scene_.room->key);
        if (floor != board.officers.floors.end()) {
            from.emplace_back(floor->second);
        }
    }
    scene_.deeds = &deeds_.get(std::move(from), std::move(also),
                               [&] { return deeds_of(scene_, choices.row, words_); });
}

}  // namespace dais::console

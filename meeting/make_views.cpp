#include "meeting/make_views.h"

#include <algorithm>
#include <set>

#include "meeting/apply.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"
#include "meeting/rules/undo.h"
#include "timing/zones.h"

namespace dais::meeting::views {

namespace {

template <class T>
Slice<T> versioned(T value, std::int64_t version, const Slice<T>& previous) {
    if (previous && previous->value == value) {
        return previous;
    }
    // Something that changed without a new row (the record's trouble) still gets a newer version.
    const std::int64_t newer = previous ? std::max(version, previous->version + 1) : version;
    return std::make_shared<const Versioned<T>>(Versioned<T>{newer, std::move(value)});
}

ItemView item_view(const ConferenceFacts& facts, const ItemKey& key) {
    const AgendaItem* item = find(facts, key);
    if (item == nullptr) {
        return {.key = key, .number = key.text, .letter = {}, .title = {}, .short_title = {}};
    }
    return {.key = item->key,
            .number = item->number,
            .letter = item->letter,
            .title = item->title,
            .short_title = item->short_title};
}

std::vector<ItemView> item_views(const ConferenceFacts& facts, const std::vector<ItemKey>& keys) {
    std::vector<ItemView> items;
    items.reserve(keys.size());
    for (const auto& key : keys) {
        items.push_back(item_view(facts, key));
    }
    return items;
}

// "Item 7 (B)", "Items 9 (D) and 10 (E)".
std::string list_name(const std::vector<ItemView>& items) {
    std::string name = items.size() > 1 ? "Items " : "Item ";
    for (std::size_t i = 0; i < items.size(); ++i) {
        name += i == 0 ? "" : i + 1 == items.size() ? " and " : ", ";
        name += items[i].number;
        name += items[i].letter.empty() ? "" : " (" + items[i].letter + ")";
    }
    return name;
}

SpeakerView speaker_view(const Conference& conference, const Inscription& inscription) {
    SpeakerView view;
    view.modality = inscription.modality;
    view.name = name_of(conference, inscription.delegation);
    if (const Delegation* delegation = find(*conference.facts, inscription.delegation)) {
        view.iso2 = delegation->iso2;
    }
    if (inscription.on_behalf_of) {
        view.on_behalf_of_short = name_of(conference, *inscription.on_behalf_of);
        view.on_behalf_of = view.on_behalf_of_short;
        if (inscription.on_behalf_of->group) {
            if (const Group* group = find(*conference.facts, *inscription.on_behalf_of->group)) {
                view.on_behalf_of = group->list;
            }
        }
    }
    return view;
}

ClockState clock_state(const Statement& statement) {
    if (std::holds_alternative<Concluded>(statement.state)) {
        return ClockState::concluded;
    }
    if (!statement.allotted) {
        return ClockState::none;
    }
    if (std::holds_alternative<Running>(statement.state)) {
        return ClockState::running;
    }
    return std::holds_alternative<Paused>(statement.state) ? ClockState::paused
                                                           : ClockState::standing;
}

StatementView statement_view(const Conference& conference, const Statement& statement) {
    StatementView view;
    view.id = statement.id;
    view.given_at = statement.given_at;
    view.clock = clock_state(statement);
    view.allotted = statement.allotted.value_or(timing::Duration::zero());
    view.warning = statement.warning;
    view.used_before = statement.used_before;
    if (const auto* running = std::get_if<Running>(&statement.state)) {
        view.running_since = running->since;
    }
    if (const auto* presider = std::get_if<Presider>(&statement.holder)) {
        view.kind = StatementKind::presider;
        view.office = presider->office;
        view.speaker.name = presider->name;
        return view;
    }
    const InscriptionId id = std::get<FromList>(statement.holder).inscription;
    view.inscription = id;
    if (const Inscription* inscription = find(conference, id)) {
        view.speaker = speaker_view(conference, *inscription);
        view.kind = inscription->on_behalf_of ? StatementKind::group : StatementKind::national;
    }
    return view;
}

const ListOfSpeakers* list_of(const Conference& conference, const Statement& statement) {
    const auto* from_list = std::get_if<FromList>(&statement.holder);
    const Inscription* inscription =
        from_list == nullptr ? nullptr : find(conference, from_list->inscription);
    return inscription == nullptr ? nullptr : find(conference, inscription->list);
}

std::vector<ItemKey> debated_items(const PlannedMeeting& meeting) {
    std::vector<ItemKey> items;
    for (const auto& slot : meeting.slots) {
        if (slot.kind != SlotKind::debate) {
            continue;
        }
        for (const auto& item : slot.items) {
            if (std::find(items.begin(), items.end(), item) == items.end()) {
                items.push_back(item);
            }
        }
    }
    return items;
}

ConferenceView conference_view(const Conference& conference) {
    const ConferenceFacts& facts = *conference.facts;
    ConferenceView view{.short_title = facts.short_title,
                        .title = facts.title,
                        .venue = facts.venue,
                        .zone = facts.zone,
                        .rehearsal = conference.rehearsal,
                        .utc_at_zero = conference.utc_at_zero,
                        .clock_epoch = conference.clock_epoch,
                        .elapsed_to_confirm = conference.elapsed_to_confirm,
                        .rooms = {}};
    for (const auto& room : facts.rooms) {
        view.rooms.push_back({room.key, room.name, room.name_known});
    }
    return view;
}

MeetingView meeting_view(const Conference& conference, const PlannedMeeting& meeting,
                         const timing::Zone& zone) {
    const MeetingRun& run = conference.meetings.at(meeting.key);
    MeetingView view{.key = meeting.key,
                     .name = name_of(meeting),
                     .ordinal = meeting.ordinal,
                     .kind = meeting.kind,
                     .room = meeting.room,
                     .starts = zone.utc_or_first(meeting.starts),
                     .ends = zone.utc_or_first(meeting.ends),
                     .modality = meeting.modality,
                     .webcast = meeting.webcast,
                     .open_to_public = meeting.open_to_public,
                     .hours_assumed = meeting.hours_assumed,
                     .state = run.state,
                     .changed_at = run.changed_at,
                     .released_next = run.released_next,
                     .slots = {}};
    for (const auto& slot : meeting.slots) {
        view.slots.push_back({.key = slot.key,
                              .kind = slot.kind,
                              .items = item_views(*conference.facts, slot.items),
                              .title = slot.title,
                              .starts = zone.utc_or_first(slot.starts),
                              .ends = zone.utc_or_first(slot.ends),
                              .assumed = slot.assumed});
    }
    return view;
}

ProgrammeView programme_view(const Conference& conference, bool public_only) {
    const timing::Zone zone = timing::Zone::named(conference.facts->zone);
    ProgrammeView view;
    for (const auto& meeting : conference.facts->meetings) {
        if (meeting.open_to_public || !public_only) {
            view.meetings.push_back(meeting_view(conference, meeting, zone));
        }
    }
    return view;
}

FloorView floor_view(const Conference& conference, const Room& room, bool public_only) {
    FloorView view;
    view.room = room.key;
    view.room_name = room.name;
    view.room_name_known = room.name_known;
    const PlannedMeeting* meeting = current_meeting(conference, room.key, public_only);
    if (meeting == nullptr) {
        return view;
    }
    view.meeting = meeting->key;
    view.meeting_name = name_of(*meeting);
    view.state = conference.meetings.at(meeting->key).state;
    std::vector<ItemKey> items = debated_items(*meeting);
    const Floor& floor = conference.floors.at(room.key);
    const Statement* held = floor.held ? find(conference, *floor.held) : nullptr;
    // A floor held at a meeting that this audience is not told of is not told of either.
    if (held != nullptr && held->meeting == meeting->key) {
        view.statement = statement_view(conference, *held);
        if (const ListOfSpeakers* list = list_of(conference, *held)) {
            items = list->items;
        }
    }
    const Statement* last = floor.last ? find(conference, *floor.last) : nullptr;
    if (last != nullptr && last->meeting == meeting->key && !public_only) {
        view.last = statement_view(conference, *last);
    }
    view.items = item_views(*conference.facts, items);
    return view;
}

QueueView queue_view(const Conference& conference, const Room& room, bool public_only) {
    QueueView view;
    view.room = room.key;
    const PlannedMeeting* meeting = current_meeting(conference, room.key, public_only);
    if (meeting == nullptr) {
        return view;
    }
    const MeetingRun& run = conference.meetings.at(meeting->key);
    const auto released = static_cast<std::size_t>(std::max(run.released_next, 0));
    view.released = released > 0;
    const ListOfSpeakers* list = current_list(conference, *meeting);
    if (list == nullptr || run.state == MeetingState::adjourned) {
        return view;
    }
    const std::size_t shown =
        public_only ? std::min(released, list->waiting.size()) : list->waiting.size();
    if (shown > 0) {
        view.items = item_views(*conference.facts, list->items);
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const Inscription& inscription = *find(conference, list->waiting[i]);
        const SpeakerClass* speaker_class = find(*conference.facts, inscription.speaker_class);
        view.next.push_back({.position = static_cast<int>(i) + 1,
                             .speaker = speaker_view(conference, inscription),
                             .class_name = speaker_class == nullptr ? "" : speaker_class->name});
    }
    return view;
}

InscriptionView inscription_view(const Conference& conference, InscriptionId id, int position) {
    const Inscription& inscription = *find(conference, id);
    const SpeakerClass* speaker_class = find(*conference.facts, inscription.speaker_class);
    return {.id = id,
            .position = position,
            .delegation = inscription.delegation,
            .speaker = speaker_view(conference, inscription),
            .speaker_class = inscription.speaker_class,
            .class_name = speaker_class == nullptr ? "" : speaker_class->name,
            .limit = rules::limit_of(*conference.facts, inscription.speaker_class),
            .moved_by = inscription.moved_by,
            .out_of_class = inscription.out_of_class};
}

ListsView lists_view(const Conference& conference) {
    std::map<ListKey, int> spoken;
    for (const auto& [id, inscription] : conference.inscriptions) {
        const bool had_floor = std::holds_alternative<Speaking>(inscription.state) ||
                               std::holds_alternative<Spoken>(inscription.state);
        spoken[inscription.list] += had_floor ? 1 : 0;
    }
    ListsView view;
    for (const auto& [key, list] : conference.lists) {
        ListView each;
        each.key = key;
        each.items = item_views(*conference.facts, list.items);
        each.name = list_name(each.items);
        each.spoken = spoken[key];
        each.carried_over = list.carried_over;
        each.waiting.reserve(list.waiting.size());
        for (const auto id : list.waiting) {
            const int position = each.spoken + static_cast<int>(each.waiting.size()) + 1;
            each.waiting.push_back(inscription_view(conference, id, position));
        }
        view.lists.push_back(std::move(each));
    }
    // Keys sort as text ("10" before "6"); people expect the agenda's order.
    const auto place = [&](const ListView& list) {
        const auto& agenda = conference.facts->agenda;
        return std::find_if(agenda.begin(), agenda.end(),
                            [&](const AgendaItem& item) {
                                return !list.items.empty() && item.key == list.items.front().key;
                            }) -
               agenda.begin();
    };
    std::stable_sort(view.lists.begin(), view.lists.end(),
                     [&](const ListView& a, const ListView& b) { return place(a) < place(b); });
    return view;
}

DirectoryView directory_view(const ConferenceFacts& facts) {
    return {.delegations = facts.delegations,
            .groups = facts.groups,
            .classes = facts.profile.classes,
            .group_statement_class = facts.profile.group_statement_class,
            .bureau = facts.bureau};
}

ActionView action_view(const Action& action) {
    return {.action = action.id,
            .actor = action.actor,
            .at = action.recorded,
            .what = action.what,
            .names = action.names,
            .undone = action.undone};
}

UndoView undo_view(const State& state, const Action& action) {
    UndoView view;
    view.action = action_view(action);
    const Conference after = without(state, action.id);
    for (const auto& thing : action.touched) {
        if (thing.kind != TouchedKind::floor) {
            continue;
        }
        view.room = RoomKey{thing.id};
        const Statement* then = floor_holder(after, view.room);
        const Statement* now = floor_holder(state.conference, view.room);
        if (then != nullptr) {
            view.floor_after = statement_view(after, *then);
        }
        const auto shown_now =
            now == nullptr ? std::nullopt : std::optional{statement_view(state.conference, *now)};
        view.floor_changes = view.floor_after != shown_now;
    }
    return view;
}

HistoryView history_view(const State& state) {
    HistoryView view;
    std::set<Actor> authors;
    for (auto action = state.actions.rbegin(); action != state.actions.rend(); ++action) {
        if (view.actions.size() == kHistoryRows) {
            break;
        }
        if (action->what.empty()) {
            continue;
        }
        view.actions.push_back(action_view(*action));
        // An author's newest action first: only that one can be undone, if nothing stands on it.
        if (action->undoable && !action->undone && authors.insert(action->actor).second &&
            rules::built_upon(state, *action) == nullptr) {
            view.undoable.push_back(undo_view(state, *action));
        }
    }
    return view;
}

Audience audience(const Conference& conference, std::int64_t version, bool public_only,
                  const Audience* previous) {
    const Audience before = previous == nullptr ? Audience{} : *previous;
    const auto slice_of = [](const auto& slices, const RoomKey& room) {
        const auto found = slices.find(room);
        return found == slices.end() ? decltype(found->second){} : found->second;
    };
    Audience made;
    made.conference = versioned(conference_view(conference), version, before.conference);
    made.programme = versioned(programme_view(conference, public_only), version, before.programme);
    for (const auto& room : conference.facts->rooms) {
        made.floors[room.key] = versioned(floor_view(conference, room, public_only), version,
                                          slice_of(before.floors, room.key));
        made.queues[room.key] = versioned(queue_view(conference, room, public_only), version,
                                          slice_of(before.queues, room.key));
    }
    return made;
}

}  // namespace

const PlannedMeeting* current_meeting(const Conference& conference, const RoomKey& room,
                                      bool public_only) {
    const PlannedMeeting* adjourned = nullptr;
    for (const auto& meeting : conference.facts->meetings) {
        if (meeting.room != room || (public_only && !meeting.open_to_public)) {
            continue;
        }
        const MeetingRun& run = conference.meetings.at(meeting.key);
        if (run.state == MeetingState::in_session || run.state == MeetingState::suspended) {
            return &meeting;
        }
        const bool later = adjourned == nullptr ||
                           run.changed_at > conference.meetings.at(adjourned->key).changed_at;
        if (run.state == MeetingState::adjourned && later) {
            adjourned = &meeting;
        }
    }
    return adjourned;
}

const ListOfSpeakers* current_list(const Conference& conference, const PlannedMeeting& meeting) {
    const Floor& floor = conference.floors.at(meeting.room);
    for (const auto& id : {floor.held, floor.last}) {
        const Statement* statement = id ? find(conference, *id) : nullptr;
        const ListOfSpeakers* list = statement == nullptr || statement->meeting != meeting.key
                                         ? nullptr
                                         : list_of(conference, *statement);
        if (list != nullptr && !list->waiting.empty()) {
            return list;
        }
    }
    const ListOfSpeakers* carried = nullptr;
    for (const auto& [key, list] : conference.lists) {
        if (list.waiting.empty()) {
            continue;
        }
        if (rules::takes_up(meeting, list)) {
            return &list;
        }
        carried = list.carried_over == meeting.key && carried == nullptr ? &list : carried;
    }
    return carried;
}

std::shared_ptr<const Board> make_board(const State& state, const timing::ClockFace& face,
                                        const RecordView& record, const Board* previous) {
    const Conference& conference = state.conference;
    const std::int64_t version = state.rows.empty() ? 0 : state.rows.back().sequence.value;
    auto board = std::make_shared<Board>();
    board->version = version;
    board->face = face;
    board->open =
        audience(conference, version, true, previous == nullptr ? nullptr : &previous->open);
    board->officers =
        audience(conference, version, false, previous == nullptr ? nullptr : &previous->officers);
    // The directory is fixed when the conference is created: never compared, only kept.
    board->directory = previous != nullptr ? previous->directory
                                           : versioned(directory_view(*conference.facts), version,
                                                       Slice<DirectoryView>{});
    board->lists = versioned(lists_view(conference), version,
                             previous == nullptr ? Slice<ListsView>{} : previous->lists);
    board->history = versioned(history_view(state), version,
                               previous == nullptr ? Slice<HistoryView>{} : previous->history);
    board->record =
        versioned(record, version, previous == nullptr ? Slice<RecordView>{} : previous->record);
    board->grants = previous != nullptr && *previous->grants == conference.grants
                        ? previous->grants
                        : std::make_shared<const std::vector<Grant>>(conference.grants);
    return board;
}

}  // namespace dais::meeting::views

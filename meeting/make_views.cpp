#include "meeting/make_views.h"

#include <algorithm>
#include <set>

#include "meeting/apply.h"
#include "meeting/chair_script.h"
#include "meeting/make_list_views.h"
#include "meeting/make_procedure_view.h"
#include "meeting/make_programme_view.h"
#include "meeting/make_role_views.h"
#include "meeting/make_statement_view.h"
#include "meeting/make_text_view.h"
#include "meeting/podium_view.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"
#include "meeting/rules/undo.h"
#include "meeting/versioned.h"

namespace dais::meeting::views {

namespace {

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
    ConferenceView view{.key = facts.key,
                        .short_title = facts.short_title,
                        .title = facts.title,
                        .venue = facts.venue,
                        .zone = facts.zone,
                        .rehearsal = conference.rehearsal,
                        .utc_at_zero = conference.utc_at_zero,
                        .clock_epoch = conference.clock_epoch,
                        .elapsed_to_confirm = conference.elapsed_to_confirm,
                        .rooms = {},
                        .agenda_adopted = conference.agenda_adopted,
                        .closed = conference.closed};
    for (const auto& room : facts.rooms) {
        view.rooms.push_back({room.key, room.name, room.name_known});
    }
    return view;
}

FloorView floor_view(const Conference& conference, const Room& room, Told told) {
    FloorView view;
    view.room = room.key;
    view.room_name = room.name;
    view.room_name_known = room.name_known;
    const PlannedMeeting* meeting = current_meeting(conference, room.key, told);
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
        view.statement = statement_view(conference, *held, told);
        if (const ListOfSpeakers* list = list_of(conference, *held)) {
            items = list->items;
        }
    }
    const Statement* last = floor.last ? find(conference, *floor.last) : nullptr;
    if (last != nullptr && last->meeting == meeting->key && told == Told::officers) {
        view.last = statement_view(conference, *last, told);
    }
    const PointOfOrder* point = open_point(conference, meeting->key);
    if (point != nullptr && !point->closed) {
        view.point_of_order = name_of(conference, point->delegation);
    }
    view.voting = run_of(conference, meeting->key).voting.value_or(std::string{});
    view.presiding = run_of(conference, meeting->key).presiding;
    view.text = consideration_view(conference, meeting->key, told);
    view.announced = announced_view(conference, *meeting, told);
    const auto& under_consideration = run_of(conference, meeting->key).item;
    if (under_consideration && !view.statement) {
        items = {*under_consideration};
    }
    view.items = item_views(*conference.facts, items);
    return view;
}

// The list whose opening and closing concerns a meeting now, whether or not anybody is on it: that
// somebody asked is not public.
const ListOfSpeakers* announced_list(const Conference& conference, const PlannedMeeting& meeting) {
    const Floor& floor = conference.floors.at(meeting.room);
    const ListOfSpeakers* first = nullptr;
    for (const auto& id : {floor.held, floor.last}) {
        const Statement* statement = id ? find(conference, *id) : nullptr;
        const ListOfSpeakers* list = statement == nullptr || statement->meeting != meeting.key
                                         ? nullptr
                                         : list_of(conference, *statement);
        if (list != nullptr && list->kind == ListKind::speakers) {
            return list;
        }
    }
    for (const auto& [key, list] : conference.lists) {
        const bool here = list.kind == ListKind::speakers && rules::takes_up(meeting, list);
        first = here && first == nullptr ? &list : first;
    }
    return first;
}

QueueView queue_view(const Conference& conference, const Room& room, Told told) {
    QueueView view;
    view.room = room.key;
    const PlannedMeeting* meeting = current_meeting(conference, room.key, told);
    if (meeting == nullptr) {
        return view;
    }
    const MeetingRun& run = conference.meetings.at(meeting->key);
    const auto released = static_cast<std::size_t>(std::max(run.released_next, 0));
    view.released = released > 0;
    if (const ListOfSpeakers* announced = announced_list(conference, *meeting)) {
        view.status = announced->status;
        view.closes = announced->closes;
    }
    const ListOfSpeakers* list = rules::current_list(conference, *meeting);
    if (list == nullptr || run.state == MeetingState::adjourned) {
        return view;
    }
    const std::size_t shown =
        told != Told::officers ? std::min(released, list->waiting.size()) : list->waiting.size();
    if (shown > 0) {
        view.items = item_views(*conference.facts, list->items);
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const Inscription& inscription = *find(conference, list->waiting[i]);
        const SpeakerClass* speaker_class = find(*conference.facts, inscription.speaker_class);
        SpeakerView speaker = speaker_view(conference, inscription);
        if (told != Told::officers) {
            speaker.person.clear();
        }
        view.next.push_back({.position = static_cast<int>(i) + 1,
                             .speaker = std::move(speaker),
                             .class_name = speaker_class == nullptr ? "" : speaker_class->name});
    }
    return view;
}

ProjectionsView projections_view(const Conference& conference, timing::Instant now) {
    ProjectionsView view;
    for (const auto& meeting : conference.programme->meetings) {
        if (auto basis = basis_of(conference, meeting.key, now)) {
            Projection projection = project(*basis);
            view.projections.push_back({*std::move(basis), std::move(projection)});
        }
    }
    return view;
}

DirectoryView directory_view(const ConferenceFacts& facts) {
    std::vector<ItemKey> agenda;
    agenda.reserve(facts.agenda.size());
    for (const auto& item : facts.agenda) {
        agenda.push_back(item.key);
    }
    return {.delegations = facts.delegations,
            .groups = facts.groups,
            .classes = facts.profile.classes,
            .group_statement_class = facts.profile.group_statement_class,
            .bureau = facts.bureau,
            .ranks = facts.profile.ranks,
            .words_a_minute = facts.profile.words_a_minute,
            .consent_to_close = facts.profile.consent_to_close,
            .consent_to_reopen = facts.profile.consent_to_reopen,
            .series = facts.series,
            .agenda = item_views(facts, agenda),
            .hours = facts.hours};
}

ActionView action_view(const Action& action) {
    return {.action = action.id,
            .actor = action.anonymous ? Actor{} : action.actor,
            .at = action.recorded,
            .what = action.what,
            .names = action.names,
            .undone = action.undone,
            .announcement = action.announcement,
            .reason = action.reason};
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
            view.floor_after = statement_view(after, *then, Told::officers);
        }
        const auto shown_now =
            now == nullptr ? std::nullopt
                           : std::optional{statement_view(state.conference, *now, Told::officers)};
        view.floor_changes = view.floor_after != shown_now;
    }
    return view;
}

// Only officers undo.
bool officer(const State& state, const Actor& actor) {
    const Grant* grant = grant_of(state.conference, actor.link);
    return grant == nullptr || grant->role == Role::officer;
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
        if (action->undoable && !action->undone && officer(state, action->actor) &&
            authors.insert(action->actor).second && rules::built_upon(state, *action) == nullptr) {
            view.undoable.push_back(undo_view(state, *action));
        }
    }
    std::set<Actor> redoers;
    for (const auto& action : state.actions) {
        if (!action.undone_by || !redoers.insert(action.actor).second) {
            continue;
        }
        const Action* next = rules::next_to_redo(state, action.actor);
        if (next != nullptr && !rules::not_to_redo(state, *next)) {
            view.redoable.push_back(action_view(*next));
        }
    }
    return view;
}

// Texts are long and change seldom: made anew only where what they are made from is another.
Slice<TextsView> texts_slice(const Conference& conference, std::int64_t version, Told told,
                             const Slice<TextsView>& before, bool same_source) {
    if (same_source && before && before->value.bureau == bureau_view(conference)) {
        return before;
    }
    return versioned(texts_view(conference, told), version, before);
}

Audience audience(const State& state, std::int64_t version, Told told, const Audience& before,
                  bool same_texts) {
    const Conference& conference = state.conference;
    Audience made;
    made.conference = versioned(conference_view(conference), version, before.conference);
    made.programme = versioned(programme_view(state, told), version, before.programme);
    for (const auto& room : conference.facts->rooms) {
        made.floors[room.key] = versioned(floor_view(conference, room, told), version,
                                          slice_of(before.floors, room.key));
        made.queues[room.key] = versioned(queue_view(conference, room, told), version,
                                          slice_of(before.queues, room.key));
    }
    made.texts = texts_slice(conference, version, told, before.texts, same_texts);
    return made;
}

}  // namespace

const PlannedMeeting* current_meeting(const Conference& conference, const RoomKey& room,
                                      Told told) {
    const PlannedMeeting* adjourned = nullptr;
    for (const auto& meeting : conference.programme->meetings) {
        if (meeting.room != room || (!closed_too(told) && !meeting.open_to_public)) {
            continue;
        }
        if (is_on(conference, meeting.key)) {
            return &meeting;
        }
        const MeetingRun& run = conference.meetings.at(meeting.key);
        const bool later = adjourned == nullptr ||
                           run.changed_at > conference.meetings.at(adjourned->key).changed_at;
        if (run.state == MeetingState::adjourned && later) {
            adjourned = &meeting;
        }
    }
    return adjourned;
}

std::shared_ptr<const Board> make_board(const State& state, timing::Instant now,
                                        const timing::ClockFace& face, const RecordView& record,
                                        const Board* previous) {
    const Conference& conference = state.conference;
    const std::int64_t version = state.rows.empty() ? 0 : state.rows.back().sequence.value;
    auto board = std::make_shared<Board>();
    board->version = version;
    board->face = face;
    board->texts = conference.texts;
    board->programme = conference.programme;
    const Board none;
    const Board& before = previous == nullptr ? none : *previous;
    const bool same_texts = before.texts == board->texts && before.programme == board->programme;
    board->open = audience(state, version, Told::open, before.open, same_texts);
    board->participants =
        audience(state, version, Told::participants, before.participants, same_texts);
    board->officers = audience(state, version, Told::officers, before.officers, same_texts);
    // The directory is fixed when the conference is created: never compared, only kept.
    board->directory =
        before.directory ? before.directory
                         : versioned(directory_view(*conference.facts), version, before.directory);
    board->lists = versioned(lists_view(conference), version, before.lists);
    board->procedure = versioned(procedure_view(state), version, before.procedure);
    board->script = versioned(script_view(conference), version, before.script);
    board->podium = versioned(podium_view(conference), version, before.podium);
    board->figures = versioned(figures_of(conference), version, before.figures);
    board->projections = versioned(projections_view(conference, now), version, before.projections);
    board->history = versioned(history_view(state), version, before.history);
    board->record = versioned(record, version, before.record);
    add_for_roles(*board, state, version, now, before);
    return board;
}

std::shared_ptr<const Board> with_projections(const Board& board, const State& state,
                                              timing::Instant now) {
    auto newer = std::make_shared<Board>(board);
    newer->projections =
        versioned(projections_view(state.conference, now), board.version, board.projections);
    add_predicted(*newer, state, board.version, now, board);
    return newer;
}

std::shared_ptr<const Board> with_record(const Board& board, const RecordView& record) {
    auto newer = std::make_shared<Board>(board);
    newer->record = versioned(record, board.version, board.record);
    return newer;
}

}  // namespace dais::meeting::views

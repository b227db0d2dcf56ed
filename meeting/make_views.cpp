#include "meeting/make_views.h"

#include <algorithm>
#include <set>

#include "meeting/apply.h"
#include "meeting/chair_script.h"
#include "meeting/make_list_views.h"
#include "meeting/make_procedure_view.h"
#include "meeting/make_programme_view.h"
#include "meeting/make_text_view.h"
#include "meeting/podium_view.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"
#include "meeting/rules/undo.h"

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

std::optional<TurnView> turn_view(const Conference& conference, const Dialogue& dialogue) {
    if (dialogue.turns.empty()) {
        return std::nullopt;
    }
    const Turn& turn = dialogue.turns.back();
    return TurnView{.batch = turn.batch,
                    .question = turn.asks.has_value(),
                    .name = turn.asks ? name_of(conference, *turn.asks) : turn.answers};
}

// What only officers are told of a statement, and only they: audiences that may not see a field
// get its slice unchanged when nothing but the field changes.
void add_for_officers(const Statement& statement, StatementView& view) {
    view.started_at = statement.started_at;
    if (const auto* paused = std::get_if<Paused>(&statement.state)) {
        view.paused_because = paused->because;
    }
    view.link_lost = statement.link_lost;
    view.recorded = statement.recorded;
    view.interrupted = statement.interrupted;
    view.not_delivered = statement.not_delivered;
    view.calls_to_order = statement.calls_to_order;
    view.microphone = statement.microphone;
}

StatementView statement_view(const Conference& conference, const Statement& statement,
                             bool public_only) {
    StatementView view;
    if (!public_only) {
        add_for_officers(statement, view);
    }
    view.extension = statement.extension;
    view.id = statement.id;
    view.given_at = statement.given_at;
    view.clock = clock_state(statement);
    view.allotted = statement.allotted.value_or(timing::Duration::zero()) + statement.extension;
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
    if (const auto* dialogue = std::get_if<Dialogue>(&statement.holder)) {
        view.kind = StatementKind::dialogue;
        view.speaker.name = dialogue->title;
        view.turn = turn_view(conference, *dialogue);
        return view;
    }
    const InscriptionId id = std::get<FromList>(statement.holder).inscription;
    view.inscription = public_only ? std::nullopt : std::optional{id};
    if (const Inscription* inscription = find(conference, id)) {
        if (const ListOfSpeakers* list = find(conference, inscription->list)) {
            view.list = list->kind;
        }
        view.speaker = speaker_view(conference, *inscription);
        view.kind = inscription->on_behalf_of ? StatementKind::group : StatementKind::national;
    }
    return view;
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
        view.statement = statement_view(conference, *held, public_only);
        if (const ListOfSpeakers* list = list_of(conference, *held)) {
            items = list->items;
        }
    }
    const Statement* last = floor.last ? find(conference, *floor.last) : nullptr;
    if (last != nullptr && last->meeting == meeting->key && !public_only) {
        view.last = statement_view(conference, *last, false);
    }
    const PointOfOrder* point = open_point(conference, meeting->key);
    if (point != nullptr && !point->closed) {
        view.point_of_order = name_of(conference, point->delegation);
    }
    view.voting = run_of(conference, meeting->key).voting.value_or(std::string{});
    view.presiding = run_of(conference, meeting->key).presiding;
    view.text = consideration_view(conference, meeting->key, public_only);
    view.announced = announced_view(conference, *meeting, public_only);
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
    if (const ListOfSpeakers* announced = announced_list(conference, *meeting)) {
        view.status = announced->status;
        view.closes = announced->closes;
    }
    const ListOfSpeakers* list = rules::current_list(conference, *meeting);
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
        SpeakerView speaker = speaker_view(conference, inscription);
        if (public_only) {
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
            .actor = action.actor,
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
            view.floor_after = statement_view(after, *then, false);
        }
        const auto shown_now = now == nullptr
                                   ? std::nullopt
                                   : std::optional{statement_view(state.conference, *now, false)};
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
Slice<TextsView> texts_slice(const Conference& conference, std::int64_t version, bool public_only,
                             const Slice<TextsView>& before, bool same_source) {
    if (same_source && before && before->value.bureau == bureau_view(conference)) {
        return before;
    }
    return versioned(texts_view(conference, public_only), version, before);
}

Audience audience(const State& state, std::int64_t version, bool public_only,
                  const Audience* previous, bool same_texts) {
    const Conference& conference = state.conference;
    const Audience before = previous == nullptr ? Audience{} : *previous;
    const auto slice_of = [](const auto& slices, const RoomKey& room) {
        const auto found = slices.find(room);
        return found == slices.end() ? decltype(found->second){} : found->second;
    };
    Audience made;
    made.conference = versioned(conference_view(conference), version, before.conference);
    made.programme = versioned(programme_view(state, public_only), version, before.programme);
    for (const auto& room : conference.facts->rooms) {
        made.floors[room.key] = versioned(floor_view(conference, room, public_only), version,
                                          slice_of(before.floors, room.key));
        made.queues[room.key] = versioned(queue_view(conference, room, public_only), version,
                                          slice_of(before.queues, room.key));
    }
    made.texts = texts_slice(conference, version, public_only, before.texts, same_texts);
    return made;
}

}  // namespace

const PlannedMeeting* current_meeting(const Conference& conference, const RoomKey& room,
                                      bool public_only) {
    const PlannedMeeting* adjourned = nullptr;
    for (const auto& meeting : conference.programme->meetings) {
        if (meeting.room != room || (public_only && !meeting.open_to_public)) {
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
    const bool same_texts = previous != nullptr && previous->texts == board->texts &&
                            previous->programme == board->programme;
    board->open =
        audience(state, version, true, previous == nullptr ? nullptr : &previous->open, same_texts);
    board->officers = audience(state, version, false,
                               previous == nullptr ? nullptr : &previous->officers, same_texts);
    // The directory is fixed when the conference is created: never compared, only kept.
    board->directory = previous != nullptr ? previous->directory
                                           : versioned(directory_view(*conference.facts), version,
                                                       Slice<DirectoryView>{});
    board->lists = versioned(lists_view(conference), version,
                             previous == nullptr ? Slice<ListsView>{} : previous->lists);
    board->procedure =
        versioned(procedure_view(state), version,
                  previous == nullptr ? Slice<ProcedureView>{} : previous->procedure);
    board->script = versioned(script_view(conference), version,
                              previous == nullptr ? Slice<ScriptView>{} : previous->script);
    board->podium = versioned(podium_view(conference), version,
                              previous == nullptr ? Slice<PodiumView>{} : previous->podium);
    board->figures = versioned(figures_of(conference), version,
                               previous == nullptr ? Slice<Figures>{} : previous->figures);
    board->projections =
        versioned(projections_view(conference, now), version,
                  previous == nullptr ? Slice<ProjectionsView>{} : previous->projections);
    board->history = versioned(history_view(state), version,
                               previous == nullptr ? Slice<HistoryView>{} : previous->history);
    board->record =
        versioned(record, version, previous == nullptr ? Slice<RecordView>{} : previous->record);
    board->grants = previous != nullptr && *previous->grants == conference.grants
                        ? previous->grants
                        : std::make_shared<const std::vector<Grant>>(conference.grants);
    return board;
}

std::shared_ptr<const Board> with_projections(const Board& board, const State& state,
                                              timing::Instant now) {
    auto newer = std::make_shared<Board>(board);
    newer->projections =
        versioned(projections_view(state.conference, now), board.version, board.projections);
    return newer;
}

}  // namespace dais::meeting::views

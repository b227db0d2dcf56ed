#include "meeting/make_statement_view.h"

#include "meeting/make_list_views.h"

namespace dais::meeting::views {

namespace {

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

}  // namespace

StatementView statement_view(const Conference& conference, const Statement& statement, Told told) {
    StatementView view;
    if (told == Told::officers) {
        add_for_officers(statement, view);
    }
    if (closed_too(told)) {
        view.slower_asked = statement.slower_asked;
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
    view.inscription = told != Told::officers ? std::nullopt : std::optional{id};
    if (const Inscription* inscription = find(conference, id)) {
        if (const ListOfSpeakers* list = find(conference, inscription->list)) {
            view.list = list->kind;
        }
        view.speaker = speaker_view(conference, *inscription);
        view.kind = inscription->on_behalf_of ? StatementKind::group : StatementKind::national;
    }
    return view;
}

}  // namespace dais::meeting::views

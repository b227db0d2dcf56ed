#include "console/program/record_content.h"

#include <algorithm>
#include <set>

#include "console/format.h"
#include "meeting/codec/codec.h"
#include "meeting/codec/descriptions.h"
#include "meeting/rules/list_of_speakers.h"
#include "timing/zones.h"

namespace dais::console {

namespace {

using namespace meeting;
using timing::Duration;

template <class Value>
std::string word_of(Value value) {
    return std::string{codec::word(value)};
}

// What every part of the record looks things up in.
class Source {
  public:
    explicit Source(const State& of)
        : state{of},
          conference{of.conference},
          rows{rows_that_count(of)},
          clock_{of},
          zone_{timing::Zone::named(conference.facts->zone)} {}

    [[nodiscard]] ShownMoment moment(timing::Instant instant) const {
        const timing::UtcTime utc = clock_.utc(instant);
        return {zone_.wall(utc), utc};
    }
    [[nodiscard]] ShownMoment moment(timing::UtcTime utc) const { return {zone_.wall(utc), utc}; }
    [[nodiscard]] std::string hour(timing::UtcTime utc) const {
        return hour_and_minute(zone_.wall(utc));
    }
    [[nodiscard]] std::string hour(timing::Instant instant) const {
        return hour(clock_.utc(instant));
    }
    [[nodiscard]] std::string name(const MeetingKey& key) const {
        const PlannedMeeting* found = find(conference, key);
        return found == nullptr ? key.text : name_of(*found);
    }
    [[nodiscard]] std::string name(const ListKey& key) const {
        const ListOfSpeakers* found = find(conference, key);
        return found == nullptr ? key.text : rules::name_of(conference, *found);
    }
    [[nodiscard]] std::string name(const ClassKey& key) const {
        const SpeakerClass* found = find(*conference.facts, key);
        return found == nullptr ? key.text : found->name;
    }
    [[nodiscard]] std::string name(InscriptionId id) const {
        const Inscription* found = find(conference, id);
        return found == nullptr ? std::string{} : name_of(conference, *found);
    }

    const State& state;
    const Conference& conference;
    const std::vector<const Recorded*> rows;

  private:
    ClockHistory clock_;
    timing::Zone zone_;
};

// ---- statements ------------------------------------------------------------------------------

std::set<InscriptionId> asked_late(const Source& source) {
    std::set<InscriptionId> late;
    for (const Recorded* row : source.rows) {
        if (std::holds_alternative<LateRequestReceived>(row->event)) {
            late.insert(InscriptionId{row->sequence.value});
        }
    }
    return late;
}

class Statements {
  public:
    explicit Statements(const Source& source) : source_{source}, late_{asked_late(source)} {}

    [[nodiscard]] std::vector<StatementLine> lines() {
        std::vector<StatementLine> lines;
        for (const auto& [id, statement] : source_.conference.statements) {
            lines.push_back(line(statement));
        }
        return lines;
    }

  private:
    StatementLine line(const Statement& statement) {
        StatementLine line;
        line.id = statement.id.value;
        line.given = source_.moment(statement.given_at);
        line.meeting = statement.meeting;
        line.meeting_name = source_.name(statement.meeting);
        line.name = name_of(source_.conference, statement);
        line.allotted = statement.allotted;
        line.extension = statement.extension;
        if (const auto* end = std::get_if<Concluded>(&statement.state)) {
            line.ended = source_.moment(end->at);
            note_time(line, statement);
        } else {
            line.remarks.push_back({"remark.under-way", {}});
        }
        note_changes(line, statement);
        if (const Inscription* by = inscription_of(source_.conference, statement)) {
            note_speaker(line, statement, *by);
        }
        return line;
    }
    static void note_time(StatementLine& line, const Statement& statement) {
        if (statement.allotted) {
            line.used = statement.used_before;
            line.over = std::max(statement.used_before - *statement.allotted - statement.extension,
                                 Duration::zero());
        }
    }
    static void note_changes(StatementLine& line, const Statement& statement) {
        if (statement.extension > Duration::zero()) {
            line.remarks.push_back(
                {"remark.extended", {{"time", length_text(statement.extension)}}});
        } else if (statement.extension < Duration::zero()) {
            line.remarks.push_back(
                {"remark.reduced", {{"time", length_text(-statement.extension)}}});
        }
        if (statement.not_delivered) {
            line.remarks.push_back({"remark.called-in-vain", {}});
        }
        if (statement.interrupted) {
            line.remarks.push_back({"remark.partial", {}});
        }
    }
    void note_speaker(StatementLine& line, const Statement& statement, const Inscription& by) {
        line.list = source_.name(by.list);
        line.delegation = by.delegation;
        if (by.on_behalf_of) {
            line.on_behalf_of = name_of(source_.conference, *by.on_behalf_of);
        }
        line.speaker_class = source_.name(by.speaker_class);
        line.modality = word_of(by.modality);
        line.people = people_of(by.details);
        if (interrupted_.erase(by.id) > 0) {
            line.remarks.push_back({"remark.continued", {}});
        }
        if (statement.interrupted) {
            interrupted_.insert(by.id);
        }
        if (by.modality != Modality::in_person) {
            line.remarks.push_back({"modality." + line.modality, {}});
        }
        if (late_.count(by.id) > 0) {
            line.remarks.push_back({"remark.late-request", {}});
        }
        if (by.moved_by) {
            line.remarks.push_back({"remark.moved." + word_of(*by.moved_by), {}});
        }
    }

    const Source& source_;
    std::set<InscriptionId> late_;
    std::set<InscriptionId> interrupted_;  // whose statement is still to be continued
};

// ---- requests without a statement ------------------------------------------------------------

std::optional<Remark> outcome_of(const Inscription& inscription) {
    struct Outcome {
        std::optional<Remark> operator()(const Waiting& /*state*/) const {
            return Remark{interrupted ? "unspoken.rest" : "unspoken.waiting", {}};
        }
        std::optional<Remark> operator()(const Withdrawn& /*state*/) const {
            return Remark{"unspoken.withdrawn", {}};
        }
        std::optional<Remark> operator()(const Pending& /*state*/) const {
            return Remark{"unspoken.pending", {}};
        }
        std::optional<Remark> operator()(const Refused& state) const {
            return Remark{state.reason.empty() ? "unspoken.refused" : "unspoken.refused-because",
                          {{"reason", state.reason}}};
        }
        std::optional<Remark> operator()(const Passed& /*state*/) const {
            return Remark{"unspoken.passed", {}};
        }
        std::optional<Remark> operator()(const InWriting& /*state*/) const {
            return Remark{"unspoken.in-writing", {}};
        }
        std::optional<Remark> operator()(const Speaking& /*state*/) const { return std::nullopt; }
        std::optional<Remark> operator()(const Spoken& /*state*/) const { return std::nullopt; }
        bool interrupted;
    };
    return std::visit(Outcome{inscription.kept.has_value()}, inscription.state);
}

std::vector<UnspokenLine> unspoken_of(const Source& source) {
    std::vector<UnspokenLine> lines;
    for (const auto& [id, inscription] : source.conference.inscriptions) {
        if (auto outcome = outcome_of(inscription)) {
            lines.push_back({source.name(inscription.list), name_of(source.conference, inscription),
                             *std::move(outcome)});
        }
    }
    return lines;
}

// ---- the course of the meetings --------------------------------------------------------------

class Course {
  public:
    explicit Course(const Source& source) : source_{source} {
        for (const Recorded* row : source.rows) {
            row_ = row;
            std::visit([&](const auto& event) { note(event); }, row->event);
        }
        // A row may be back-dated; what happened is told in the order in which it happened.
        std::stable_sort(lines.begin(), lines.end(), [](const auto& one, const auto& other) {
            return one.first < other.first;
        });
    }
    std::vector<std::pair<timing::Instant, CourseLine>> lines;

  private:
    using Names = std::map<std::string, std::string>;

    void add(timing::Instant at, const std::string& meeting_name, std::string key, Names names,
             std::string text = {}) {
        lines.emplace_back(at, CourseLine{source_.moment(at),
                                          meeting_name,
                                          {"course." + std::move(key), std::move(names)},
                                          std::move(text)});
    }
    void at_meeting(timing::Instant at, const MeetingKey& meeting, std::string key,
                    Names names = {}, std::string text = {}) {
        add(at, source_.name(meeting), std::move(key), std::move(names), std::move(text));
    }
    [[nodiscard]] std::string delegation(const DelegationKey& key) const {
        return name_of(source_.conference, key);
    }

    // Everything else is told by the statements, or is nobody's business after the meeting.
    template <class Event>
    void note(const Event& /*event*/) {}

    void note(const MeetingOpened& event) { at_meeting(event.at, event.meeting, "opened"); }
    void note(const MeetingSuspended& event) {
        if (event.expected_until) {
            at_meeting(event.at, event.meeting, "suspended-until",
                       {{"time", source_.hour(*event.expected_until)}});
        } else {
            at_meeting(event.at, event.meeting, "suspended");
        }
    }
    void note(const MeetingResumed& event) { at_meeting(event.at, event.meeting, "resumed"); }
    void note(const MeetingAdjourned& event) { at_meeting(event.at, event.meeting, "adjourned"); }

    void note(const FormalStepTaken& event) {
        std::string who = event.name;
        if (event.delegation) {
            const std::string of = delegation(*event.delegation);
            who += who.empty() ? of : " (" + of + ")";
        }
        Names names{{"name", who}, {"office", event.office}};
        if (event.item) {
            const AgendaItem* item = find(*source_.conference.facts, *event.item);
            names["item"] = number_of(*source_.conference.facts, *event.item);
            names["title"] = item == nullptr ? std::string{} : item->title;
        }
        names["present"] = std::to_string(event.present.value_or(0));
        names["needed"] = std::to_string(event.needed.value_or(0));
        at_meeting(event.at, event.meeting, "step." + word_of(event.step), std::move(names),
                   event.text);
    }

    void note(const ListOpened& event) {
        Names names{{"list", source_.name(event.list)}};
        if (event.from) {
            names["time"] = source_.hour(*event.from);
        }
        add(event.at, {}, event.from ? "list-opens-at" : "list-opened", std::move(names));
    }
    void note(const ListClosingAnnounced& event) {
        add(row_->recorded, {}, "list-closes-at",
            {{"list", source_.name(event.list)}, {"time", source_.hour(event.closes)}});
    }
    void note(const ListClosed& event) { list(event, "list-closed"); }
    void note(const ListReopened& event) { list(event, "list-reopened"); }
    template <class Event>
    void list(const Event& event, const std::string& key) {
        add(event.at, {}, event.consent ? key + "-with-consent" : key,
            {{"list", source_.name(event.list)}});
    }

    void note(const LateRequestReceived& event) {
        request(event.at, InscriptionId{row_->sequence.value}, "late-request");
    }
    void note(const RequestGranted& event) {
        request(row_->recorded, event.inscription, "request-granted");
    }
    void note(const RequestRefused& event) {
        request(row_->recorded, event.inscription, "request-refused", event.reason);
    }
    void note(const SpeakerAbsent& event) { request(event.at, event.inscription, "absent"); }
    void note(const SpeakerPassed& event) { request(event.at, event.inscription, "passed"); }
    void note(const StatementTakenInWriting& event) {
        request(event.at, event.inscription, "in-writing");
    }
    void note(const InscriptionReinstated& event) {
        request(row_->recorded, event.inscription, "reinstated");
    }
    void request(timing::Instant at, InscriptionId id, std::string key, std::string text = {}) {
        const Inscription* found = find(source_.conference, id);
        add(at, {}, std::move(key),
            {{"speaker", source_.name(id)},
             {"list", found == nullptr ? std::string{} : source_.name(found->list)}},
            std::move(text));
    }

    void note(const TimeLimitSet& event) {
        Names names{{"class", source_.name(event.speaker_class)},
                    {"time", length_text(event.limit)}};
        if (event.list) {
            names["list"] = source_.name(*event.list);
        }
        add(row_->recorded, {}, event.list ? "limit-on-list" : "limit", std::move(names));
    }

    void note(const ServiceLost& event) {
        const bool channel = event.service == Service::interpretation;
        at_meeting(event.at, event.meeting, channel ? "interpretation-lost" : "platform-lost",
                   {{"channel", event.channel}});
    }
    void note(const ServiceRestored& event) {
        at_meeting(event.at, event.meeting, "service-restored");
    }
    void note(const TurnTaken& event) {
        const Statement* dialogue = find(source_.conference, event.statement);
        if (dialogue == nullptr) {
            return;
        }
        const std::string who = event.asks ? delegation(*event.asks) : event.answers;
        at_meeting(event.at, dialogue->meeting, event.asks ? "question" : "answer",
                   {{"speaker", who}, {"batch", std::to_string(event.batch)}});
    }

    void note(const PointOfOrderRaised& event) {
        at_meeting(event.at, event.meeting,
                   event.on_the_voting ? "point-raised-on-voting" : "point-raised",
                   {{"speaker", delegation(event.delegation)}});
    }
    void note(const PointOfOrderRecognized& event) {
        point(event.at, event.point, "point-recognized");
    }
    void note(const PointOfOrderWithdrawn& event) {
        point(event.at, event.point, "point-withdrawn");
    }
    void note(const PointOfOrderRuled& event) {
        point(event.at, event.point, "point-ruled", {}, event.ruling);
    }
    void note(const RulingAppealed& event) {
        point(event.at, event.point, "ruling-appealed", {{"by", delegation(event.delegation)}});
    }
    void note(const AppealDecided& event) {
        point(event.at, event.point, event.overruled ? "ruling-overruled" : "ruling-upheld",
              {{"overrule", std::to_string(event.to_overrule)},
               {"uphold", std::to_string(event.to_uphold)},
               {"abstaining", std::to_string(event.abstaining)}});
    }
    void point(timing::Instant at, PointId id, std::string key, Names names = {},
               std::string text = {}) {
        const PointOfOrder* found = find(source_.conference, id);
        if (found != nullptr) {
            names["speaker"] = delegation(found->delegation);
            at_meeting(at, found->meeting, std::move(key), std::move(names), std::move(text));
        }
    }

    void note(const MotionMade& event) {
        motion(event.at, MotionId{row_->sequence.value}, "motion-made", {}, event.text);
    }
    void note(const MotionWithdrawn& event) { motion(event.at, event.motion, "motion-withdrawn"); }
    void note(const MotionDecided& event) {
        const std::string key = event.carried ? "motion-carried" : "motion-lost";
        motion(event.at, event.motion, event.without_vote ? key + "-without-vote" : key,
               {{"for", std::to_string(event.in_favour)},
                {"against", std::to_string(event.against)},
                {"abstaining", std::to_string(event.abstaining)}});
    }
    void motion(timing::Instant at, MotionId id, std::string key, Names names = {},
                std::string text = {}) {
        const Motion* found = find(source_.conference, id);
        if (found != nullptr) {
            names["speaker"] = delegation(found->delegation);
            names["motion"] = "motion." + word_of(found->kind);
            at_meeting(at, found->meeting, std::move(key), std::move(names), std::move(text));
        }
    }
    // A vote that is kept here tells of its own beginning and end.
    void note(const VotingBegun& event) {
        if (row_->action.value != row_->sequence.value) {
            return;
        }
        at_meeting(event.at, event.meeting, "voting-begun", {}, event.on);
    }
    void note(const VotingEnded& event) {
        if (row_->action.value != row_->sequence.value) {
            return;
        }
        at_meeting(event.at, event.meeting, "voting-ended", {}, event.result);
    }

    // Texts: an action is told in the sentence that its history has for it.
    void note(const DocumentIssued& /*event*/) { action({}); }
    void note(const TextTakenUp& event) { action(event.meeting); }
    void note(const ParagraphsMarked& /*event*/) { action({}); }
    void note(const ProposalCirculated& /*event*/) { action({}); }
    void note(const ProposalTakenUp& event) {
        const Proposal* found = find(*source_.conference.texts, event.proposal);
        if (found != nullptr && found->circulated) {
            action({});
        }
    }
    void note(const SilenceOpened& /*event*/) { action({}); }
    void note(const SilenceExtended& /*event*/) { action({}); }
    void note(const SilenceConcluded& event) { action({}, event.letter); }
    void note(const VoteOpened& event) { action(event.meeting); }
    void note(const VoteClosed& event) {
        const Vote* found = find(*source_.conference.texts, event.vote);
        action(found == nullptr ? MeetingKey{} : found->meeting);
    }
    // The decision of a vote is told by the vote.
    void note(const DecisionTaken& event) {
        if (!event.vote) {
            action(event.meeting, event.amendments);
        }
    }
    void note(const PositionTaken& event) {
        const TakenDecision* found = find(*source_.conference.texts, event.decision);
        action(found == nullptr ? MeetingKey{} : found->meeting, event.position.text);
    }
    void note(const OfficerNominated& /*event*/) { action({}); }
    void note(const NominationWithdrawn& /*event*/) { action({}); }
    void note(const CircularSent& /*event*/) { action({}); }
    void action(const MeetingKey& meeting, std::string text = {}) {
        const Action* found = find_action(source_.state, row_->action);
        if (found != nullptr) {
            lines.emplace_back(row_->recorded,
                               CourseLine{source_.moment(row_->recorded),
                                          meeting.text.empty() ? "" : source_.name(meeting),
                                          {found->what, found->names},
                                          std::move(text)});
        }
    }

    const Source& source_;
    const Recorded* row_ = nullptr;
};

std::vector<CourseLine> course_of(const Source& source) {
    std::vector<CourseLine> lines;
    for (auto& [at, line] : Course{source}.lines) {
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<CorrectionLine> corrections_of(const Source& source) {
    std::vector<CorrectionLine> lines;
    for (const Recorded* row : source.rows) {
        const auto* corrected = std::get_if<AnnouncementCorrected>(&row->event);
        const Action* action =
            corrected == nullptr ? nullptr : find_action(source.state, corrected->action);
        if (action != nullptr && action->undone) {
            lines.push_back({.at = source.moment(row->recorded),
                             .action = action->what,
                             .names = action->names,
                             .announced = source.moment(action->recorded),
                             .reason = corrected->reason,
                             .by = row->actor.name});
        }
    }
    return lines;
}

// Names that are themselves keys of the strings tables become their words.
std::map<std::string, std::string> said(std::map<std::string, std::string> names,
                                        const codec::Strings& strings) {
    for (auto& [name, text] : names) {
        if (strings.has(text)) {
            text = strings.say(text);
        }
    }
    return names;
}

}  // namespace

std::string sentence_of(const Remark& remark, const codec::Strings& strings) {
    const bool own = remark.key.starts_with("action.");
    return strings.say(own ? remark.key : "record." + remark.key, said(remark.names, strings));
}

std::string sentence_of(const CourseLine& line, const codec::Strings& strings) {
    const std::string what = sentence_of(line.what, strings);
    return line.text.empty()
               ? what
               : strings.say("record.in-words", {{"what", what}, {"text", line.text}});
}

RecordContent record_of(const State& state) {
    const Source source{state};
    const ConferenceFacts& facts = *state.conference.facts;
    return {.conference = facts.key,
            .title = facts.title,
            .zone = facts.zone,
            .rehearsal = state.conference.rehearsal,
            .statements = Statements{source}.lines(),
            .unspoken = unspoken_of(source),
            .course = course_of(source),
            .corrections = corrections_of(source),
            .texts =
                texts_of(state.conference, {[&](timing::Instant at) { return source.moment(at); },
                                            [&](timing::UtcTime at) { return source.moment(at); }}),
            .figures = figures_of(state)};
}

}  // namespace dais::console

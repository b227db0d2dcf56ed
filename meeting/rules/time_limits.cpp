#include "meeting/rules/time_limits.h"

#include "meeting/ensure.h"
#include "meeting/rules/floor.h"

namespace dais::meeting::rules {

namespace {

std::optional<timing::Duration> set_limit(const Conference& conference,
                                          const std::optional<ListKey>& list,
                                          const ClassKey& speaker_class) {
    const auto found = conference.limits.find({list, speaker_class});
    return found == conference.limits.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace

timing::Duration live_limit_of(const Conference& conference, const Inscription& inscription) {
    const Profile& profile = conference.facts->profile;
    const ListOfSpeakers* list = find(conference, inscription.list);
    const ListKind kind = list == nullptr ? ListKind::speakers : list->kind;
    if (kind == ListKind::right_of_reply) {
        return inscription.reply > 1 ? profile.replies.second_limit : profile.replies.first_limit;
    }
    if (const auto set = set_limit(conference, inscription.list, inscription.speaker_class)) {
        return *set;
    }
    if (kind == ListKind::explanations) {
        return profile.explanation_limit;
    }
    if (const auto set = set_limit(conference, std::nullopt, inscription.speaker_class)) {
        return *set;
    }
    // Inscriptions hold classes that the profile has; the rule of the list sees to that.
    const SpeakerClass* found = find(*conference.facts, inscription.speaker_class);
    return found == nullptr ? timing::Duration::zero() : found->limit;
}

timing::Duration limit_of(const Conference& conference, const Inscription& inscription) {
    if (inscription.kept) {
        return *inscription.kept;
    }
    if (inscription.modality == Modality::pre_recorded && inscription.details.length) {
        return *inscription.details.length;
    }
    return live_limit_of(conference, inscription);
}

Decision decide(const Situation& situation, const AdjustTime& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    if (!statement.allotted) {
        return refuse("statement.no-clock",
                      {{"speaker", name_of(situation.conference, statement)}});
    }
    if (command.by == timing::Duration::zero()) {
        return refuse("time.nothing-to-adjust");
    }
    // Compared without adding: a request may be as large as a number can be.
    const timing::Duration total = *statement.allotted + statement.extension;
    if (command.by < -total || command.by > kLongestLimit - total) {
        return refuse("limit.out-of-bounds");
    }
    return Events{TimeAdjusted{command.statement, situation.now, command.by}};
}

Decision decide(const Situation& situation, const SetTimeLimit& command) {
    if (command.list && find(situation.conference, *command.list) == nullptr) {
        return refuse("list.unknown", {{"list", command.list->text}});
    }
    if (find(situation.facts, command.speaker_class) == nullptr) {
        return refuse("class.unknown", {{"class", command.speaker_class.text}});
    }
    if (command.limit < kShortestLimit || command.limit > kLongestLimit) {
        return refuse("limit.out-of-bounds");
    }
    return Events{TimeLimitSet{command.list, command.speaker_class, command.limit}};
}

}  // namespace dais::meeting::rules

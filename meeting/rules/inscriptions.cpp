#include "meeting/rules/inscriptions.h"

#include "meeting/ensure.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/list_status.h"
#include "meeting/rules/motions.h"
#include "meeting/rules/right_of_reply.h"

namespace dais::meeting::rules {

namespace {

// One that waits, asks or speaks can still be amended; one whose turn is over cannot.
std::optional<Refusal> over(const Situation& situation, InscriptionId id) {
    if (auto refusal = unknown(situation, id)) {
        return refusal;
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, id));
    const bool open = std::holds_alternative<Waiting>(inscription.state) ||
                      std::holds_alternative<Pending>(inscription.state) ||
                      std::holds_alternative<Speaking>(inscription.state);
    if (!open) {
        return refuse_because(situation, touched_inscription(id), "inscription.over",
                              {{"speaker", name_of(situation.conference, inscription)}});
    }
    return std::nullopt;
}

// Coming back does not get round the number of replies, or of speakers on a motion.
std::optional<Refusal> one_too_many(const Situation& situation, const ListOfSpeakers& list,
                                    const Inscription& inscription) {
    if (list.kind == ListKind::right_of_reply) {
        if (std::holds_alternative<Spoken>(inscription.state)) {
            return refuse("reply.claim-anew",
                          {{"speaker", name_of(situation.conference, inscription)}});
        }
        Inscription again = inscription;
        return claim_reply(situation, list, inscription.meeting, again);
    }
    if (list.kind == ListKind::motion) {
        InscribeSpeaker again;
        again.side = inscription.side;
        return not_heard_on_motion(situation, list, again);
    }
    return std::nullopt;
}

}  // namespace

Decision decide(const Situation& situation, const AmendInscription& command) {
    if (auto refusal = over(situation, command.inscription)) {
        return *std::move(refusal);
    }
    if (auto refusal = wrong_details(situation, command.modality, command.details)) {
        return *std::move(refusal);
    }
    return Events{InscriptionAmended{command.inscription, command.modality, command.details}};
}

Decision decide(const Situation& situation, const NoteTextReceived& command) {
    if (auto refusal = over(situation, command.inscription)) {
        return *std::move(refusal);
    }
    if (command.words && (*command.words < 1 || *command.words > kMostWords)) {
        return refuse("text.words", {{"most", std::to_string(kMostWords)}});
    }
    return Events{TextReceived{command.inscription, situation.now, command.words}};
}

Decision decide(const Situation& situation, const NoteReadiness& command) {
    if (auto refusal = over(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, command.inscription));
    if (inscription.modality != Modality::remote) {
        return refuse("link.not-remote", {{"speaker", name_of(situation.conference, inscription)}});
    }
    return Events{ReadinessNoted{command.inscription, command.readiness}};
}

Decision decide(const Situation& situation, const MarkAbsent& command) {
    if (auto refusal = unknown(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, command.inscription));
    Events events;
    if (const auto* speaking = std::get_if<Speaking>(&inscription.state)) {
        // Called, with the floor given, and nobody there: the clock has not begun.
        const Statement& statement = DAIS_THERE(find(situation.conference, speaking->statement));
        if (!std::holds_alternative<Standing>(statement.state)) {
            return refuse_because(situation, touched_floor(statement.room), "absent.speaking",
                                  {{"speaker", name_of(situation.conference, inscription)}});
        }
        events.emplace_back(
            StatementConcluded{.statement = statement.id, .at = situation.now, .used = {}});
    } else if (auto refusal = not_waiting(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, inscription.list));
    if (inscription.absences == 0) {
        events.insert(events.begin(),
                      SpeakerAbsent{inscription.id, situation.now,
                                    place_for(situation.conference, list, inscription)});
    } else {
        events.insert(events.begin(), SpeakerPassed{inscription.id, situation.now});
    }
    return events;
}

Decision decide(const Situation& situation, const ReinstateInscription& command) {
    if (auto refusal = unknown(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, command.inscription));
    const bool still_there = std::holds_alternative<Waiting>(inscription.state) ||
                             std::holds_alternative<Pending>(inscription.state) ||
                             std::holds_alternative<Speaking>(inscription.state);
    if (still_there) {
        return refuse_because(situation, touched_inscription(inscription.id),
                              "inscription.still-there",
                              {{"speaker", name_of(situation.conference, inscription)}});
    }
    if (const Inscription* there = in_same_capacity(
            situation, inscription.list, inscription.delegation, inscription.on_behalf_of)) {
        return refuse_because(situation, touched_inscription(there->id), "list.already-waiting",
                              {{"speaker", name_of(situation.conference, *there)}});
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, inscription.list));
    if (list.debate == DebateState::closed) {
        return *no_more_debate(situation, list);
    }
    if (auto refusal = one_too_many(situation, list, inscription)) {
        return *std::move(refusal);
    }
    return Events{
        InscriptionReinstated{inscription.id, place_for(situation.conference, list, inscription)}};
}

Decision decide(const Situation& situation, const TakeInWriting& command) {
    if (auto refusal = unknown(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, command.inscription));
    const bool unheard = std::holds_alternative<Pending>(inscription.state) ||
                         std::holds_alternative<Passed>(inscription.state);
    if (!unheard) {
        if (auto refusal = not_waiting(situation, command.inscription)) {
            return *std::move(refusal);
        }
    }
    return Events{StatementTakenInWriting{inscription.id, situation.now}};
}

Decision decide(const Situation& situation, const DescribeSpeaker& command) {
    if (auto refusal = over(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, command.inscription));
    SpeakerDetails details = inscription.details;
    details.people = command.people;
    details.language = command.language;
    if (command.modality != Modality::pre_recorded) {
        details.length.reset();
    }
    if (auto refusal = wrong_details(situation, command.modality, details)) {
        return *std::move(refusal);
    }
    return Events{InscriptionAmended{command.inscription, command.modality, std::move(details)}};
}

Decision decide(const Situation& situation, const HandInText& command) {
    if (auto refusal = over(situation, command.inscription)) {
        return *std::move(refusal);
    }
    if (command.text.size() > kLongestText) {
        return refuse("text.too-long", {{"most", std::to_string(kLongestText)}});
    }
    const int words = words_in(command.text);
    if (words == 0) {
        return refuse("text.empty");
    }
    return Events{TextHandedIn{command.inscription, situation.now, words, command.text}};
}

Decision decide(const Situation& situation, const SayReady& command) {
    if (auto refusal = over(situation, command.inscription)) {
        return *std::move(refusal);
    }
    return Events{SpeakerReady{command.inscription, situation.now}};
}

int words_in(std::string_view text) {
    // UTF-8 by its leading bytes. E3 80 begins white space and punctuation of the East (U+3000 to
    // U+303F); E3 81 to E9 BF kana and Han characters.
    constexpr unsigned char kEastFirst = 0xE3;
    constexpr unsigned char kEastLast = 0xE9;
    constexpr unsigned char kPunctuation = 0x80;
    constexpr int kCharacters = 5;
    constexpr int kForWords = 3;
    int words = 0;
    int characters = 0;
    bool within = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool eastern = byte >= kEastFirst && byte <= kEastLast && i + 2 < text.size();
        if (eastern) {
            const bool punctuation =
                byte == kEastFirst && static_cast<unsigned char>(text[i + 1]) == kPunctuation;
            characters += punctuation ? 0 : 1;
            within = false;
            i += 2;
        } else if (byte <= ' ') {
            within = false;
        } else if (!within) {
            within = true;
            ++words;
        }
    }
    return words + (characters * kForWords + kCharacters - 1) / kCharacters;
}

int words_that_fit(const Profile& profile, timing::Duration limit) {
    constexpr int kSecondsAMinute = 60;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit).count();
    return static_cast<int>(profile.words_a_minute * seconds / kSecondsAMinute);
}

}  // namespace dais::meeting::rules

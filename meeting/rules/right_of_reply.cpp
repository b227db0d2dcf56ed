#include "meeting/rules/right_of_reply.h"

#include <algorithm>

#include <date/date.h>

#include "meeting/ensure.h"
#include "meeting/rules/programme.h"

namespace dais::meeting::rules {

namespace {

// The meeting now on that takes the list's items up; or the only one that is on.
const PlannedMeeting* meeting_of_claim(const Situation& situation, const ListOfSpeakers& list) {
    const PlannedMeeting* any = nullptr;
    int on = 0;
    for (const auto& meeting : situation.conference.programme->meetings) {
        if (!is_on(situation.conference, meeting.key)) {
            continue;
        }
        if (takes_up(meeting, list)) {
            return &meeting;
        }
        any = &meeting;
        ++on;
    }
    return on == 1 ? any : nullptr;
}

// Replies that count: heard, waiting, or being heard; not withdrawn ones.
int claimed(const Conference& conference, const ListOfSpeakers& list, const MeetingKey& meeting,
            const DelegationKey& delegation) {
    return static_cast<int>(std::count_if(
        conference.inscriptions.begin(), conference.inscriptions.end(), [&](const auto& each) {
            const Inscription& inscription = each.second;
            const bool counts = !std::holds_alternative<Withdrawn>(inscription.state) &&
                                !std::holds_alternative<Refused>(inscription.state) &&
                                !std::holds_alternative<Passed>(inscription.state);
            return inscription.list == list.key && inscription.meeting == meeting &&
                   inscription.delegation == delegation && counts;
        }));
}

// The list of speakers that replies of a list answer to.
const ListOfSpeakers* answered_by(const Conference& conference, const ListOfSpeakers& replies) {
    for (const auto& [key, list] : conference.lists) {
        if (list.kind == ListKind::speakers && list.items == replies.items) {
            return &list;
        }
    }
    return nullptr;
}

}  // namespace

std::optional<Refusal> claim_reply(const Situation& situation, const ListOfSpeakers& list,
                                   const std::optional<MeetingKey>& meeting, Inscription& speaker) {
    if (meeting && planned(situation, *meeting) == nullptr) {
        return refuse("meeting.unknown", {{"meeting", meeting->text}});
    }
    const PlannedMeeting* at =
        meeting ? planned(situation, *meeting) : meeting_of_claim(situation, list);
    if (at == nullptr) {
        return refuse("reply.no-meeting");
    }
    const int most = DAIS_THERE(find(situation.facts, speaker.delegation)).rights.replies;
    const std::string name = name_of(situation.conference, speaker.delegation);
    if (most == 0) {
        return refuse("reply.no-right", {{"speaker", name}});
    }
    const int before = claimed(situation.conference, list, at->key, speaker.delegation);
    if (before >= most) {
        return refuse("reply.too-many", {{"speaker", name}, {"most", std::to_string(most)}});
    }
    speaker.meeting = at->key;
    speaker.reply = before + 1;
    return std::nullopt;
}

const PlannedMeeting& reply_place(const Conference& conference, const PlannedMeeting& meeting,
                                  const ListOfSpeakers& list) {
    const PlannedMeeting* last = &meeting;
    if (conference.facts->profile.replies.place == ReplyPlace::end_of_meeting) {
        return *last;
    }
    const auto day = date::floor<date::days>(meeting.starts);
    for (const auto& other : conference.programme->meetings) {
        const bool same_day = date::floor<date::days>(other.starts) == day;
        if (same_day && other.starts > last->starts && takes_up(other, list)) {
            last = &other;
        }
    }
    return *last;
}

std::optional<Refusal> reply_too_early(const Situation& situation, const PlannedMeeting& meeting,
                                       const ListOfSpeakers& list) {
    const PlannedMeeting& place = reply_place(situation.conference, meeting, list);
    const ListOfSpeakers* speakers = answered_by(situation.conference, list);
    const bool still_waiting = speakers != nullptr && !speakers->waiting.empty() &&
                               speakers->debate == DebateState::under_way;
    if (place.key == meeting.key && !still_waiting) {
        return std::nullopt;
    }
    return refuse("reply.not-yet", {{"meeting", name_of(place)}});
}

}  // namespace dais::meeting::rules

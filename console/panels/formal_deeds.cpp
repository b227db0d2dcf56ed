// Deeds of the meeting's formal side: its steps as the Chair announces them, what happens over
// time, and what is corrected or done again.
#include <algorithm>
#include <array>

#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::FormalStepKind;
using meeting::StrictnessPolicy;

namespace {

constexpr std::size_t kCorrectionsOffered = 8;

// The agenda items that the programme and the lists name, each once.
std::vector<views::ItemView> items_named(const Scene& scene) {
    std::vector<views::ItemView> items;
    const auto take = [&](const std::vector<views::ItemView>& from) {
        for (const views::ItemView& item : from) {
            const bool there = std::any_of(items.begin(), items.end(),
                                           [&](const auto& each) { return each.key == item.key; });
            if (!there) {
                items.push_back(item);
            }
        }
    };
    for (const views::SlotView& slot : scene.meeting->slots) {
        take(slot.items);
    }
    for (const views::ListView& list : scene.lists->lists) {
        take(list.items);
    }
    return items;
}

}  // namespace

void DeedMaker::step(std::string_view name, FormalStepKind kind, std::vector<Question> questions) {
    meeting::TakeFormalStep taken;
    taken.meeting = scene_.meeting->key;
    taken.step = kind;
    add(DeedGroup::meeting, name, {}, taken).questions = std::move(questions);
}

void DeedMaker::formal() {
    if (scene_.meeting == nullptr || scene_.formal == nullptr) {
        return;
    }
    using meeting::TakeFormalStep;
    if (in_session()) {
        step("no-other-requests", FormalStepKind::no_other_requests);
        items();
        step("announcement", FormalStepKind::announcement,
             {words("announcement", &TakeFormalStep::text)});
        suspension();
        step("opened-by", FormalStepKind::opened_by, {words("opener", &TakeFormalStep::name)});
        step("election", FormalStepKind::election,
             {words("office", &TakeFormalStep::office),
              delegation("elected", &TakeFormalStep::delegation)});
        if (!scene_.conference->agenda_adopted) {
            step("adoption-of-agenda", FormalStepKind::adoption_of_agenda);
        }
        step("organization-of-work", FormalStepKind::organization_of_work);
        Question present = question(Question::Kind::number, "present");
        present.put = [](meeting::Command& command, const Given& given) {
            std::get<TakeFormalStep>(command).present = given.numbers.front();
        };
        step("quorum", FormalStepKind::quorum, {present});
        step("credentials", FormalStepKind::credentials);
        step("gavel", FormalStepKind::gavel_handed, {words("presiding", &TakeFormalStep::name)});
        if (scene_.meeting->informal) {
            step("informal-ended", FormalStepKind::informal_mode_ended);
        } else {
            step("informal-begun", FormalStepKind::informal_mode_begun);
        }
        if (!scene_.conference->closed) {
            step("closing", FormalStepKind::closing);
        }
    }
    strictness();
}

void DeedMaker::items() {
    for (const views::ItemView& item : items_named(scene_)) {
        const bool open = scene_.meeting->item == item.key;
        if (scene_.meeting->item && !open) {
            continue;  // one item is concluded before the next is opened
        }
        meeting::TakeFormalStep taken;
        taken.meeting = scene_.meeting->key;
        taken.step = open ? FormalStepKind::item_concluded : FormalStepKind::item_opened;
        taken.item = item.key;
        add(DeedGroup::meeting, open ? "item-concluded" : "item-opened",
            {{"item", items_text({item}, words_)}}, taken, item.key.text);
    }
}

void DeedMaker::suspension() {
    meeting::SuspendMeeting suspend;
    suspend.meeting = scene_.meeting->key;
    suspend.concluding = holder();
    Deed& deed =
        add(DeedGroup::meeting, "suspend-for", {{"meeting", scene_.meeting->name}}, suspend);
    deed.questions = {question(Question::Kind::number, "minutes")};
    deed.questions.front().put = [](meeting::Command& command, const Given& given) {
        std::get<meeting::SuspendMeeting>(command).expected =
            std::chrono::minutes{given.numbers.front()};
    };
}

void DeedMaker::strictness() {
    constexpr std::array kPolicies{
        std::pair{StrictnessPolicy::visible, std::string_view{"strictness-visible"}},
        std::pair{StrictnessPolicy::call_to_order, std::string_view{"strictness-call"}},
        std::pair{StrictnessPolicy::cut, std::string_view{"strictness-cut"}}};
    for (const auto& [policy, name] : kPolicies) {
        const bool can = policy != StrictnessPolicy::cut || scene_.formal->microphones;
        if (can && policy != scene_.formal->strictness) {
            add(DeedGroup::meeting, name, {},
                meeting::SetStrictness{.meeting = scene_.meeting->key, .policy = policy});
        }
    }
}

void DeedMaker::history() {
    for (const views::ActionView& each : scene_.history->redoable) {
        if (each.actor == scene_.actor) {
            add(DeedGroup::history, "redo", {{"what", say(each.what, each.names)}},
                meeting::RedoAction{each.action}, std::to_string(each.action.value));
        }
    }
    std::size_t offered = 0;
    for (const views::ActionView& each : scene_.history->actions) {
        if (!each.announcement || each.undone || !each.reason.empty() ||
            offered == kCorrectionsOffered) {
            continue;
        }
        ++offered;
        add(DeedGroup::history, "correct", {{"what", say(each.what, each.names)}},
            meeting::CorrectAnnouncement{each.action, {}}, std::to_string(each.action.value))
            .questions = {words("correction", &meeting::CorrectAnnouncement::reason)};
    }
}

}  // namespace dais::console

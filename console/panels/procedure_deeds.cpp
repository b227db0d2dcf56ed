// Deeds about points of order, motions and voting.
#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::MotionKind;
using meeting::RulingState;

namespace {

std::string motion_key(MotionKind kind) {
    switch (kind) {
        case MotionKind::suspend_meeting: return "suspend-meeting";
        case MotionKind::adjourn_meeting: return "adjourn-meeting";
        case MotionKind::adjourn_debate: return "adjourn-debate";
        case MotionKind::close_debate: return "close-debate";
        case MotionKind::division: return "division";
        case MotionKind::competence: return "competence";
        case MotionKind::reconsideration: return "reconsideration";
    }
    return {};
}

// Whether the kind alone does not say what is moved.
bool has_text(MotionKind kind) {
    return kind == MotionKind::division || kind == MotionKind::competence ||
           kind == MotionKind::reconsideration;
}

bool about_debate(MotionKind kind) {
    return kind == MotionKind::adjourn_debate || kind == MotionKind::close_debate;
}

}  // namespace

void DeedMaker::points() {
    if (scene_.formal == nullptr) {
        return;
    }
    const auto& points = scene_.formal->points;
    for (const views::PointView& each : points) {
        point(each, &each == &points.back());
    }
    if (!in_session()) {
        return;
    }
    meeting::RaisePointOfOrder raise;
    raise.meeting = scene_.meeting->key;
    const bool voting = scene_.floor != nullptr && !scene_.floor->voting.empty();
    raise.on_the_voting = voting;
    add(DeedGroup::points, voting ? "raise-on-voting" : "raise", {}, raise).questions = {
        delegation("who", &meeting::RaisePointOfOrder::delegation)};
}

void DeedMaker::point(const views::PointView& point, bool newest) {
    const Names names{{"speaker", point.name}};
    const std::string about = std::to_string(point.id.value);
    if (point.ruled) {
        if (point.standing == RulingState::appealed) {
            Deed& vote = add(DeedGroup::points, "decide-appeal", {{"speaker", point.appealed_by}},
                             meeting::DecideAppeal{.point = point.id}, about);
            vote.questions = {question(Question::Kind::votes, "appeal-votes")};
            vote.questions.front().put = [](meeting::Command& command, const Given& given) {
                auto& decide = std::get<meeting::DecideAppeal>(command);
                decide.to_overrule = given.numbers[0];
                decide.to_uphold = given.numbers[1];
                decide.abstaining = given.numbers[2];
            };
        } else if (newest && point.standing == RulingState::standing) {
            add(DeedGroup::points, "appeal", names, meeting::AppealRuling{point.id, {}}, about)
                .questions = {delegation("who-appeals", &meeting::AppealRuling::delegation)};
        }
        return;
    }
    if (point.recognized) {
        add(DeedGroup::points, "rule", names, meeting::RuleOnPointOfOrder{point.id, {}}, about)
            .questions = {words("ruling", &meeting::RuleOnPointOfOrder::ruling)};
    } else {
        add(DeedGroup::points, "recognize", names, meeting::RecognizePointOfOrder{point.id}, about);
    }
    add(DeedGroup::points, "withdraw-point", names, meeting::WithdrawPointOfOrder{point.id}, about);
}

void DeedMaker::motions() {
    if (scene_.formal == nullptr || scene_.meeting == nullptr) {
        return;
    }
    for (const views::MotionView& each : scene_.formal->motions) {
        if (each.state == meeting::MotionState::debated) {
            motion(each);
        }
    }
    for (const views::MotionChoiceView& choice : scene_.formal->choices) {
        meeting::MakeMotion move;
        move.meeting = scene_.meeting->key;
        move.kind = choice.kind;
        if (about_debate(choice.kind) && scene_.list != nullptr) {
            move.list = scene_.list->key;
        }
        const std::string key = motion_key(choice.kind);
        Deed& deed = add(DeedGroup::motions, "move", {{"motion", say("motion." + key)}}, move, key);
        if (!choice.rule.empty()) {
            deed.why_not = say("rule." + choice.rule, choice.names);
            continue;
        }
        deed.questions = {delegation("who-moves", &meeting::MakeMotion::delegation)};
        if (has_text(choice.kind)) {
            deed.questions.push_back(words("motion", &meeting::MakeMotion::text));
            deed.questions.back().may_be_empty = true;
        }
    }
}

void DeedMaker::motion(const views::MotionView& motion) {
    const std::string about = std::to_string(motion.id.value);
    const Names names{{"speaker", motion.name},
                      {"motion", say("motion." + motion_key(motion.kind))}};
    if (motion.debate) {
        meeting::InscribeSpeaker speak;
        speak.list = *motion.debate;
        const auto side = [&](std::string_view name, meeting::Side which, int most) {
            if (most > 0) {
                speak.side = which;
                add(DeedGroup::motions, name, names, speak, about).questions = {
                    delegation("who", &meeting::InscribeSpeaker::delegation)};
            }
        };
        side("speak-for", meeting::Side::in_favour, motion.speakers_for);
        side("speak-against", meeting::Side::against, motion.speakers_against);
    }
    meeting::DecideMotion decide;
    decide.motion = motion.id;
    Deed& vote = add(DeedGroup::motions, "motion-votes", names, decide, about);
    vote.questions = {question(Question::Kind::votes, "votes")};
    vote.questions.front().put = [](meeting::Command& command, const Given& given) {
        auto& decided = std::get<meeting::DecideMotion>(command);
        decided.in_favour = given.numbers[0];
        decided.against = given.numbers[1];
        decided.abstaining = given.numbers[2];
    };
    decide.without_vote = true;
    decide.carried = true;
    add(DeedGroup::motions, "motion-carried", names, decide, about);
    decide.carried = false;
    add(DeedGroup::motions, "motion-lost", names, decide, about);
    add(DeedGroup::motions, "withdraw-motion", names, meeting::WithdrawMotion{motion.id}, about);
}

void DeedMaker::voting() {
    if (scene_.formal == nullptr || scene_.floor == nullptr || scene_.meeting == nullptr) {
        return;
    }
    if (!scene_.floor->voting.empty()) {
        add(DeedGroup::motions, "end-voting", {{"on", scene_.floor->voting}},
            meeting::EndVoting{scene_.meeting->key, {}})
            .questions = {words("result", &meeting::EndVoting::result)};
    } else if (in_session()) {
        add(DeedGroup::motions, "begin-voting", {}, meeting::BeginVoting{scene_.meeting->key, {}})
            .questions = {words("on", &meeting::BeginVoting::on)};
    }
}

}  // namespace dais::console

// The verbs and looks of scenarios about what passes at the podium: see tests/scenarios/README.md.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "meeting/command.h"
#include "meeting/podium_view.h"
#include "tests/meeting/scenario_texts.h"

namespace dais::meeting::test {

/// The command that a row means; nothing if its verb is none of the podium's.
inline std::optional<Command> about_podium(
    const RowWords& words, const std::function<MeetingKey(const std::string&)>& key) {
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    const MeetingKey meeting =
        key(texts::has(words, "at") ? programme::after(words, "at") : std::string{"1st"});
    const auto said = [&]() -> std::string {
        if (word(1) == "nothing") {
            return {};
        }
        return texts::has(words, "long") ? std::string(3'000, 'x') : texts::words_of(word(1));
    };
    if (verb == "nameplate") return NoteNameplate{meeting, {word(1)}};
    if (verb == "lower-nameplate") return LowerNameplate{meeting, {word(1)}};
    if (verb == "privately") return SayPrivately{said()};
    if (verb == "show-chair") return ShowToChair{meeting, said()};
    return std::nullopt;
}

/// What a row sees of the podium; nothing if it looks at none.
inline std::optional<std::string> look_at_podium(
    const RowWords& words, const Conference& conference,
    const std::function<MeetingKey(const std::string&)>& key) {
    const views::PodiumView view = views::podium_view(conference);
    const MeetingKey meeting =
        key(texts::has(words, "at") ? programme::after(words, "at") : std::string{"1st"});
    std::string text;
    const auto add = [&](const std::string& each) { text += (text.empty() ? "" : ", ") + each; };
    if (words[0] == "nameplates") {
        for (const auto& each : view.meetings) {
            for (const auto& plate : each.nameplates) {
                if (each.meeting == meeting) add(plate.name);
            }
        }
        return text.empty() ? "none" : text;
    }
    if (words[0] == "before-chair") {
        for (const auto& each : view.meetings) {
            if (each.meeting == meeting && each.shown) {
                add(each.shown->by.name + ": " + each.shown->text);
            }
        }
        return text.empty() ? "the script" : text;
    }
    if (words[0] == "private-line") {
        for (const auto& each : view.line) {
            add(each.by.name + ": " + each.text);
        }
        return text.empty() ? "silent" : text;
    }
    if (words[0] == "held") {
        for (const auto& session : run_of(conference, meeting).sessions) {
            add(session.to ? "held" : "goes on");
        }
        return text.empty() ? "not yet" : text;
    }
    return std::nullopt;
}

}  // namespace dais::meeting::test

// What the meeting's tests share: the real sample conference on a simulated machine, with a real
// SQLite record in a folder of its own.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "meeting/codec/codec.h"
#include "meeting/codec/conference_file.h"
#include "meeting/desk.h"
#include "meeting/journal/sqlite_journal.h"
#include "meeting/make_views.h"
#include "tests/support/folder.h"
#include "timing/simulated_time_source.h"

namespace dais::meeting::test {

namespace fs = std::filesystem;

inline std::string read_file(const fs::path& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

using dais::test::Folder;

/// A sample conference under a profile.
inline std::shared_ptr<const ConferenceFacts> sample(const std::string& key,
                                                     const std::string& profile) {
    const fs::path assets{DAIS_ASSETS};
    return codec::conference_from(
        {key + ".json", read_file(assets / "conferences" / (key + ".json"))},
        {profile + ".json", read_file(assets / "profiles" / (profile + ".json"))},
        {"delegations.json", read_file(assets / "delegations.json")});
}

inline std::shared_ptr<const ConferenceFacts> bms7(
    const std::string& profile = "biennial-meeting") {
    return sample("bms7", profile);
}

inline timing::UtcTime test_morning() {
    return date::sys_days{date::March / 2 / 2026} + std::chrono::hours{9};
}

/// A desk on a record of its own, with the machine under it.
struct Bench {
    Folder folder;
    timing::SimulatedTimeSource machine{test_morning()};
    std::unique_ptr<SqliteJournal> journal;
    std::unique_ptr<Desk> desk;
    int commands = 0;

    explicit Bench(bool rehearsal = true, const std::string& profile = "biennial-meeting",
                   const std::string& conference = "bms7") {
        journal = SqliteJournal::create(folder / "meeting.dais");
        Desk::create(*journal, machine, {sample(conference, profile), rehearsal});
        desk = std::make_unique<Desk>(*journal, machine);
    }

    /// The program ends and is started again on the same file.
    void restart() {
        desk.reset();
        journal.reset();
        journal = SqliteJournal::open(folder / "meeting.dais");
        desk = std::make_unique<Desk>(*journal, machine);
    }

    /// Time passes; the desk is woken at each deadline, as its thread would.
    void pass_until(timing::BootInstant until) {
        while (true) {
            const auto deadline = desk->next_deadline();
            const auto now = machine.read().boot;
            if (!deadline || *deadline > until) {
                machine.pass(until - now);
                return;
            }
            machine.pass(std::max(*deadline - now, timing::Duration::zero()));
            desk->wake();
        }
    }
    void pass(timing::Duration by) { pass_until(machine.read().boot + by); }

    Answer say(const Command& command, const std::string& who = "Ana") {
        return desk->submit({"test-" + std::to_string(++commands)}, {1, who}, command);
    }

    [[nodiscard]] const Conference& conference() const { return desk->state().conference; }

    [[nodiscard]] const Statement* holder(const std::string& room = "main") const {
        return floor_holder(conference(), {room});
    }

    [[nodiscard]] std::optional<InscriptionId> waiting(const std::string& delegation) const {
        for (const auto& [key, list] : conference().lists) {
            for (const auto id : list.waiting) {
                if (find(conference(), id)->delegation.text == delegation) {
                    return id;
                }
            }
        }
        return std::nullopt;
    }
};

inline std::string rule_of(const Answer& answer) {
    const auto* refusal = std::get_if<Refusal>(&answer);
    return refusal == nullptr ? "accepted" : refusal->rule;
}

/// In its own name, in person.
inline InscribeSpeaker inscribe(const std::string& delegation, const ListKey& list = {"6"}) {
    InscribeSpeaker command;
    command.list = list;
    command.delegation = {delegation};
    return command;
}

/// A state as text, to compare whole states: everything that officers are shown, and what the rules
/// go by besides.
inline std::string text_of(const State& state) {
    std::ostringstream text;
    const auto board = views::make_board(state, {}, timing::ClockFace{}, {}, nullptr);
    text << codec::to_json(board->lists->value) << codec::to_json(board->procedure->value)
         << codec::to_json(board->officers.programme->value)
         << codec::to_json(board->officers.conference->value)
         << codec::to_json(board->officers.texts->value) << codec::to_json(board->script->value)
         << codec::to_json(board->podium->value);
    for (const auto& [room, floor] : board->officers.floors) {
        text << codec::to_json(floor->value);
    }
    const Conference& c = state.conference;
    text << c.utc_at_zero.time_since_epoch().count() << ' ' << c.clock_epoch << '\n';
    for (const auto& [key, run] : c.meetings) {
        text << key.text << ' ' << static_cast<int>(run.state) << ' ' << run.released_next << '\n';
    }
    for (const auto& [key, list] : c.lists) {
        text << key.text << ':';
        for (const auto id : list.waiting) {
            text << ' ' << id.value;
        }
        text << (list.carried_over ? " -> " + list.carried_over->text : "") << '\n';
    }
    for (const auto& [id, inscription] : c.inscriptions) {
        text << id.value << ' ' << name_of(c, inscription) << ' ' << inscription.state.index()
             << ' ' << inscription.out_of_class << '\n';
    }
    for (const auto& [id, statement] : c.statements) {
        text << id.value << ' ' << name_of(c, statement) << ' ' << statement.state.index() << ' '
             << statement.used_before.count() << ' ' << statement.time_elapsed << ' '
             << statement.extension.count() << ' ' << statement.calls_to_order << '\n';
    }
    for (const auto& [room, floor] : c.floors) {
        text << room.text << ' ' << (floor.held ? floor.held->value : 0) << '\n';
    }
    for (const auto& action : state.actions) {
        text << action.id.value << ' ' << action.actor.name << ' ' << action.what << ' '
             << action.undone << '\n';
    }
    return text.str();
}

}  // namespace dais::meeting::test

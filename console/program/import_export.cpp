#include "console/program/import_export.h"

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "console/program/assets.h"
#include "console/program/look.h"
#include "console/program/sentences.h"
#include "console/program/speakers_csv.h"
#include "console/program/trial.h"
#include "meeting/codec/codec.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace views = meeting::views;

namespace {

using meeting::codec::Json;
using meeting::codec::Strings;

// ---- what both ways share ---------------------------------------------------------------------

std::string read_csv_file(const fs::path& path) {
    std::error_code unknown;
    if (fs::file_size(path, unknown) > kMostCsvBytes && !unknown) {
        throw CsvError{{"csv.too-long", {{"most", std::to_string(kMostCsvBytes / 1024)}}}};
    }
    return read_text(path);
}

SpeakerFile match_file(const fs::path& csv, const views::DirectoryView& directory,
                       const Strings& strings, const Progress& progress) {
    try {
        return match_speakers(read_csv(read_csv_file(csv)), directory, progress);
    } catch (const CsvError& error) {
        throw NotImported{strings.say(error.remark().key, error.remark().names)};
    }
}

// The name of a list of speakers, as officers read it.
std::string name_of_list(const views::ListsView& view, const std::string& key,
                         const Strings& strings) {
    std::string known;
    for (const views::ListView& each : view.lists) {
        if (each.key.text == key) {
            return each.name;
        }
        known += (known.empty() ? "" : ", ") + each.key.text + " (" + each.name + ")";
    }
    throw NotImported{strings.say("import.list-unknown", {{"list", key}, {"lists", known}})};
}

NotImported refused(const std::string& why, const Strings& strings) {
    return NotImported{strings.say("import.refused", {{"why", why}})};
}

void tell_done(const std::string& list, std::size_t count, const Strings& strings,
               std::ostream& out) {
    out << strings.say("import.done", {{"list", list}, {"count", std::to_string(count)}}) << '\n';
}

// ---- a conference file ------------------------------------------------------------------------

// The rules' sentence; empty where they allow it.
std::string refusal_of(Trial& trial, const meeting::ImportSpeakers& command,
                       const meeting::Actor& actor, const Strings& strings) {
    const auto refusal = trial.refusal(command, actor);
    return refusal ? sentence_of(*refusal, strings) : std::string{};
}

// Tells each line what the rules say to it alone. What they say to every line is about the list,
// and is told once, at the end.
void note_refusals(SpeakerFile& file, Trial& trial, const meeting::ListKey& list,
                   const meeting::Actor& actor, const Strings& strings) {
    bool all_the_same = true;
    for (SpeakerLine& each : file.lines) {
        each.refused = refusal_of(trial, {list, {each.speaker}}, actor, strings);
        all_the_same = all_the_same && each.refused == file.lines.front().refused;
    }
    if (all_the_same && file.lines.size() > 1) {
        for (SpeakerLine& each : file.lines) {
            each.refused.clear();
        }
    }
}

// ---- a Dais that runs -------------------------------------------------------------------------

struct Shown {
    views::DirectoryView directory;
    views::ListsView lists;
};

Shown shown_by(const net::Link& link, const Strings& strings) {
    const auto slices = look_at(link, {"directory", "lists"},
                                strings.say("import.no-views", {{"place", link.place()}}), strings);
    try {
        return {meeting::codec::from_json<views::DirectoryView>(slices.at("directory")),
                meeting::codec::from_json<views::ListsView>(slices.at("lists"))};
    } catch (const meeting::codec::DecodeError& error) {
        throw NotImported{error.what()};
    }
}

}  // namespace

meeting::ImportSpeakers command_of(const Import& import, const SpeakersRead& read) {
    return {{import.list}, speakers_of(read.file)};
}

SpeakersRead read_speakers(const Import& import, const fs::path& file, const Strings& strings,
                           const Progress& progress) {
    const meeting::Actor actor = actor_named(import.actor);
    Trial trial{file, progress.part(0, 2)};
    SpeakersRead read{.list = name_of_list(trial.board()->lists->value, import.list, strings),
                      .file = match_file(import.csv, trial.board()->directory->value, strings,
                                         progress.part(1, 2))};
    if (all_match(read.file)) {
        const meeting::ImportSpeakers command = command_of(import, read);
        read.refused = refusal_of(trial, command, actor, strings);
        if (!read.refused.empty()) {
            note_refusals(read.file, trial, command.list, actor, strings);
        }
    }
    return read;
}

SpeakersRead read_speakers(const Import& import, const views::DirectoryView& directory,
                           const views::ListsView& lists, const Strings& strings,
                           const Progress& progress) {
    return {.list = name_of_list(lists, import.list, strings),
            .file = match_file(import.csv, directory, strings, progress)};
}

bool is_address(std::string_view file_or_address) {
    return file_or_address.find("://") != std::string_view::npos;
}

void import_into_file(const Import& import, const fs::path& file, const Strings& strings,
                      std::ostream& out) {
    const SpeakersRead read = read_speakers(import, file, strings);
    write_report(read.file, strings, out);
    if (!all_match(read.file)) {
        throw NotImported{strings.say("import.unmatched")};
    }
    if (!read.refused.empty()) {
        throw refused(read.refused, strings);
    }
    if (import.only_check) {
        out << strings.say("import.checked", {{"list", read.list}}) << '\n';
        return;
    }
    const meeting::Actor actor = actor_named(import.actor);
    const meeting::ImportSpeakers command = command_of(import, read);
    submit_to_file(file, command, actor, strings);
    tell_done(read.list, command.speakers.size(), strings, out);
}

void import_into_running(const Import& import, const net::Link& link, const Strings& strings,
                         std::ostream& out) {
    const Shown shown = shown_by(link, strings);
    const SpeakersRead read = read_speakers(import, shown.directory, shown.lists, strings);
    write_report(read.file, strings, out);
    if (!all_match(read.file)) {
        throw NotImported{strings.say("import.unmatched")};
    }
    const meeting::ImportSpeakers command = command_of(import, read);
    const std::string message = message_of(command, strings);
    if (import.only_check) {
        out << strings.say("import.checked-afar", {{"list", read.list}}) << '\n';
        return;
    }
    tell_running(link, message, import.actor, strings);
    tell_done(read.list, command.speakers.size(), strings, out);
}

void export_list(const fs::path& file, const std::string& list, const Strings& strings,
                 std::ostream& out, const Progress& progress) {
    Trial trial{file, progress};
    static_cast<void>(name_of_list(trial.board()->lists->value, list, strings));
    std::vector<meeting::ImportedSpeaker> speakers;
    for (const auto id : meeting::find(trial.conference(), meeting::ListKey{list})->waiting) {
        const meeting::Inscription& each = *meeting::find(trial.conference(), id);
        speakers.push_back({.delegation = each.delegation,
                            .on_behalf_of = each.on_behalf_of,
                            .modality = each.modality,
                            .details = each.details});
    }
    write_speakers(speakers, trial.board()->directory->value, out);
}

void export_list(const views::ListView& list, const views::DirectoryView& directory,
                 std::ostream& out) {
    std::vector<meeting::ImportedSpeaker> speakers;
    for (const views::InscriptionView& each : list.waiting) {
        meeting::ImportedSpeaker speaker{.delegation = each.delegation,
                                         .on_behalf_of = {},
                                         .modality = each.speaker.modality,
                                         .details = each.details};
        if (const std::string& group = each.speaker.on_behalf_of; !group.empty()) {
            const auto known =
                std::find_if(directory.groups.begin(), directory.groups.end(),
                             [&](const meeting::Group& one) { return one.list == group; });
            auto& behalf = speaker.on_behalf_of.emplace();
            if (known == directory.groups.end()) {
                behalf.name = group;
            } else {
                behalf.group = known->key;
            }
        }
        speakers.push_back(std::move(speaker));
    }
    write_speakers(speakers, directory, out);
}

}  // namespace dais::console

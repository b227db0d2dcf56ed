#include "console/program/import_export.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <ostream>
#include <vector>

#include <pwd.h>
#include <unistd.h>

#include "console/program/assets.h"
#include "console/program/sentences.h"
#include "console/program/speakers_csv.h"
#include "console/program/token.h"
#include "meeting/codec/codec.h"
#include "meeting/decide.h"
#include "meeting/desk.h"
#include "meeting/journal/sqlite_journal.h"
#include "net/client.h"
#include "net/limits.h"
#include "net/tell.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace views = meeting::views;

namespace {

using meeting::codec::Json;
using meeting::codec::Strings;

// ---- what both ways share ---------------------------------------------------------------------

// Who acts where no name is given: the login of whoever runs the program.
std::string login() {
    constexpr std::size_t kEnough = 4096;
    std::array<char, kEnough> space{};
    passwd entry{};
    passwd* found = nullptr;
    const bool known =
        getpwuid_r(geteuid(), &entry, space.data(), space.size(), &found) == 0 && found != nullptr;
    return known && *entry.pw_name != '\0' ? entry.pw_name : "import";
}

std::string read_csv_file(const fs::path& path) {
    std::error_code unknown;
    if (fs::file_size(path, unknown) > kMostCsvBytes && !unknown) {
        throw CsvError{{"csv.too-long", {{"most", std::to_string(kMostCsvBytes / 1024)}}}};
    }
    return read_text(path);
}

SpeakerFile match_file(const fs::path& csv, const views::DirectoryView& directory,
                       const Strings& strings) {
    try {
        return match_speakers(read_csv(read_csv_file(csv)), directory);
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

// A record that is read and never written: what the desk says to it is forgotten.
class Unwritten final : public meeting::Journal {
  public:
    explicit Unwritten(const fs::path& file)
        : record_{meeting::SqliteJournal::open_reading(file)} {}

    void append(const std::vector<meeting::Recorded>& /*rows*/,
                const std::optional<Cause>& /*cause*/) override {}
    void replay(const std::function<void(meeting::Recorded)>& each) override {
        record_->replay(each);
    }
    std::optional<meeting::Remembered> remembered(const meeting::CommandId& id) override {
        return record_->remembered(id);
    }
    [[nodiscard]] std::string name() const override { return record_->name(); }

  private:
    std::unique_ptr<meeting::SqliteJournal> record_;
};

// The desk as it would be if the file were opened now, without opening it for writing.
class Trial {
  public:
    explicit Trial(const fs::path& file) : journal_{file}, desk_{journal_, time_} {}

    [[nodiscard]] std::shared_ptr<const views::Board> board() { return desk_.board(); }
    [[nodiscard]] const meeting::Conference& conference() const { return desk_.state().conference; }

    // The rules' sentence; empty where they allow it.
    [[nodiscard]] std::string refusal(const meeting::ImportSpeakers& command,
                                      const meeting::Actor& actor, const Strings& strings) {
        const auto decision = meeting::decide(desk_.state(), command, actor, desk_.now());
        const auto* refusal = std::get_if<meeting::Refusal>(&decision);
        return refusal == nullptr ? std::string{} : sentence_of(*refusal, strings);
    }

  private:
    timing::SystemTimeSource time_;
    Unwritten journal_;
    meeting::Desk desk_;
};

// Tells each line what the rules say to it alone. What they say to every line is about the list,
// and is told once, at the end.
void note_refusals(SpeakerFile& file, Trial& trial, const meeting::ListKey& list,
                   const meeting::Actor& actor, const Strings& strings) {
    bool all_the_same = true;
    for (SpeakerLine& each : file.lines) {
        each.refused = trial.refusal({list, {each.speaker}}, actor, strings);
        all_the_same = all_the_same && each.refused == file.lines.front().refused;
    }
    if (all_the_same && file.lines.size() > 1) {
        for (SpeakerLine& each : file.lines) {
            each.refused.clear();
        }
    }
}

std::unique_ptr<meeting::SqliteJournal> open_to_write(const fs::path& file,
                                                      const Strings& strings) {
    try {
        return meeting::SqliteJournal::open(file);
    } catch (const meeting::JournalError& error) {
        throw NotImported{strings.say("import.not-opened", {{"why", error.what()}})};
    }
}

// ---- a Dais that runs -------------------------------------------------------------------------

struct Shown {
    views::DirectoryView directory;
    views::ListsView lists;
};

// What an officer's connection is shown, until all of it is here. The client tells on its thread.
class Look {
  public:
    void fail(std::string why) {
        {
            const std::lock_guard lock{mutex_};
            if (why_.empty()) {
                why_ = std::move(why);
            }
        }
        changed_.notify_all();
    }

    void take(const Json& message, const Strings& strings) {
        const std::string type = message.value("type", std::string{});
        if (type == "hello" && message.value("role", std::string{}) != "officer") {
            fail(strings.say("import.no-officer"));
        } else if (type == "trouble") {
            fail(message.value("text", std::string{}));
        } else if (type == "slice") {
            take_slice(message);
        }
    }

    // Throws NotImported.
    Shown wait(std::chrono::milliseconds patience, const std::string& otherwise) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, patience, [&] { return !why_.empty() || (directory_ && lists_); });
        if (directory_ && lists_) {
            return {*directory_, *lists_};
        }
        throw NotImported{why_.empty() ? otherwise : why_};
    }

  private:
    void take_slice(const Json& message) {
        const std::string name = message.value("name", std::string{});
        try {
            const std::lock_guard lock{mutex_};
            if (name == "directory") {
                directory_ = meeting::codec::from_json<views::DirectoryView>(message.at("value"));
            } else if (name == "lists") {
                lists_ = meeting::codec::from_json<views::ListsView>(message.at("value"));
            }
        } catch (const std::exception& error) {
            fail(error.what());
        }
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::string why_;
    std::optional<views::DirectoryView> directory_;
    std::optional<views::ListsView> lists_;
};

Shown look_at(const net::Link& link, const Strings& strings) {
    Look look;
    std::unique_ptr<net::Client> client;
    net::ClientEvents events;
    events.opened = [&] {
        net::Hello hello;
        hello.page = "import";
        client->send(net::hello_message(hello));
    };
    events.received = [&](const Json& message) { look.take(message, strings); };
    events.parted = [&](const net::Parting& parting) { look.fail(parting.sentence); };
    net::ClientOptions options;
    options.reconnect = false;
    client = std::make_unique<net::Client>(link, options, std::move(events));
    client->start();
    return look.wait(net::kTellTime, strings.say("import.no-views", {{"place", link.place()}}));
}

bool says_nothing(const Json& json) {
    return json.is_string() ? json.get_ref<const std::string&>().empty()
                            : json.is_structured() && json.empty();
}

// A message holds more speakers when what is not known about them is left out. Only a name must be
// there, even where it is empty.
Json without_empty(const Json& json) {
    if (json.is_array()) {
        Json kept = Json::array();
        for (const Json& each : json) {
            kept.push_back(without_empty(each));
        }
        return kept;
    }
    if (!json.is_object()) {
        return json;
    }
    Json kept = Json::object();
    for (const auto& [name, each] : json.items()) {
        Json value = without_empty(each);
        if (name == "name" || !says_nothing(value)) {
            kept[name] = std::move(value);
        }
    }
    return kept;
}

std::string message_of(const meeting::ImportSpeakers& command, const Strings& strings) {
    const std::string text =
        net::text_of(without_empty(meeting::codec::to_json(meeting::Command{command})));
    constexpr std::size_t kEnvelope = 256;  // the message's own type and id
    const std::size_t most = net::Limits{}.message_bytes - kEnvelope;
    if (text.size() > most) {
        throw NotImported{
            strings.say("import.too-long-to-send",
                        {{"bytes", std::to_string(text.size())}, {"most", std::to_string(most)}})};
    }
    return text;
}

}  // namespace

bool is_address(std::string_view file_or_address) {
    return file_or_address.find("://") != std::string_view::npos;
}

void import_into_file(const Import& import, const fs::path& file, const Strings& strings,
                      std::ostream& out) {
    const meeting::Actor actor{.link = 0, .name = import.actor.empty() ? login() : import.actor};
    Trial trial{file};
    const std::string list = name_of_list(trial.board()->lists->value, import.list, strings);
    SpeakerFile speakers = match_file(import.csv, trial.board()->directory->value, strings);
    if (!all_match(speakers)) {
        write_report(speakers, strings, out);
        throw NotImported{strings.say("import.unmatched")};
    }
    const meeting::ImportSpeakers command{{import.list}, speakers_of(speakers)};
    const std::string refusal = trial.refusal(command, actor, strings);
    if (!refusal.empty()) {
        note_refusals(speakers, trial, command.list, actor, strings);
    }
    write_report(speakers, strings, out);
    if (!refusal.empty()) {
        throw refused(refusal, strings);
    }
    if (import.only_check) {
        out << strings.say("import.checked", {{"list", list}}) << '\n';
        return;
    }
    const auto journal = open_to_write(file, strings);
    const timing::SystemTimeSource time;
    meeting::Desk desk{*journal, time};
    const auto answer = desk.submit({"import-" + new_token()}, actor, command);
    if (std::holds_alternative<meeting::Refusal>(answer)) {
        throw refused(sentence_of(answer, strings), strings);
    }
    tell_done(list, command.speakers.size(), strings, out);
}

void import_into_running(const Import& import, const net::Link& link, const Strings& strings,
                         std::ostream& out) {
    const Shown shown = look_at(link, strings);
    const std::string list = name_of_list(shown.lists, import.list, strings);
    const SpeakerFile speakers = match_file(import.csv, shown.directory, strings);
    write_report(speakers, strings, out);
    if (!all_match(speakers)) {
        throw NotImported{strings.say("import.unmatched")};
    }
    const meeting::ImportSpeakers command{{import.list}, speakers_of(speakers)};
    const std::string message = message_of(command, strings);
    if (import.only_check) {
        out << strings.say("import.checked-afar", {{"list", list}}) << '\n';
        return;
    }
    const net::Told told = net::tell(link, message, import.actor.empty() ? login() : import.actor);
    if (!told.accepted) {
        // Without an answer it is not known what became of it; its own sentence says so.
        throw told.answer.empty() ? NotImported{told.sentence} : refused(told.sentence, strings);
    }
    tell_done(list, command.speakers.size(), strings, out);
}

void export_list(const fs::path& file, const std::string& list, const Strings& strings,
                 std::ostream& out) {
    Trial trial{file};
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

}  // namespace dais::console

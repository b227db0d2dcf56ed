// Dais, the operations console of a hybrid conference: does what the command line says. Everything
// meets here and nowhere else.
//
// Exit codes: 0 done, 1 refused or failed with a sentence on standard error, 2 wrong usage, 3 a
// bench missed a target.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "console/command_line.h"
#include "console/home_folder.h"
#include "console/program/assets.h"
#include "console/program/bench.h"
#include "console/program/files.h"
#include "console/program/follow.h"
#include "console/program/import_export.h"
#include "console/program/links.h"
#include "console/program/programme_files.h"
#include "console/program/record.h"
#include "console/program/relay.h"
#include "console/program/salvage.h"
#include "console/program/serve.h"
#include "console/program/summary_record.h"
#include "console/program/text_files.h"
#include "net/certificate.h"
#include "net/limit_table.h"
#include "net/protocol_schema.h"
#include "net/tell.h"

namespace {

namespace fs = std::filesystem;
using dais::console::CommandLine;
using dais::console::RunOptions;

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kTargetMissed = 3;  // of a bench

// Displays that a bench connects where it is not said.
constexpr int kManyClients = 1'000;
constexpr int kMostAsked = 10'000;
constexpr int kIdleSeconds = 60;
constexpr int kSoakMinutes = 5;
constexpr int kSoakScreens = 500;

// The sample's own file, made on the first start, in the user's data folder.
fs::path sample_file() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && *data != '\0') {
        return fs::path{data} / "dais/bms7.dais";
    }
    if (const fs::path home = dais::console::home_folder(); !home.empty()) {
        return home / ".local/share/dais/bms7.dais";
    }
    throw std::runtime_error{
        "There is no home folder to keep the sample in: name a file, as in dais console FILE."};
}

void make_sample(const fs::path& file, const fs::path& assets,
                 const dais::meeting::codec::Strings& strings) {
    if (fs::exists(file)) {
        return;
    }
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    if (failed) {
        throw std::runtime_error{"The folder " + file.parent_path().string() + " cannot be made (" +
                                 failed.message() +
                                 "): name a file elsewhere, as in dais console FILE."};
    }
    dais::console::make_conference(file, assets / "conferences/bms7.json", assets, false);
    std::cerr << strings.say("program.sample", {{"file", file.string()}, {"name", "BMS7"}}) << '\n';
}

// Says what is wrong with the first that is.
std::optional<std::string> set_limits(CommandLine& line) {
    for (const std::string& each : line.limits) {
        if (auto wrong = dais::net::set_limit(line.run.limits, each)) {
            return wrong;
        }
    }
    return std::nullopt;
}

// The token is part of an officer's link, or given beside the address.
dais::net::Link link_of(const CommandLine& line) {
    dais::net::Link link = dais::net::read_link(line.url);
    if (!line.token.empty()) {
        link.token = line.token;
    }
    link.ca_file = line.tls_ca;
    link.fingerprint = dais::net::fingerprint_digits(line.tls_fingerprint);
    return link;
}

// What is said on the line that this bench has no use for; nothing: all is of use.
const char* wrong_for_bench(const CommandLine& line) {
    const bool soak = line.name == "soak";
    if (line.clients && !soak && line.name != "fanout" && line.name != "command") {
        return "This bench connects no displays: say --clients of fanout, command or soak.";
    }
    if (line.seconds && !soak && line.name != "idle") {
        return "This bench takes as long as it takes: say --seconds of idle or soak.";
    }
    if (line.minutes && !soak) {
        return "This bench takes as long as it takes: say --minutes of soak.";
    }
    return nullptr;
}

std::vector<dais::console::Figure> measure(const CommandLine& line,
                                           const dais::meeting::codec::Strings& strings) {
    const fs::path& assets = line.run.assets;
    if (line.name == "projection") {
        return dais::console::bench_projection(assets);
    }
    if (line.name == "frame") {
        return dais::console::bench_frame(assets, strings);
    }
    if (line.name == "fanout") {
        return dais::console::bench_fanout(
            assets, strings,
            line.clients ? std::vector{*line.clients} : std::vector{kManyClients, kMostAsked});
    }
    if (line.name == "command") {
        return dais::console::bench_command(assets, strings, line.clients.value_or(kManyClients));
    }
    if (line.name == "soak") {
        const std::chrono::milliseconds length =
            line.seconds
                ? std::chrono::seconds{*line.seconds}
                : std::chrono::seconds{std::chrono::minutes{line.minutes.value_or(kSoakMinutes)}};
        return dais::console::bench_soak(assets, length, line.clients.value_or(kSoakScreens));
    }
    if (line.name == "idle") {
        return dais::console::bench_idle(assets, strings,
                                         std::chrono::seconds{line.seconds.value_or(kIdleSeconds)});
    }
    return dais::console::bench_journal(assets);
}

int run_bench(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    if (const char* wrong = wrong_for_bench(line)) {
        std::cerr << wrong << '\n';
        return kWrongUsage;
    }
    const auto figures = measure(line, strings);
    return dais::console::print_figures(line.name, figures, line.run.json, std::cout)
               ? kDone
               : kTargetMissed;
}

// One message over the protocol, and what became of it.
int say(const CommandLine& line, std::string_view message) {
    const auto told = dais::net::tell(link_of(line), message, line.name);
    if (!told.answer.empty()) {
        std::cout << told.answer << '\n';
    }
    if (!told.accepted) {
        std::cerr << told.sentence << '\n';
    }
    return told.accepted ? kDone : kFailed;
}

// To a file where one is named; half a file is an error, not a result.
template <class Write>
void write_out(const CommandLine& line, const dais::meeting::codec::Strings& strings,
               const Write& write) {
    if (line.out.empty()) {
        write(std::cout);
        return;
    }
    std::ofstream out{line.out, std::ios::binary};
    write(out);
    out.close();
    if (!out) {
        throw std::runtime_error{
            strings.say("programme-files.not-written", {{"file", line.out.string()}})};
    }
}

int summary_file(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    using dais::console::SummaryFormat;
    if (line.figures || line.statements || line.format == "csv") {
        std::cerr << strings.say("summary.whole") << '\n';
        return kWrongUsage;
    }
    const auto state = dais::console::replayed(line.file);
    const auto meeting = dais::console::meeting_named(state, line.meeting, strings);
    const auto summary = dais::console::summary_of(state, meeting, strings);
    const SummaryFormat format = line.format == "pdf"    ? SummaryFormat::pdf
                                 : line.format == "json" ? SummaryFormat::json
                                                         : SummaryFormat::markdown;
    // Made whole before a file is touched.
    std::ostringstream text;
    dais::console::write_summary(summary, format, strings, line.language, text);
    write_out(line, strings, [&](std::ostream& out) { out << text.str(); });
    return kDone;
}

int record_file(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    using dais::console::RecordFormat;
    using dais::console::RecordPart;
    if (!line.meeting.empty()) {
        return summary_file(line, strings);
    }
    if (line.format == "pdf") {
        std::cerr << strings.say("summary.needs-meeting") << '\n';
        return kWrongUsage;
    }
    const RecordFormat format = line.format == "csv"    ? RecordFormat::csv
                                : line.format == "json" ? RecordFormat::json
                                                        : RecordFormat::markdown;
    const RecordPart part = line.figures      ? RecordPart::figures
                            : line.statements ? RecordPart::statements
                                              : RecordPart::everything;
    write_out(line, strings, [&](std::ostream& out) {
        dais::console::write_record(line.file, format, part, strings, out);
    });
    return kDone;
}

// Where an import goes: into the file, or over the link to the Dais that has it open.
template <class IntoFile, class IntoRunning>
int import_where_asked(const CommandLine& line, const dais::meeting::codec::Strings& strings,
                       IntoFile into_file, IntoRunning into_running) {
    if (!dais::console::is_address(line.file)) {
        into_file();
        return kDone;
    }
    CommandLine address = line;
    address.url = line.file;
    const dais::net::Link link = link_of(address);
    if (link.token.empty()) {
        std::cerr << strings.say("import.no-token") << '\n';
        return kWrongUsage;
    }
    into_running(link);
    return kDone;
}

int import_programme(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    dais::console::ProgrammeImport import{
        .from = line.csv, .accepting = {}, .actor = line.name, .only_check = line.only_check};
    for (const std::string& word : line.accepting) {
        if (const auto collision = dais::console::collision_from(word)) {
            import.accepting.push_back(*collision);
        }
    }
    return import_where_asked(
        line, strings,
        [&] { dais::console::import_programme_into_file(import, line.file, strings, std::cout); },
        [&](const dais::net::Link& link) {
            dais::console::import_programme_into_running(import, link, strings, std::cout);
        });
}

int import_text(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    const dais::console::TextImport import{
        .from = line.csv, .document = line.text, .actor = line.name, .only_check = line.only_check};
    return import_where_asked(
        line, strings,
        [&] { dais::console::import_text_into_file(import, line.file, strings, std::cout); },
        [&](const dais::net::Link& link) {
            dais::console::import_text_into_running(import, link, strings, std::cout);
        });
}

int import(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    if (!line.text.empty()) {
        return import_text(line, strings);
    }
    if (line.programme || (line.list.empty() && dais::console::is_calendar(line.csv))) {
        return import_programme(line, strings);
    }
    if (line.list.empty() || !line.accepting.empty()) {
        std::cerr << strings.say("programme-files.list-or-programme") << '\n';
        return kWrongUsage;
    }
    const dais::console::Import import{
        .csv = line.csv, .list = line.list, .actor = line.name, .only_check = line.only_check};
    return import_where_asked(
        line, strings,
        [&] { dais::console::import_into_file(import, line.file, strings, std::cout); },
        [&](const dais::net::Link& link) {
            dais::console::import_into_running(import, link, strings, std::cout);
        });
}

void export_programme(const CommandLine& line, dais::console::ProgrammeFormat format,
                      const dais::meeting::codec::Strings& strings) {
    const std::string text =
        dais::console::export_programme(line.file, format, line.only_public, strings);
    if (!line.ics || line.ics->empty()) {
        std::cout << text;
        return;
    }
    std::ofstream out{*line.ics, std::ios::binary};
    out << text;
    out.close();
    if (!out) {
        throw std::runtime_error{strings.say("programme-files.not-written", {{"file", *line.ics}})};
    }
}

int export_as_asked(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    if (!line.text.empty()) {
        dais::console::export_text(line.file, line.text, strings, std::cout);
        return kDone;
    }
    if (line.ics || line.programme) {
        const auto format =
            dais::console::programme_format_from(line.ics ? "ics" : line.export_format);
        export_programme(line, format.value_or(dais::console::ProgrammeFormat::json), strings);
        return kDone;
    }
    const bool as_csv = line.export_format == "csv";
    if (!as_csv && line.export_format != "json") {
        std::cerr << strings.say("programme-files.needs-programme") << '\n';
        return kWrongUsage;
    }
    if (as_csv == line.list.empty()) {
        std::cerr << strings.say("export.csv-needs-list") << '\n';
        return kWrongUsage;
    }
    if (as_csv) {
        dais::console::export_list(line.file, line.list, strings, std::cout);
    } else {
        dais::console::export_file(line.file, std::cout);
    }
    return kDone;
}

// Whether a server may be started as it was asked for; otherwise it says why not.
bool may_serve(const RunOptions& run, const dais::meeting::codec::Strings& strings) {
    const std::string wrong = dais::console::wrong_usage(run.access, run.bind, strings);
    if (!wrong.empty()) {
        std::cerr << wrong << '\n';
    }
    return wrong.empty();
}

int serve(CommandLine& line, const dais::meeting::codec::Strings& strings) {
    if (!may_serve(line.run, strings)) {
        return kWrongUsage;
    }
    line.run.file = line.file;
    dais::console::serve(line.run, strings);
    return kDone;
}

int follow(CommandLine& line, const dais::meeting::codec::Strings& strings) {
    if (!may_serve(line.run, strings)) {
        return kWrongUsage;
    }
    line.run.file = line.file;
    dais::console::follow(line.run, link_of(line), line.relay_address, line.name, strings);
    return kDone;
}

int take_over(const CommandLine& line) {
    const std::string_view message =
        line.force ? R"({"type":"take_over","force":true})" : R"({"type":"take_over"})";
    return say(line, message);
}

int relay(const CommandLine& line, const dais::meeting::codec::Strings& strings) {
    if (!may_serve(line.run, strings)) {
        return kWrongUsage;
    }
    dais::console::relay(line.run, line.relay_address, strings);
    return kDone;
}

int console(CommandLine& line, const dais::meeting::codec::Strings& strings) {
    if (!line.url.empty()) {
        dais::console::run_remote_console(link_of(line), line.run, strings);
        return kDone;
    }
    if (!may_serve(line.run, strings)) {
        return kWrongUsage;
    }
    line.run.file = line.file;
    if (line.file.empty()) {
        line.run.file = sample_file();
        make_sample(line.run.file, line.run.assets, strings);
    }
    dais::console::run_console(line.run, strings);
    return kDone;
}

int run(int argc, char** argv) {
    CLI::App app{
        "Dais, the operations console of a hybrid conference.\n"
        "Without a sub-command it opens the console on the sample conference BMS7."};
    CommandLine line;
    line.run.officer = "Console";
    const auto said = dais::console::add_commands(app, line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    if (const auto wrong = set_limits(line)) {
        std::cerr << *wrong << '\n';
        return kWrongUsage;
    }
    if (said.limits->parsed()) {
        std::cout << dais::net::table_text(line.run.limits);
        return kDone;
    }
    if (said.schema->parsed()) {
        std::cout << dais::net::printed(line.asyncapi ? dais::net::asyncapi_document()
                                                      : dais::net::protocol_schema());
        return kDone;
    }
    line.run.assets = dais::console::assets_folder();
    line.run.language = line.language;
    const auto strings = dais::console::read_strings(line.run.assets, line.language);

    if (said.serve->parsed()) {
        return serve(line, strings);
    } else if (said.relay->parsed()) {
        return relay(line, strings);
    } else if (said.follow->parsed()) {
        return follow(line, strings);
    } else if (said.take_over->parsed()) {
        return take_over(line);
    } else if (said.make->parsed()) {
        const bool rehearsal =
            dais::console::make_conference(line.file, line.from, line.run.assets, line.rehearsal);
        std::cout << strings.say(rehearsal ? "program.made-rehearsal" : "program.made",
                                 {{"file", line.file}})
                  << '\n';
    } else if (said.tell->parsed()) {
        return say(line, line.command);
    } else if (said.bench->parsed()) {
        return run_bench(line, strings);
    } else if (said.record->parsed()) {
        return record_file(line, strings);
    } else if (said.import->parsed()) {
        return import(line, strings);
    } else if (said.export_rows->parsed()) {
        return export_as_asked(line, strings);
    } else if (said.links->parsed()) {
        dais::console::manage_links(line.links, link_of(line), strings, std::cout);
    } else if (said.verify->parsed()) {
        dais::console::verify_file(line.file, std::cout);
    } else if (said.backup->parsed()) {
        dais::console::backup_file(line.file, line.to, std::cout);
    } else if (said.salvage->parsed()) {
        dais::console::salvage_file(line.file, line.to, std::cout);
    } else {
        return console(line, strings);
    }
    return kDone;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return kFailed;
    }
}

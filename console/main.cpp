// Dais, the operations console of a hybrid conference: the command line. Everything meets here and
// nowhere else.
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

// All that the command line can say.
struct Line {
    std::string file;
    std::string from;
    std::string to;
    std::string url;
    std::string token;
    std::string tls_ca;
    std::string tls_fingerprint;
    std::string command;
    std::string name;
    std::string language = dais::console::kFirstLanguage;
    bool rehearsal = false;
    std::string format = "markdown";
    bool figures = false;
    std::optional<int> clients;
    std::optional<int> seconds;
    std::optional<int> minutes;
    bool statements = false;
    std::string csv;
    std::string list;
    std::string export_format = "json";
    bool only_check = false;
    bool programme = false;
    std::string text;     ///< a document, by its key, symbol or a draft's number
    std::string meeting;  ///< by its number or key
    fs::path out;         ///< empty: standard output
    std::vector<std::string> accepting;
    std::optional<std::string> ics;  ///< given; where to write it, or nothing: standard output
    bool only_public = false;
    bool asyncapi = false;
    bool force = false;
    dais::console::LinksAsked links;
    std::vector<std::string> limits;  ///< "NAME=VALUE"
    RunOptions run;
    std::string relay_address;  ///< how screens reach the relay, or the standby
};

// Where screens are served, to whom, and how many: of the desk's server and of a relay's.
void add_screens_options(CLI::App& app, dais::console::RunOptions& run,
                         std::vector<std::string>& limits) {
    app.add_option("--port", run.port, "port of the screens' server; 0: any free one")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    app.add_option("--bind", run.bind,
                   "address to listen on; 0.0.0.0 serves the local network, with TLS or "
                   "--plain-http")
        ->capture_default_str();
    auto& access = run.access;
    app.add_option("--tls-cert", access.tls_certificate,
                   "serve with TLS by this certificate and its chain, PEM");
    app.add_option("--tls-key", access.tls_key, "the certificate's key, PEM");
    app.add_flag("--tls-self-made", access.tls_self_made,
                 "serve with TLS by a certificate made here, for the local network; browsers ask "
                 "whether to trust it");
    app.add_flag("--plain-http", access.plain_http,
                 "without TLS also for other machines: what is shown can be read on the way");
    app.add_option("--origin", access.origins,
                   "pages of this address may connect too, such as https://relay.example");
    app.add_option("--pin", access.pin,
                   "the public pages ask for this PIN, 4 to 12 digits; alone, after the file: one "
                   "is made")
        ->expected(0, 1)
        ->type_name("PIN");
    app.add_option("--limit", limits,
                   "NAME=VALUE of a limit of the screens' server; may be said several times;\n"
                   "dais limits prints them all")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->take_all();
    app.add_flag("--json", run.json, "print one JSON object a line instead of sentences");
}

void add_voters_option(CLI::App& app, Line& line, CLI::Option* nats, const std::string& what) {
    app.add_option("--voters", line.run.voters, what)->check(CLI::IsMember({1, 3, 5}))->needs(nats);
}

void add_run_options(CLI::App& app, Line& line) {
    add_screens_options(app, line.run, line.limits);
    auto* nats =
        app.add_option("--nats", line.run.nats,
                       "tell relays what the public may see, through NATS there: nats://host:4222");
    add_voters_option(app, line, nats,
                      "keep the record on so many of those NATS servers too (1, 3 or 5, with\n"
                      "JetStream), so that a standby may take over by itself; a command is\n"
                      "accepted only when most of them have kept it");
    app.add_option("--backup-to", line.run.copies.folder,
                   "keep the three newest copies of the record in this folder, such as a stick");
    constexpr int kDay = 86'400;
    app.add_option_function<int>(
           "--backup-every",
           [&line](int seconds) { line.run.copies.every = std::chrono::seconds{seconds}; },
           "seconds between two copies (60)")
        ->check(CLI::Range(1, kDay));
    app.add_option("--log", line.run.log,
                   "the file that says who did what; without it FILE.log beside the conference, "
                   "none: no log");
    app.add_flag("--sync", line.run.sync,
                 "accept a command only when a standby (dais follow) has kept it too");
    app.add_option("--officer", line.run.officer, "the name under which this console acts")
        ->capture_default_str();
}

// How a server with TLS is known.
void add_trust_options(CLI::App& app, Line& line) {
    auto* ca = app.add_option("--tls-ca", line.tls_ca,
                              "certificates in PEM whose signature the server's may have");
    app.add_option("--tls-fingerprint", line.tls_fingerprint,
                   "the one certificate that the server may show, as Dais printed it")
        ->excludes(ca)
        ->check([](const std::string& text) {
            return dais::net::fingerprint_digits(text).empty()
                       ? std::string{"this is not a SHA-256 fingerprint: write its 64 digits as "
                                     "Dais printed them"}
                       : std::string{};
        });
}

CLI::App* add_console(CLI::App& app, Line& line) {
    auto* console = app.add_subcommand(
        "console", "the window, with the desk and the screens' server inside (the default)");
    console->add_option("FILE", line.file, "conference file; without one, the sample BMS7");
    console->add_option("--connect", line.url,
                        "be a second officer's window on the Dais at this address");
    console->add_option("--token", line.token, "the officer's token for --connect");
    add_trust_options(*console, line);
    add_run_options(*console, line);
    return console;
}

CLI::App* add_serve(CLI::App& app, Line& line) {
    auto* serve = app.add_subcommand("serve", "the desk and the screens' server, without a window");
    serve->add_option("FILE", line.file, "conference file")->required();
    add_run_options(*serve, line);
    return serve;
}

CLI::App* add_limits(CLI::App& app) {
    return app.add_subcommand(
        "limits", "print the limits of the screens' server, for --limit of serve and console");
}

// Says what is wrong with the first that is.
std::optional<std::string> set_limits(Line& line) {
    for (const std::string& each : line.limits) {
        if (auto wrong = dais::net::set_limit(line.run.limits, each)) {
            return wrong;
        }
    }
    return std::nullopt;
}

CLI::App* add_relay(CLI::App& app, Line& line) {
    auto* relay = app.add_subcommand(
        "relay",
        "more screens than one machine holds: serves what the public may see of a Dais that\n"
        "was started with --nats");
    relay->add_option("--nats", line.run.nats, "where it is said, such as nats://host:4222")
        ->required();
    add_screens_options(*relay, line.run, line.limits);
    relay->add_option("--address", line.relay_address,
                      "how screens reach it, such as http://screens2.example.org: told to the "
                      "screens of the other relays, for when theirs is gone");
    return relay;
}

CLI::App* add_follow(CLI::App& app, Line& line) {
    auto* follow = app.add_subcommand(
        "follow",
        "be the standby of a running Dais: keeps its record live, shows it to screens read-only,\n"
        "and takes over when an officer says so (dais take-over, or the console's window)");
    follow->add_option("URL", line.url, "of the Dais, such as http://192.168.1.5:8026")->required();
    follow->add_option("FILE", line.file, "where the record is kept; made where there is none")
        ->required();
    follow->add_option("--token", line.token, "an officer's token")->required();
    follow->add_option("--name", line.name, "what this machine is called; without it its own name");
    follow->add_option("--address", line.relay_address,
                       "how screens reach this machine, such as http://192.168.1.6:8026");
    auto* nats =
        follow->add_option("--nats", line.run.nats,
                           "once it leads, tell relays what the public may see, through NATS\n"
                           "there, such as nats://a:4222,nats://b:4222,nats://c:4222");
    add_voters_option(
        *follow, line, nats,
        "take over by itself: so many of those NATS servers keep the record (1, 3 or\n"
        "5), as dais serve was told too, and have not heard for four seconds from the\n"
        "machine that leads");
    add_trust_options(*follow, line);
    add_screens_options(*follow, line.run, line.limits);
    return follow;
}

CLI::App* add_take_over(CLI::App& app, Line& line) {
    auto* take = app.add_subcommand(
        "take-over", "have a standby take over: the first machine is gone, or is to be left");
    take->add_option("URL", line.url, "of the standby, such as http://192.168.1.6:8026")
        ->required();
    take->add_option("--token", line.token, "an officer's token")->required();
    take->add_option("--name", line.name, "who acts; without it the link's name");
    take->add_flag("--force", line.force,
                   "also while the first machine is still heard: what it accepts until it notices "
                   "does not count");
    add_trust_options(*take, line);
    return take;
}

CLI::App* add_new(CLI::App& app, Line& line) {
    auto* make = app.add_subcommand("new", "make a conference file");
    make->add_option("FILE", line.file, "the file to make")->required();
    make->add_option("--from", line.from,
                     "a conference in JSON; its fields are in assets/conferences/README.md")
        ->required();
    make->add_flag("--rehearsal", line.rehearsal,
                   "make it a rehearsal, whose clock can be set (past conferences always are)");
    return make;
}

CLI::App* add_tell(CLI::App& app, Line& line) {
    auto* tell = app.add_subcommand("tell", "say one command over the protocol (net/PROTOCOL.md)");
    tell->add_option("URL", line.url, "such as ws://127.0.0.1:8026/ws")->required();
    tell->add_option("COMMAND", line.command, R"(such as {"type":"OpenMeeting","meeting":"…"})")
        ->required();
    tell->add_option("--token", line.token, "the officer's token")->required();
    tell->add_option("--name", line.name, "who acts; without it the link's name");
    add_trust_options(*tell, line);
    return tell;
}

CLI::App* add_links(CLI::App& app, Line& line) {
    auto* links = app.add_subcommand(
        "links",
        "personal links of a running Dais: grant, revoke, list\n"
        "Writes CSV with the address of each link that was granted. An address is shown once: the\n"
        "record keeps only what it is recognized by. Without --for, --all-delegations, --role or\n"
        "--revoke it lists the links there are.");
    links->add_option("URL", line.url, "of the Dais, such as http://192.168.1.5:8026")->required();
    links->add_option("--token", line.token, "the officer's token")->required();
    auto* delegations =
        links->add_option("--for", line.links.for_whom, "delegations by key, such as KEN,FRA")
            ->delimiter(',');
    links->add_flag("--all-delegations", line.links.all_delegations, "one for each delegation")
        ->excludes(delegations);
    auto* role = links->add_option("--role", line.links.role, "of somebody else")
                     ->check(CLI::IsMember({"chair", "interpreter", "technician", "officer"}));
    links->add_option("--name", line.links.name, "whom the link with --role is for")->needs(role);
    links->add_option("--until", line.links.until, "when it expires, UTC: 2021-07-30T22:00:00Z");
    links->add_option("--revoke", line.links.revoke, "number of a link that shall open nothing");
    links->add_option("--officer", line.links.actor, "who grants; without it your login name");
    add_trust_options(*links, line);
    return links;
}

CLI::App* add_file_command(CLI::App& app, Line& line, const char* name, const char* about) {
    auto* command = app.add_subcommand(name, about);
    command->add_option("FILE", line.file, "conference file")->required();
    return command;
}

CLI::App* add_record(CLI::App& app, Line& line) {
    auto* record = add_file_command(app, line, "record", "the record of a conference");
    record
        ->add_option("--format", line.format,
                     "markdown to read, csv or json for programs; with --meeting also pdf to print")
        ->check(CLI::IsMember({"markdown", "csv", "json", "pdf"}))
        ->capture_default_str();
    record->add_option(
        "--meeting", line.meeting,
        "only the summary record of one meeting, by its number or key: what happened "
        "in its order, decisions, who took the floor");
    record->add_option("--out", line.out, "the file to write; without it standard output");
    auto* figures = record->add_flag("--figures", line.figures,
                                     "only the figures: statements and times by delegation, group, "
                                     "region, class and modality");
    record
        ->add_flag("--statements", line.statements,
                   "only what was recorded, without the figures (all of it that csv writes)")
        ->excludes(figures);
    return record;
}

CLI::App* add_import(CLI::App& app, Line& line) {
    auto* import = app.add_subcommand(
        "import",
        "put the speakers of a CSV file on a list, or the meetings of a calendar or a CSV file\n"
        "into the programme of work: all of them or none, as one action\n"
        "Speakers (--list): the first line names the columns: delegation, and any of speaker,\n"
        "title, form of address, capacity, on behalf of, language, modality, length, note. Each\n"
        "line that does not match is reported with the reason, and then nothing is imported.\n"
        "Programme (a file .ics, or --programme): meetings that the programme knows become as the\n"
        "file says, the others are new; what the file does not name stays as it is.\n"
        "Text (--text): the paragraphs of a draft, numbered as printed; headings are no "
        "paragraphs.");
    import
        ->add_option("FILE", line.file,
                     "conference file, or the address of the Dais that has it open, such as "
                     "http://127.0.0.1:8026")
        ->required();
    import
        ->add_option("FROM", line.csv,
                     "speakers, as in assets/conferences/bms7-speakers.csv; or a programme, as "
                     "dais export --ics or --programme --format csv writes it")
        ->required();
    auto* list = import->add_option("--list", line.list, "key of the list, such as 6");
    auto* programme =
        import->add_flag("--programme", line.programme, "the file is a programme of work")
            ->excludes(list);
    import
        ->add_option("--text", line.text,
                     "the file holds the paragraphs of this document, by its key, symbol or a "
                     "draft's number: a CSV file, or the text of the draft as it was pasted")
        ->excludes(list)
        ->excludes(programme);
    import
        ->add_option("--accept", line.accepting,
                     "collisions that are taken all the same, with commas between: room, team, "
                     "interpretation, hours")
        ->delimiter(',')
        ->check(CLI::IsMember({"room", "team", "interpretation", "hours"}))
        ->excludes(list);
    import->add_option("--token", line.token, "the officer's token, with an address");
    add_trust_options(*import, line);
    import->add_option("--name", line.name,
                       "who acts, and can undo it; without it your login name");
    import->add_flag("--check", line.only_check,
                     "only report; with an address the names are matched, the rules not asked");
    return import;
}

CLI::App* add_export(CLI::App& app, Line& line) {
    auto* command = add_file_command(
        app, line, "export",
        "every row as one JSON a line; or, as CSV, those who wait on a list; or the programme\n"
        "The CSV of a list can be imported again. It does not hold who has spoken or was\n"
        "withdrawn, late requests, moves out of order, texts received and links.\n"
        "The programme as CSV and as a calendar can be imported again.");
    auto* list = command->add_option("--list", line.list, "key of the list, with --format csv");
    auto* programme =
        command->add_flag("--programme", line.programme, "the programme of work, in a --format")
            ->excludes(list);
    command
        ->add_option("--text", line.text,
                     "the paragraphs of a document as CSV, by its key, symbol or a draft's number")
        ->excludes(list)
        ->excludes(programme);
    command
        ->add_option("--format", line.export_format,
                     "json (every row) or csv (a list); of the programme json, csv, markdown, ics")
        ->check(CLI::IsMember({"json", "csv", "markdown", "ics"}))
        ->capture_default_str();
    command
        ->add_option_function<std::string>(
            "--ics", [&line](const std::string& to) { line.ics = to; },
            "the programme of work as a calendar, into a file or to standard output")
        ->expected(0, 1)
        ->type_name("OUT")
        ->excludes(list)
        ->excludes(programme);
    command->add_flag("--public", line.only_public,
                      "of the programme only what the public sees: no closed meeting, no link");
    return command;
}

// The token is part of an officer's link, or given beside the address.
dais::net::Link link_of(const Line& line) {
    dais::net::Link link = dais::net::read_link(line.url);
    if (!line.token.empty()) {
        link.token = line.token;
    }
    link.ca_file = line.tls_ca;
    link.fingerprint = dais::net::fingerprint_digits(line.tls_fingerprint);
    return link;
}

CLI::App* add_bench(CLI::App& app, Line& line) {
    auto* bench = app.add_subcommand("bench", "measure a figure against its target");
    bench->add_option("NAME", line.name, "journal, projection, frame, fanout, command, idle, soak")
        ->required()
        ->check(
            CLI::IsMember({"journal", "projection", "frame", "fanout", "command", "idle", "soak"}));
    constexpr int kMostClients = 11'000;  // fewer than a server admits
    bench
        ->add_option("--clients", line.clients,
                     "of fanout, command and soak: how many displays (fanout without it: 1,000 and "
                     "then 10,000; command: 1,000; soak: 500)")
        ->check(CLI::Range(1, kMostClients));
    constexpr int kHour = 3600;
    auto* seconds = bench
                        ->add_option("--seconds", line.seconds,
                                     "of idle and soak: how long to look (60), how long the "
                                     "simulated week takes")
                        ->check(CLI::Range(1, kHour));
    constexpr int kDay = 24 * 60;
    bench->add_option("--minutes", line.minutes, "of soak: how long the simulated week takes (5)")
        ->check(CLI::Range(1, kDay))
        ->excludes(seconds);
    bench->add_flag("--json", line.run.json, "print one JSON object");
    return bench;
}

// What is said on the line that this bench has no use for; nothing: all is of use.
const char* wrong_for_bench(const Line& line) {
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

std::vector<dais::console::Figure> measure(const Line& line,
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

int run_bench(const Line& line, const dais::meeting::codec::Strings& strings) {
    if (const char* wrong = wrong_for_bench(line)) {
        std::cerr << wrong << '\n';
        return kWrongUsage;
    }
    const auto figures = measure(line, strings);
    return dais::console::print_figures(line.name, figures, line.run.json, std::cout)
               ? kDone
               : kTargetMissed;
}

CLI::App* add_schema(CLI::App& app, Line& line) {
    auto* schema =
        app.add_subcommand("schema", "the protocol for machines: every message as JSON Schema");
    schema->add_flag("--asyncapi", line.asyncapi, "the AsyncAPI document that refers to it");
    return schema;
}

// One message over the protocol, and what became of it.
int say(const Line& line, std::string_view message) {
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
void write_out(const Line& line, const dais::meeting::codec::Strings& strings, const Write& write) {
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

int summary_file(const Line& line, const dais::meeting::codec::Strings& strings) {
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

int record_file(const Line& line, const dais::meeting::codec::Strings& strings) {
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
int import_where_asked(const Line& line, const dais::meeting::codec::Strings& strings,
                       IntoFile into_file, IntoRunning into_running) {
    if (!dais::console::is_address(line.file)) {
        into_file();
        return kDone;
    }
    Line address = line;
    address.url = line.file;
    const dais::net::Link link = link_of(address);
    if (link.token.empty()) {
        std::cerr << strings.say("import.no-token") << '\n';
        return kWrongUsage;
    }
    into_running(link);
    return kDone;
}

int import_programme(const Line& line, const dais::meeting::codec::Strings& strings) {
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

int import_text(const Line& line, const dais::meeting::codec::Strings& strings) {
    const dais::console::TextImport import{
        .from = line.csv, .document = line.text, .actor = line.name, .only_check = line.only_check};
    return import_where_asked(
        line, strings,
        [&] { dais::console::import_text_into_file(import, line.file, strings, std::cout); },
        [&](const dais::net::Link& link) {
            dais::console::import_text_into_running(import, link, strings, std::cout);
        });
}

int import(const Line& line, const dais::meeting::codec::Strings& strings) {
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

void export_programme(const Line& line, dais::console::ProgrammeFormat format,
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

int export_as_asked(const Line& line, const dais::meeting::codec::Strings& strings) {
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

int serve(Line& line, const dais::meeting::codec::Strings& strings) {
    if (!may_serve(line.run, strings)) {
        return kWrongUsage;
    }
    line.run.file = line.file;
    dais::console::serve(line.run, strings);
    return kDone;
}

int follow(Line& line, const dais::meeting::codec::Strings& strings) {
    if (!may_serve(line.run, strings)) {
        return kWrongUsage;
    }
    line.run.file = line.file;
    dais::console::follow(line.run, link_of(line), line.relay_address, line.name, strings);
    return kDone;
}

int take_over(const Line& line) {
    const std::string_view message =
        line.force ? R"({"type":"take_over","force":true})" : R"({"type":"take_over"})";
    return say(line, message);
}

int relay(const Line& line, const dais::meeting::codec::Strings& strings) {
    if (!may_serve(line.run, strings)) {
        return kWrongUsage;
    }
    dais::console::relay(line.run, line.relay_address, strings);
    return kDone;
}

int console(Line& line, const dais::meeting::codec::Strings& strings) {
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
    app.set_version_flag("--version", DAIS_VERSION);
    app.require_subcommand(0, 1);
    app.fallthrough();  // so that --language may also stand after a sub-command
    Line line;
    app.add_option("--language", line.language, "of the refusals and the record: en, fr")
        ->envname("DAIS_LANGUAGE")
        ->capture_default_str();
    line.run.officer = "Console";
    auto* console_command = add_console(app, line);
    auto* serve_command = add_serve(app, line);
    auto* limits_command = add_limits(app);
    auto* relay_command = add_relay(app, line);
    auto* follow_command = add_follow(app, line);
    auto* take_over_command = add_take_over(app, line);
    auto* new_command = add_new(app, line);
    auto* tell_command = add_tell(app, line);
    auto* bench = add_bench(app, line);
    auto* record = add_record(app, line);
    auto* import_command = add_import(app, line);
    auto* export_command = add_export(app, line);
    auto* links = add_links(app, line);
    auto* schema = add_schema(app, line);
    auto* verify = add_file_command(app, line, "verify", "check that a file is whole");
    auto* backup = add_file_command(app, line, "backup", "copy a file, also while it is in use");
    backup->add_option("TO", line.to, "the copy to make")->required();
    auto* salvage = add_file_command(app, line, "salvage",
                                     "write what is sound of a damaged file to a new one");
    salvage->add_option("TO", line.to, "the new file")->required();
    app.footer("In a checkout: dais test runs all tests.");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    if (const auto wrong = set_limits(line)) {
        std::cerr << *wrong << '\n';
        return kWrongUsage;
    }
    if (limits_command->parsed()) {
        std::cout << dais::net::table_text(line.run.limits);
        return kDone;
    }
    if (schema->parsed()) {
        std::cout << dais::net::printed(line.asyncapi ? dais::net::asyncapi_document()
                                                      : dais::net::protocol_schema());
        return kDone;
    }
    line.run.assets = dais::console::assets_folder();
    line.run.language = line.language;
    const auto strings = dais::console::read_strings(line.run.assets, line.language);

    if (serve_command->parsed()) {
        line.run.file = line.file;
        return serve(line, strings);
    } else if (relay_command->parsed()) {
        return relay(line, strings);
    } else if (follow_command->parsed()) {
        return follow(line, strings);
    } else if (take_over_command->parsed()) {
        return take_over(line);
    } else if (new_command->parsed()) {
        const bool rehearsal =
            dais::console::make_conference(line.file, line.from, line.run.assets, line.rehearsal);
        std::cout << strings.say(rehearsal ? "program.made-rehearsal" : "program.made",
                                 {{"file", line.file}})
                  << '\n';
    } else if (tell_command->parsed()) {
        return say(line, line.command);
    } else if (bench->parsed()) {
        return run_bench(line, strings);
    } else if (record->parsed()) {
        return record_file(line, strings);
    } else if (import_command->parsed()) {
        return import(line, strings);
    } else if (export_command->parsed()) {
        return export_as_asked(line, strings);
    } else if (links->parsed()) {
        dais::console::manage_links(line.links, link_of(line), strings, std::cout);
    } else if (verify->parsed()) {
        dais::console::verify_file(line.file, std::cout);
    } else if (backup->parsed()) {
        dais::console::backup_file(line.file, line.to, std::cout);
    } else if (salvage->parsed()) {
        dais::console::salvage_file(line.file, line.to, std::cout);
    } else {
        static_cast<void>(console_command);
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

#include "console/command_line.h"

#include <chrono>

#include <CLI/CLI.hpp>

#include "net/certificate.h"

namespace dais::console {

namespace {

// Where screens are served, to whom, and how many: of the desk's server and of a relay's.
void add_screens_options(CLI::App& app, RunOptions& run, std::vector<std::string>& limits) {
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

void add_voters_option(CLI::App& app, CommandLine& line, CLI::Option* nats,
                       const std::string& what) {
    app.add_option("--voters", line.run.voters, what)->check(CLI::IsMember({1, 3, 5}))->needs(nats);
}

void add_run_options(CLI::App& app, CommandLine& line) {
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
void add_trust_options(CLI::App& app, CommandLine& line) {
    auto* ca = app.add_option("--tls-ca", line.tls_ca,
                              "certificates in PEM whose signature the server's may have");
    app.add_option("--tls-fingerprint", line.tls_fingerprint,
                   "the one certificate that the server may show, as Dais printed it")
        ->excludes(ca)
        ->check([](const std::string& text) {
            return net::fingerprint_digits(text).empty()
                       ? std::string{"this is not a SHA-256 fingerprint: write its 64 digits as "
                                     "Dais printed them"}
                       : std::string{};
        });
}

CLI::App* add_console(CLI::App& app, CommandLine& line) {
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

CLI::App* add_serve(CLI::App& app, CommandLine& line) {
    auto* serve = app.add_subcommand("serve", "the desk and the screens' server, without a window");
    serve->add_option("FILE", line.file, "conference file")->required();
    add_run_options(*serve, line);
    return serve;
}

CLI::App* add_limits(CLI::App& app) {
    return app.add_subcommand(
        "limits", "print the limits of the screens' server, for --limit of serve and console");
}

CLI::App* add_relay(CLI::App& app, CommandLine& line) {
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

CLI::App* add_follow(CLI::App& app, CommandLine& line) {
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

CLI::App* add_take_over(CLI::App& app, CommandLine& line) {
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

CLI::App* add_new(CLI::App& app, CommandLine& line) {
    auto* make = app.add_subcommand("new", "make a conference file");
    make->add_option("FILE", line.file, "the file to make")->required();
    make->add_option("--from", line.from,
                     "a conference in JSON; its fields are in assets/conferences/README.md")
        ->required();
    make->add_flag("--rehearsal", line.rehearsal,
                   "make it a rehearsal, whose clock can be set (past conferences always are)");
    return make;
}

CLI::App* add_tell(CLI::App& app, CommandLine& line) {
    auto* tell = app.add_subcommand("tell", "say one command over the protocol (net/PROTOCOL.md)");
    tell->add_option("URL", line.url, "such as ws://127.0.0.1:8026/ws")->required();
    tell->add_option("COMMAND", line.command, R"(such as {"type":"OpenMeeting","meeting":"…"})")
        ->required();
    tell->add_option("--token", line.token, "the officer's token")->required();
    tell->add_option("--name", line.name, "who acts; without it the link's name");
    add_trust_options(*tell, line);
    return tell;
}

CLI::App* add_links(CLI::App& app, CommandLine& line) {
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

CLI::App* add_file_command(CLI::App& app, CommandLine& line, const char* name, const char* about) {
    auto* command = app.add_subcommand(name, about);
    command->add_option("FILE", line.file, "conference file")->required();
    return command;
}

CLI::App* add_record(CLI::App& app, CommandLine& line) {
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

CLI::App* add_import(CLI::App& app, CommandLine& line) {
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

CLI::App* add_export(CLI::App& app, CommandLine& line) {
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

CLI::App* add_bench(CLI::App& app, CommandLine& line) {
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

CLI::App* add_schema(CLI::App& app, CommandLine& line) {
    auto* schema =
        app.add_subcommand("schema", "the protocol for machines: every message as JSON Schema");
    schema->add_flag("--asyncapi", line.asyncapi, "the AsyncAPI document that refers to it");
    return schema;
}

}  // namespace

SubCommands add_commands(CLI::App& app, CommandLine& line) {
    app.set_version_flag("--version", DAIS_VERSION);
    app.require_subcommand(0, 1);
    app.fallthrough();  // so that --language may also stand after a sub-command
    app.add_option("--language", line.language, "of the refusals and the record: en, fr")
        ->envname("DAIS_LANGUAGE")
        ->capture_default_str();
    SubCommands all;
    // In the order in which --help tells of them.
    all.console = add_console(app, line);
    all.serve = add_serve(app, line);
    all.limits = add_limits(app);
    all.relay = add_relay(app, line);
    all.follow = add_follow(app, line);
    all.take_over = add_take_over(app, line);
    all.make = add_new(app, line);
    all.tell = add_tell(app, line);
    all.bench = add_bench(app, line);
    all.record = add_record(app, line);
    all.import = add_import(app, line);
    all.export_rows = add_export(app, line);
    all.links = add_links(app, line);
    all.schema = add_schema(app, line);
    all.verify = add_file_command(app, line, "verify", "check that a file is whole");
    all.backup = add_file_command(app, line, "backup", "copy a file, also while it is in use");
    all.backup->add_option("TO", line.to, "the copy to make")->required();
    all.salvage = add_file_command(app, line, "salvage",
                                   "write what is sound of a damaged file to a new one");
    all.salvage->add_option("TO", line.to, "the new file")->required();
    app.footer("In a checkout: dais test runs all tests.");
    return all;
}

}  // namespace dais::console

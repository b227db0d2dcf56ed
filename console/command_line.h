// What the command line can say: sub-commands, options, and where each is kept. What is done with
// it is in main.cpp.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "console/program/assets.h"
#include "console/program/links.h"
#include "console/program/serve.h"

namespace CLI {
class App;
}

namespace dais::console {

/// All that was said.
struct CommandLine {
    std::string file;
    std::string from;
    std::string to;
    std::string url;
    std::string token;
    std::string tls_ca;
    std::string tls_fingerprint;
    std::string command;
    std::string name;
    std::string language = kFirstLanguage;
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
    std::string text;           ///< a document, by its key, symbol or a draft's number
    std::string meeting;        ///< by its number or key
    std::filesystem::path out;  ///< empty: standard output
    std::vector<std::string> accepting;
    std::optional<std::string> ics;  ///< given; where to write it, or nothing: standard output
    bool only_public = false;
    bool asyncapi = false;
    bool force = false;
    LinksAsked links;
    std::vector<std::string> limits;  ///< "NAME=VALUE"
    RunOptions run;
    std::string relay_address;  ///< how screens reach the relay, or the standby
};

/// The sub-commands; parsed() says which was meant, none the window.
struct SubCommands {
    CLI::App* console = nullptr;
    CLI::App* serve = nullptr;
    CLI::App* limits = nullptr;
    CLI::App* relay = nullptr;
    CLI::App* follow = nullptr;
    CLI::App* take_over = nullptr;
    CLI::App* make = nullptr;  ///< "new"
    CLI::App* tell = nullptr;
    CLI::App* bench = nullptr;
    CLI::App* record = nullptr;
    CLI::App* import = nullptr;
    CLI::App* export_rows = nullptr;  ///< "export"
    CLI::App* links = nullptr;
    CLI::App* schema = nullptr;
    CLI::App* verify = nullptr;
    CLI::App* backup = nullptr;
    CLI::App* salvage = nullptr;
};

/// Lets `app` understand all of it. What is said goes into `line`, which outlives the parsing.
SubCommands add_commands(CLI::App& app, CommandLine& line);

}  // namespace dais::console

// Runs a conference: with a window, without one, or as a second officer's window on another desk.
#pragma once

#include <filesystem>
#include <string>

#include "console/program/access_options.h"
#include "console/program/rolling_copies.h"
#include "meeting/codec/strings.h"
#include "net/limits.h"
#include "net/link.h"

namespace dais::console {

inline constexpr int kDefaultPort = 8026;

struct RunOptions {
    std::filesystem::path file;
    std::filesystem::path assets;
    std::string bind = "127.0.0.1";
    int port = kDefaultPort;
    AccessOptions access;
    std::string officer;   ///< who acts at this console
    std::string language;  ///< of what is written for people
    net::Limits limits;    ///< of the screens' server
    std::string nats;      ///< where relays are told of the public slices; empty: nowhere
    int voters = 0;        ///< NATS servers there that keep the record too; 0: none
    CopyOptions copies;    ///< of the record, now and then
    std::string log;       ///< who did what: a file; empty: beside the record; "none"
    bool sync = false;     ///< accept nothing that no standby has kept
    bool json = false;     ///< one JSON object a line on standard output instead of sentences
};

/// The desk, the screens' server and the window; where there is no display it says so and serves
/// without one. Returns when the window is closed or the process is asked to end.
void run_console(const RunOptions& options, const meeting::codec::Strings& strings);

/// The same without a window, until SIGINT or SIGTERM.
void serve(const RunOptions& options, const meeting::codec::Strings& strings);

/// A second officer's window through the protocol.
void run_remote_console(const net::Link& link, const RunOptions& options,
                        const meeting::codec::Strings& strings);

}  // namespace dais::console

// Who took over a record, and whether the record here is one that was taken over: the fence that
// keeps two machines from writing records that both count.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/codec/json.h"
#include "meeting/codec/strings.h"
#include "meeting/journal/sqlite_journal.h"

namespace dais::console {

/// A row LeadTaken, and what stands before it.
struct TakeOver {
    std::int64_t term = 0;
    std::int64_t after = 0;  ///< the last row of the terms before
    std::string hash;        ///< of that row, hexadecimal: only who holds the record knows it
    std::string name;        ///< of the officer
    std::string address;     ///< ws://host:port/ws
    std::string utc;         ///< when, "2026-07-28T16:22:07Z"
    friend bool operator==(const TakeOver&, const TakeOver&) = default;
};

[[nodiscard]] meeting::codec::Json take_over_json(const TakeOver& taken);
/// Throws nlohmann::json::exception where it is none.
[[nodiscard]] TakeOver take_over_of(const meeting::codec::Json& json);

/// Those of a record, in order. Throws meeting::JournalError.
[[nodiscard]] std::vector<TakeOver> take_overs(meeting::SqliteJournal& journal);

/// The addresses of all machines that a record names, without doubles. Throws
/// meeting::JournalError.
[[nodiscard]] std::vector<std::string> machines_of(meeting::SqliteJournal& journal);

/// What /api/term says of this machine.
[[nodiscard]] std::string terms_json(std::int64_t term, bool leads,
                                     const std::vector<TakeOver>& taken);

/// Of what another machine says of itself: how the record here was taken over; nothing where it was
/// not. It must know the hash of the row before, which is in this record. Throws
/// meeting::JournalError.
[[nodiscard]] std::optional<TakeOver> taken_from(meeting::SqliteJournal& journal,
                                                 std::string_view answer);

/// The longest that one machine is waited for.
inline constexpr std::chrono::milliseconds kAskTime{1'000};

/// Asks these machines, all at once, whether one has taken this record over.
[[nodiscard]] std::optional<TakeOver> ask_who_leads(meeting::SqliteJournal& journal,
                                                    const std::vector<std::string>& addresses);

/// The sentence for who would go on writing: who leads since when, which rows do not count, how to
/// follow. `file`, `rows`: of the record here.
[[nodiscard]] std::string fenced_sentence(const TakeOver& taken, const std::string& file,
                                          std::int64_t rows,
                                          const meeting::codec::Strings& strings);

/// "http://host:port" of "ws://host:port/ws"; "?" where there is no address.
[[nodiscard]] std::string http_of(const std::string& address);

}  // namespace dais::console

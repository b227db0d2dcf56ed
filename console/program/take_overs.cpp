#include "console/program/take_overs.h"

#include <algorithm>
#include <future>

#include <nlohmann/json.hpp>

#include "meeting/codec/json.h"
#include "meeting/codec/stored_row_json.h"
#include "net/http_get.h"
#include "net/messages.h"
#include "net/relayed.h"

namespace dais::console {

namespace codec = meeting::codec;
using codec::Json;

Json take_over_json(const TakeOver& taken) {
    return {{"term", taken.term}, {"after", taken.after},     {"hash", taken.hash},
            {"name", taken.name}, {"address", taken.address}, {"utc", taken.utc}};
}

TakeOver take_over_of(const Json& json) {
    TakeOver taken;
    taken.term = json.at("term").get<std::int64_t>();
    taken.after = json.at("after").get<std::int64_t>();
    taken.hash = json.at("hash").get<std::string>();
    taken.name = json.at("name").get<std::string>();
    taken.address = json.at("address").get<std::string>();
    taken.utc = json.at("utc").get<std::string>();
    return taken;
}

std::vector<TakeOver> take_overs(meeting::SqliteJournal& journal) {
    std::vector<TakeOver> all;
    for (const auto& row : journal.of_type("LeadTaken")) {
        const auto& taken = std::get<meeting::LeadTaken>(row.event);
        const std::int64_t before = row.sequence.value - 1;
        all.push_back({.term = taken.term,
                       .after = before,
                       .hash = codec::hex(journal.hash_at(before)),
                       .name = taken.name,
                       .address = taken.address,
                       .utc = codec::to_text(taken.utc)});
    }
    return all;
}

std::vector<std::string> machines_of(meeting::SqliteJournal& journal) {
    std::vector<std::string> all;
    const auto note = [&](const std::string& address) {
        if (net::is_relay_address(address) &&
            std::find(all.begin(), all.end(), address) == all.end()) {
            all.push_back(address);
        }
    };
    for (const auto& row : journal.of_type("StandbyJoined")) {
        const auto& joined = std::get<meeting::StandbyJoined>(row.event);
        note(joined.address);
        note(joined.leader);
    }
    for (const auto& row : journal.of_type("LeadTaken")) {
        note(std::get<meeting::LeadTaken>(row.event).address);
    }
    return all;
}

std::string terms_json(std::int64_t term, bool leads, const std::vector<TakeOver>& taken) {
    Json json{{"term", term}, {"leads", leads}, {"taken", Json::array()}};
    for (const TakeOver& each : taken) {
        json["taken"].push_back(take_over_json(each));
    }
    return net::text_of(json);
}

std::optional<TakeOver> taken_from(meeting::SqliteJournal& journal, std::string_view answer) {
    const Json json = Json::parse(answer, nullptr, false);
    const std::int64_t term = journal.end().term;
    try {
        for (const Json& each : json.at("taken")) {
            TakeOver taken = take_over_of(each);
            if (taken.term > term) {
                const std::string hash = journal.hash_at(taken.after);
                const bool ours = !hash.empty() && codec::hex(hash) == taken.hash;
                return ours ? std::optional{taken} : std::nullopt;
            }
        }
    } catch (const Json::exception&) {
        return std::nullopt;  // nobody who speaks as a machine of ours
    }
    return std::nullopt;
}

std::optional<TakeOver> ask_who_leads(meeting::SqliteJournal& journal,
                                      const std::vector<std::string>& addresses) {
    std::vector<std::future<std::optional<std::string>>> asked;
    asked.reserve(addresses.size());
    for (const std::string& address : addresses) {
        asked.push_back(std::async(std::launch::async, [address]() -> std::optional<std::string> {
            try {
                return net::http_get(net::read_link(address), "/api/term", kAskTime);
            } catch (const std::exception&) {
                return std::nullopt;
            }
        }));
    }
    std::optional<TakeOver> found;
    for (auto& each : asked) {
        const auto answer = each.get();
        auto taken = answer ? taken_from(journal, *answer) : std::nullopt;
        if (taken && !found) {
            found = std::move(taken);
        }
    }
    return found;
}

std::string http_of(const std::string& address) {
    if (address.size() < 2) {
        return "?";  // one that ended before it knew where it listens
    }
    const std::size_t path = address.rfind("/ws");
    return "http" + address.substr(2, path == std::string::npos ? path : path - 2);
}

std::string fenced_sentence(const TakeOver& taken, const std::string& file, std::int64_t rows,
                            const meeting::codec::Strings& strings) {
    const std::map<std::string, std::string> names{{"file", file},
                                                   {"name", taken.name},
                                                   {"place", http_of(taken.address)},
                                                   {"since", taken.utc},
                                                   {"term", std::to_string(taken.term)},
                                                   {"first", std::to_string(taken.after + 1)},
                                                   {"last", std::to_string(rows)}};
    return strings.say("program.fenced", names) + " " +
           strings.say(rows > taken.after ? "program.fenced-rows" : "program.fenced-no-rows",
                       names) +
           " " + strings.say("program.fenced-follow", names);
}

}  // namespace dais::console

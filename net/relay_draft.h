// The public slices of one run of the desk, put together again from what came through NATS.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/calendar_page.h"
#include "net/relayed.h"
#include "net/slice_packet.h"

namespace dais::net {

class RelayDraft {
  public:
    explicit RelayDraft(std::string run = {}) : run_{std::move(run)} {}

    /// The desk's process whose slices these are.
    [[nodiscard]] const std::string& run() const { return run_; }
    /// Takes over a packet. True: something new is whole. One of another run, or older than what is
    /// held, is left alone.
    bool take(const SlicePacket& packet);

    /// The number of the newest slice that is whole.
    [[nodiscard]] std::int64_t newest() const { return newest_; }
    /// The sum of the numbers of all that are held: as at the desk where none is missing.
    [[nodiscard]] std::int64_t sum() const { return sum_; }
    /// Everything that a screen may ask for is there.
    [[nodiscard]] bool complete() const;
    /// The clock epoch that the conference names; 0 before it is there.
    [[nodiscard]] std::int64_t epoch() const;

    // Once it is complete:
    [[nodiscard]] std::vector<RelayedSlice> slices() const;
    /// With no clock face.
    [[nodiscard]] meeting::views::Board board() const;
    [[nodiscard]] std::shared_ptr<const Calendar> calendar() const { return calendar_; }

  private:
    using Key = std::pair<std::string, std::string>;  ///< name, room
    struct Held {
        std::int64_t number = 0;  ///< of the value; 0: there is none yet
        RelayedSlice slice;
        // What comes: parts of a newer one.
        std::int64_t coming = 0;
        std::map<int, std::string> parts;
    };
    void whole(const Held& held);
    void read_conference(std::string_view value);
    void read_names(std::string_view value);
    void read_calendar(std::string_view value);
    [[nodiscard]] bool has(const char* name, const std::string& room = {}) const;

    std::string run_;
    std::map<Key, Held> held_;
    std::int64_t newest_ = 0;
    std::int64_t sum_ = 0;
    std::int64_t version_ = 0;
    meeting::views::Slice<meeting::views::ConferenceView> conference_;
    meeting::views::Slice<meeting::views::DirectoryView> directory_;
    std::shared_ptr<const Calendar> calendar_;
};

}  // namespace dais::net

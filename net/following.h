// What the wire needs for standbys (PROTOCOL.md, "Standbys"): rows pass through it as text, so that
// it knows no journal. Implemented in console/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/ids.h"

namespace dais::net {

/// A standby that says where its record ends, and wants what comes after.
struct FollowAsked {
    std::int64_t after = 0;  ///< its last row; 0: it has none
    std::string hash;        ///< of that row, hexadecimal
    std::int64_t term = 1;   ///< of that row
    std::string name;        ///< what the machine is called, for people
    std::string address;     ///< where screens reach it, ws://host:port/ws; empty: it serves none
    std::string leader;      ///< where it found the leader, likewise
    friend bool operator==(const FollowAsked&, const FollowAsked&) = default;
};

/// A standby's rows up to this one are on its disk.
struct KeptSaid {
    std::int64_t sequence = 0;
};

/// An officer has the standby take over.
struct TakeOverAsked {
    meeting::CommandId id;
    bool force = false;  ///< also while the first machine is heard
};

/// Who keeps a record for standbys. Every call comes on the wire's thread and returns at once.
class Leads {
  public:
    Leads() = default;
    Leads(const Leads&) = delete;
    Leads& operator=(const Leads&) = delete;
    Leads(Leads&&) = delete;
    Leads& operator=(Leads&&) = delete;
    virtual ~Leads() = default;

    virtual void follow(std::int64_t connection, FollowAsked asked) = 0;
    virtual void kept(std::int64_t connection, std::int64_t sequence) = 0;
    virtual void gone(std::int64_t connection) = 0;
};

/// Machines that serve the same conference.
struct Neighbours {
    std::vector<std::string> elsewhere;  ///< to which screens may go, ws://host:port/ws
    std::vector<std::string> known;      ///< the same of all there ever were
    friend bool operator==(const Neighbours&, const Neighbours&) = default;
};

}  // namespace dais::net

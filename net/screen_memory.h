// What displays were told, for when they come back: held while the program runs, in no journal, and
// bounded. A display is known by the id that it made for itself.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>

namespace dais::net {

/// What an officer told a display. Blank and a message exclude each other: the last order counts.
struct ScreenState {
    std::string name;
    std::string message;  ///< shown until told otherwise; empty: none
    bool blank = false;
    friend bool operator==(const ScreenState&, const ScreenState&) = default;
};

class ScreenMemory {
  public:
    explicit ScreenMemory(std::size_t most) : most_{most} {}

    /// Remembers it; of too many, the one told longest ago is forgotten.
    void keep(const std::string& id, const ScreenState& state);
    /// Nullptr where nothing is remembered of it.
    [[nodiscard]] const ScreenState* find(const std::string& id) const;
    [[nodiscard]] std::size_t size() const { return kept_.size(); }

  private:
    struct Kept {
        std::string id;
        ScreenState state;
    };
    std::size_t most_;
    std::list<Kept> kept_;  ///< told last first
    std::unordered_map<std::string, std::list<Kept>::iterator> by_id_;
};

}  // namespace dais::net

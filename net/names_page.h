// The delegations' names in another language (/names/fr.json), from the conference's own data: what
// the slices call "Germany" is "Allemagne" there. Made once and shared by all who ask for it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "meeting/views.h"
#include "net/made.h"

namespace dais::net {

class NamesPage {
  public:
    /// Of a path ("/names/fr.json") and the newest board, in JSON: the English list name to that of
    /// the language; an empty object in one in which the conference names nobody. Null where the
    /// path is not one of names.
    [[nodiscard]] std::shared_ptr<const Made> of(std::string_view path,
                                                 const meeting::views::Board& board);

  private:
    // What the names were made of: while this is the newest, so are they.
    meeting::views::Slice<meeting::views::DirectoryView> directory_;
    /// Only languages that have names, so that nobody can make it grow.
    std::map<std::string, std::shared_ptr<const Made>, std::less<>> made_;
};

}  // namespace dais::net

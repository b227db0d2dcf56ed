// The public programme as a calendar to subscribe to (/programme.ics), made anew when the programme
// has changed and shared by all who ask for it.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "meeting/codec/strings.h"
#include "meeting/views.h"
#include "net/made.h"

namespace dais::net {

struct Calendar : Made {
    std::string name;  ///< of the file, for whoever saves it: "bms7.ics"
};

/// "bms7.ics": a name that can stand in a header and on any disk.
[[nodiscard]] std::string calendar_file_name(std::string key);

class CalendarPage {
  public:
    explicit CalendarPage(meeting::codec::Strings words) : words_{std::move(words)} {}

    /// Of the newest board. Null where there is nothing to make it of yet. Throws where the
    /// conference's zone is unknown.
    [[nodiscard]] std::shared_ptr<const Calendar> of(const meeting::views::Board& board);

  private:
    const meeting::codec::Strings words_;
    // What the calendar was made of: while these are the newest, so is it.
    meeting::views::Slice<meeting::views::ConferenceView> conference_;
    meeting::views::Slice<meeting::views::ProgrammeView> programme_;
    meeting::views::Slice<meeting::views::TextsView> texts_;
    std::shared_ptr<const Calendar> made_;
};

}  // namespace dais::net

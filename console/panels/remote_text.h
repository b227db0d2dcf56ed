// The remote speakers of a list and how their links are, made once for each version. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/codec/strings.h"
#include "meeting/views.h"
#include "timing/zones.h"

namespace dais::console {

/// A remote speaker with no more than so many ahead is to be ready.
inline constexpr std::size_t kReadyWithin = 5;

struct RemoteRow {
    meeting::InscriptionId id;
    std::optional<meeting::StatementId> statement;  ///< of whoever has the floor
    std::string name;
    std::string ahead;  ///< "3 ahead", "next", "has the floor"
    meeting::Readiness readiness = meeting::Readiness::not_tested;
    std::string word;      ///< of the readiness
    std::string since;     ///< when that was noted, and the last good test where there was one
    std::string language;  ///< as its code
    bool late = false;     ///< it speaks soon, and its link is not ready
};

struct RemoteText {
    std::vector<RemoteRow> rows;        ///< in the order of speaking
    std::vector<std::string> warnings;  ///< "5 ahead and not tested: Jamaica"
    std::string warning;                ///< all of them on one line; empty: none
    std::string title;                  ///< "Remote", with the number of warnings
};

/// `list` and `statement` may be null. `utc_at_zero` is of the conference.
[[nodiscard]] RemoteText remote_text(const meeting::views::ListView* list,
                                     const meeting::views::StatementView* statement,
                                     timing::UtcTime utc_at_zero, const timing::Zone& zone,
                                     const meeting::codec::Strings& words);

}  // namespace dais::console

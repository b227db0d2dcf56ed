// The report of an internal error, for those who look after Dais: what happened, where, during
// which command, after which rows. It holds no token and nothing that anybody typed but who acted.
#pragma once

#include <deque>
#include <filesystem>
#include <string>

#include "console/program/recent_rows.h"
#include "meeting/desk.h"

namespace dais::console {

struct Report {
    std::filesystem::path record;  ///< beside which it is written
    const meeting::InternalTrouble& trouble;
    std::string actor;  ///< who gave the command, as the log names them
    const std::deque<RecentRows::Row>& rows;
    timing::UtcTime utc;  ///< this machine's
};

/// As text.
[[nodiscard]] std::string report_text(const Report& report);

/// Writes it to RECORD.report-TIME.txt, for this user's eyes; returns the file. Empty: it could not
/// be written, or there are kMostReports of this second already.
[[nodiscard]] std::string write_report(const Report& report);

}  // namespace dais::console

// `dais record FILE`: the record of a conference for people and for other programs, in three
// formats. Times are in the conference's zone (in JSON also in UTC); the words come from
// strings/…/record.json.
#pragma once

#include <filesystem>
#include <iosfwd>

#include "console/program/progress.h"
#include "console/program/record_content.h"
#include "meeting/codec/strings.h"

namespace dais::console {

enum class RecordFormat {
    markdown,  ///< to read and to print: lengths as 3:20
    csv,       ///< RFC 4180, lengths in seconds: the statements, or the figures alone
    json       ///< one object, lengths in microseconds in fields that end in _us
};

/// What is wanted of it.
enum class RecordPart { everything, statements, figures };

/// The state of a conference file, read and not opened for writing. Throws std::exception with one
/// sentence where it cannot be read or holds no conference.
[[nodiscard]] meeting::State replayed(const std::filesystem::path& file,
                                      const Progress& progress = {});

/// Writes the record of a conference file. Throws std::exception with one sentence where it cannot
/// be read or holds no conference.
void write_record(const std::filesystem::path& file, RecordFormat format, RecordPart part,
                  const meeting::codec::Strings& strings, std::ostream& out);

/// The same of a record that is made already. `statements` has with the statements everything that
/// was recorded but the figures; as CSV, which is one table, the statements alone.
void write_record(const RecordContent& record, RecordFormat format, RecordPart part,
                  const meeting::codec::Strings& strings, std::ostream& out);

}  // namespace dais::console

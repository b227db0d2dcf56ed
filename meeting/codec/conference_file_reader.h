// What the parts of the import share (conference_file.h): reading a file's text into the fields of
// its format, and reporting what is wrong in it by file and path.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/codec/conference_file.h"
#include "meeting/codec/conference_file_format.h"
#include "timing/zones.h"

namespace dais::meeting::codec::files {

/// Carries the name of the file that is being looked at, so that every problem names it.
class Reader {
  public:
    explicit Reader(const std::string& file) : file_{file} {}

    [[noreturn]] void fail(const std::string& path, const std::string& problem) const {
        throw ImportError{file_, path, problem};
    }

    template <class T>
    [[nodiscard]] T read(const std::string& text, std::string_view format) const {
        try {
            const Json json = parse(text);
            if (!json.is_object() || !json.contains("format") || json["format"] != format) {
                fail("format", "this is not a file of the kind \"" + std::string{format} + "\".");
            }
            T value = from_json<T>(json);
            if (value.format_version != 1) {
                fail("format_version", "this Dais reads version 1 only: get a newer Dais.");
            }
            return value;
        } catch (const DecodeError& error) {
            fail(error.path(), error.problem());
        }
    }

    [[nodiscard]] timing::WallTime day(const std::string& text, const std::string& path) const {
        try {
            return wall_from_text(text + "T00:00:00", path);
        } catch (const DecodeError&) {
            fail(path, "\"" + text + "\" is not a day: write 2021-07-26.");
        }
    }

    [[nodiscard]] timing::WallTime time(const std::string& day, const std::string& time,
                                        const std::string& path) const {
        try {
            return wall_from_text(day + "T" + time + ":00", path);
        } catch (const DecodeError&) {
            fail(path, "\"" + time + "\" is not a time of day: write 15:00.");
        }
    }

    void not_empty(const std::string& text, const std::string& path) const {
        if (text.empty()) {
            fail(path, "this must not be empty.");
        }
    }

    template <class KeyType>
    void unique(std::set<KeyType>& seen, const KeyType& key, const std::string& path) const {
        not_empty(key.text, path);
        if (!seen.insert(key).second) {
            fail(path, "\"" + key.text + "\" is there twice: keys are unique.");
        }
    }

    template <class KeyType>
    void known(const std::set<KeyType>& keys, const KeyType& key, const std::string& path,
               std::string_view what) const {
        if (keys.count(key) == 0) {
            fail(path, "there is no " + std::string{what} + " \"" + key.text + "\".");
        }
    }

    // The one of some dated entries that holds on a day; nullptr if none does.
    template <class Dated>
    [[nodiscard]] const Dated* valid_on(const std::vector<Dated>& entries, timing::WallTime on,
                                        const std::string& path) const {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (holds(entries[i], on, detail::join(path, i))) {
                return &entries[i];
            }
        }
        return nullptr;
    }

    template <class Dated>
    [[nodiscard]] bool holds(const Dated& entry, timing::WallTime on,
                             const std::string& path) const {
        return (!entry.from || day(*entry.from, path + ".from") <= on) &&
               (!entry.until || on < day(*entry.until, path + ".until"));
    }

  private:
    const std::string& file_;
};

inline std::string at(std::string_view list, std::size_t index, std::string_view field = {}) {
    return std::string{list} + "[" + std::to_string(index) + "]" + (field.empty() ? "" : ".") +
           std::string{field};
}

// ---- the parts; each throws ImportError for the first thing that is wrong

/// conference_file_profile.cpp
[[nodiscard]] Profile profile_from(const Reader& reader, const format::Profile& file);

/// conference_file_delegations.cpp: the delegations and groups of a day, in the order of their
/// names. The facts must have their profile.
void read_delegations(const Reader& reader, const format::Delegations& file, timing::WallTime on,
                      ConferenceFacts& facts);

/// conference_file_programme.cpp: the ordinary hours, the meetings, the series. The facts must have
/// everything else: zone, days, rooms, agenda.
void read_programme(const Reader& reader, const format::Conference& file, ConferenceFacts& facts);

/// conference_file_texts.cpp: documents, proposals, sticking points. The facts must have their
/// zone, agenda, delegations and groups.
[[nodiscard]] ImportedTexts texts_from(const Reader& reader, const format::Texts& file,
                                       const ConferenceFacts& facts);

// ---- what several parts check; conference_file_programme.cpp

/// Each time must be one that the zone's clocks show exactly once.
void check_wall_time(const Reader& reader, const timing::Zone& zone, timing::WallTime wall,
                     const std::string& path);

/// A code of ISO 639-1.
void check_language(const Reader& reader, const std::string& language, const std::string& path);

}  // namespace dais::meeting::codec::files

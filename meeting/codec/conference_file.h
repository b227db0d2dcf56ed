// Reading a conference as users write it: three JSON texts (conference, delegations, profile)
// become the facts of a conference. Nothing is half-read: the first thing that is wrong is reported
// with its file, the path inside it, and what to do. The format is documented in
// assets/conferences/README.md.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "meeting/facts.h"

namespace dais::meeting::codec {

/// What is wrong in one of the files: what() is one sentence with the file, the path and the cure.
class ImportError : public std::runtime_error {
  public:
    ImportError(const std::string& file, const std::string& path, const std::string& problem);
};

/// A file's text and the name it is reported under.
struct NamedText {
    std::string name;
    std::string text;
};

/// The other files that a conference file names.
struct ConferenceReferences {
    std::string profile;
    std::string delegations;
};

/// Throws ImportError.
[[nodiscard]] ConferenceReferences references_of(const NamedText& conference);

/// Delegations' and groups' names and members are those valid on the conference's first day; a
/// missing form fails. Throws ImportError.
[[nodiscard]] std::shared_ptr<const ConferenceFacts> conference_from(const NamedText& conference,
                                                                     const NamedText& profile,
                                                                     const NamedText& delegations);

}  // namespace dais::meeting::codec

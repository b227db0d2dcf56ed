// A small conference in its three files, right as they are: the seeds of the target `conference`.
#pragma once

#include "meeting/codec/conference_file.h"
#include "tests/fuzz/fuzz.h"

namespace dais::fuzz {

struct ConferenceFiles {
    meeting::codec::NamedText conference;
    meeting::codec::NamedText profile;
    meeting::codec::NamedText delegations;
};

inline const ConferenceFiles& small_conference() {
    static const ConferenceFiles files = [] {
        const auto named = [](const std::string& name) {
            std::ifstream file{std::string{DAIS_CORPUS} + "/conference/" + name};
            std::ostringstream text;
            text << file.rdbuf();
            hold(!text.str().empty(), "no such seed", name);
            return meeting::codec::NamedText{name + ".json",
                                             text.str().substr(text.str().find('\n') + 1)};
        };
        return ConferenceFiles{named("conference"), named("profile"), named("delegations")};
    }();
    return files;
}

}  // namespace dais::fuzz

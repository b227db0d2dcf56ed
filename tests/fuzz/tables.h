// What the targets of CSV and text files share.
#pragma once

#include <filesystem>

#include "console/program/csv.h"
#include "console/program/remark.h"
#include "meeting/codec/strings.h"
#include "tests/fuzz/fuzz.h"

namespace dais::fuzz {

inline const meeting::codec::Strings& words() {
    static const meeting::codec::Strings english = [] {
        meeting::codec::Strings made;
        for (const auto& file :
             std::filesystem::directory_iterator{std::string{DAIS_ASSETS} + "/strings/en"}) {
            made.add(asset("strings/en/" + file.path().filename().string()));
        }
        return made;
    }();
    return english;
}

/// A remark is said in a sentence, with everything filled in that it names.
inline void hold_said(const console::Remark& remark) {
    hold(words().has(remark.key), "no words for it", remark.key);
    const std::string said = words().say(remark.key, remark.names);
    hold(said.size() > 5, "nothing is said", remark.key);
}

}  // namespace dais::fuzz

// The words for what the rules say, in every language: each refusal and each action of the sources
// has its sentence, no sentence is left over, and a translation names the same things.
#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/codec/descriptions.h"
#include "meeting/codec/strings.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Table = std::map<std::string, std::string>;
using Words = std::set<std::string>;

const fs::path kSources{DAIS_SOURCES};
const fs::path kStrings = fs::path{DAIS_ASSETS} / "strings";

bool starts_with(const std::string& text, const std::string& start) {
    return text.rfind(start, 0) == 0;
}

Table table_of(const fs::path& file) {
    return codec::from_json<Table>(codec::parse(read_file(file)));
}

Table rules_in(const std::string& language) { return table_of(kStrings / language / "rules.json"); }

codec::Strings strings_in(const std::string& language) {
    codec::Strings strings;
    strings.add(read_file(kStrings / language / "rules.json"));
    return strings;
}

// The languages beside English.
std::vector<std::string> translations() {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator{kStrings}) {
        if (entry.path().filename() != "en") {
            found.push_back(entry.path().filename().string());
        }
    }
    return found;
}

bool is_source(const fs::path& file) {
    return file.extension() == ".cpp" || file.extension() == ".h";
}

// A file or all sources of a folder, without their comments.
std::string source(const std::string& path) {
    const fs::path at = kSources / path;
    std::string text;
    if (fs::is_directory(at)) {
        for (const auto& entry : fs::recursive_directory_iterator{at}) {
            text += is_source(entry.path()) ? read_file(entry.path()) : "";
        }
    } else {
        text = read_file(at);
    }
    static const std::regex comment{"//[^\n]*"};
    return std::regex_replace(text, comment, "");
}

// What stands in the brackets of a pattern, wherever it is found.
Words found_in(const std::string& text, const std::string& pattern) {
    const std::regex sought{pattern};
    Words found;
    for (std::sregex_iterator each{text.begin(), text.end(), sought}, end; each != end; ++each) {
        found.insert((*each)[1].str());
    }
    return found;
}

// A key of a refusal, as the rules write it: "floor.not-waiting".
const std::string kKey = R"re("([a-z][a-z-]*\.[a-z][a-z-]*)")re";

Words refusals() {
    Words keys = found_in(source("meeting/rules"), kKey);
    for (const char* path : {"meeting/desk.cpp", "net", "console/program"}) {
        // Elsewhere such words mean other things, too.
        keys.merge(found_in(source(path), R"re((?:\brefuse\(|\bRefusal\{)[^;"]*)re" + kKey));
    }
    return keys;
}

template <class Enum>
Words all_words() {
    Words words;
    for (const auto& [value, word] : codec::WordsOf<Enum>::words) {
        words.insert(std::string{word});
    }
    return words;
}

// What actions are called, and the kinds of motion that their sentences name.
Words actions() {
    const std::string text = source("meeting/describe.cpp") + source("meeting/describe_texts.cpp") +
                             source("meeting/history.cpp");
    Words keys = found_in(text, R"re("((?:action|motion)\.[a-z-]*[a-z])")re");
    for (const std::string& step : all_words<FormalStepKind>()) {
        keys.insert("action.step-" + step);
    }
    for (const std::string& kind : all_words<MotionKind>()) {
        keys.insert("motion." + kind);
    }
    for (const std::string& change : all_words<ProgrammeChange>()) {
        keys.insert("action.programme-" + change);
    }
    for (const std::string& show : all_words<TurnsShown>()) {
        keys.insert("action.turns-shown-" + show);
    }
    const auto add = [&](const std::string& stem, const Words& words) {
        for (const auto& word : words) {
            keys.insert(stem + word);
        }
    };
    add("action.paragraphs-", all_words<ParagraphState>());
    add("action.silence-", all_words<SilenceOutcome>());
    add("action.vote-cast-", all_words<VoteChoice>());
    add("action.decision-", all_words<DecisionOutcome>());
    keys.insert("action.decision-adopted-amended");
    for (const std::string& kind : all_words<PositionKind>()) {
        keys.insert("action.position-" + kind);
        keys.insert("action.position-" + kind + "-paragraphs");
    }
    return keys;
}

Words placeholders(const std::string& sentence) { return found_in(sentence, R"re(\{([^}]*)\})re"); }

TEST(Words, EveryRefusalHasItsSentence) {
    const Words keys = refusals();
    EXPECT_GT(keys.size(), 100U) << "the sources are not where they are looked for";
    for (const char* sure : {"floor.held-by-another", "appeal.not-decided", "service.lost-channel",
                             "record.unavailable", "access.links-only"}) {
        EXPECT_EQ(keys.count(sure), 1U) << sure << " is not found in the sources";
    }
    const auto english = strings_in("en");
    for (const std::string& key : keys) {
        EXPECT_TRUE(english.has("rule." + key)) << "rule." << key << " is not in the table";
    }
}

TEST(Words, EveryActionHasItsWords) {
    const Words keys = actions();
    EXPECT_GT(keys.size(), 70U) << "the sources are not where they are looked for";
    const auto english = strings_in("en");
    for (const std::string& key : keys) {
        EXPECT_TRUE(english.has(key)) << key << " is not in the table";
    }
}

TEST(Words, NoSentenceIsLeftOver) {
    const std::string text = source("meeting") + source("net") + source("console/program");
    const Words named = found_in(text, kKey);
    const Words done = actions();
    for (const auto& [key, sentence] : rules_in("en")) {
        const std::string rule = starts_with(key, "rule.") ? key.substr(5) : key;
        EXPECT_TRUE(named.count(rule) + named.count(key) + done.count(key) > 0)
            << key << " is said nowhere";
    }
}

// A refusal is read by somebody in a hurry: a sentence, with its end.
TEST(Words, ARefusalIsASentence) {
    for (const char* language : {"en", "fr"}) {
        for (const auto& [key, sentence] : rules_in(language)) {
            ASSERT_THAT(sentence, Not(IsEmpty())) << language << ' ' << key;
            if (starts_with(key, "rule.")) {
                const bool ends = sentence.back() == '.' || sentence.back() == '}';
                EXPECT_TRUE(ends) << language << ' ' << key << ": " << sentence;
            }
        }
    }
}

// "speaker_fr" is the speaker in French.
Words in_any_language(const Words& names) {
    Words plain;
    for (const std::string& name : names) {
        plain.insert(name.substr(0, name.find("_fr")));
    }
    return plain;
}

// Of each file that a language has; the English one is used where it has none.
TEST(Words, ATranslationHasTheSameKeysAndNames) {
    EXPECT_THAT(translations(), testing::Contains("fr"));
    for (const std::string& language : translations()) {
        for (const auto& entry : fs::directory_iterator{kStrings / language}) {
            // Each language has plural forms of its own there: tests/displays/languages.test.mjs.
            if (entry.path().filename() == "displays.json") {
                continue;
            }
            const fs::path original = kStrings / "en" / entry.path().filename();
            ASSERT_TRUE(fs::exists(original)) << entry.path() << " translates nothing";
            Table english = table_of(original);
            const Table other = table_of(entry.path());
            for (const auto& [key, sentence] : other) {
                EXPECT_EQ(english.count(key), 1U) << language << " has " << key << ", English not";
                if (entry.path().filename() == "script.json") {
                    // The Chair's words: each language names delegations in its own way, and may
                    // leave something out.
                    EXPECT_THAT(placeholders(english[key]),
                                testing::IsSupersetOf(in_any_language(placeholders(sentence))))
                        << language << ' ' << key;
                    continue;
                }
                // What the Chair says is not translated: each language has its own forms of names.
                if (entry.path().filename() != "script.json") {
                    EXPECT_THAT(placeholders(sentence), Eq(placeholders(english[key])))
                        << language << ' ' << key;
                }
            }
            for (const auto& [key, sentence] : english) {
                EXPECT_EQ(other.count(key), 1U) << language << " lacks " << key;
            }
        }
    }
}

// What the Chair may say: every line that meeting/chair_script.cpp offers.
Words script_keys() {
    Words keys = found_in(source("meeting/chair_script.cpp"), R"re("(script\.[a-z-]*[a-z])")re");
    for (const char* stem : {"script.give-floor", "script.give-reply"}) {
        for (const char* variant : {"-group", "-person", "-group-person"}) {
            keys.insert(std::string{stem} + variant);
        }
    }
    return keys;
}

TEST(Words, EveryLineOfTheChairHasItsSentence) {
    const Words keys = script_keys();
    EXPECT_GT(keys.size(), 25U) << "the sources are not where they are looked for";
    const Words known{"meeting", "profile",  "conference", "presiding", "speaker",
                      "person",  "group",    "speaker_fr", "group_fr",  "on",
                      "list",    "document", "paragraphs", "title"};
    for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
        const Table script = table_of(kStrings / language / "script.json");
        for (const std::string& key : keys) {
            EXPECT_EQ(script.count(key), 1U) << language << " lacks " << key;
        }
        for (const auto& [key, sentence] : script) {
            const std::string stem = key.substr(0, key.find('@'));
            EXPECT_TRUE(keys.count(stem) == 1 || key == "script.language")
                << language << ' ' << key << " is said nowhere";
            for (const std::string& name : placeholders(sentence)) {
                EXPECT_EQ(known.count(name), 1U) << language << ' ' << key << ": " << name;
            }
        }
    }
}

// Who is named in the variants of a line: for a group or not, by name or not.
TEST(Words, TheChairNamesWhoSpeaks) {
    for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
        const Table script = table_of(kStrings / language / "script.json");
        for (const char* stem : {"script.give-floor", "script.give-reply"}) {
            for (const char* variant : {"", "-group", "-person", "-group-person"}) {
                const std::string sentence = script.at(std::string{stem} + variant);
                const std::string which{variant};
                EXPECT_EQ(sentence.find("{person}") != std::string::npos,
                          which.find("person") != std::string::npos)
                    << sentence;
                EXPECT_EQ(sentence.find("{group") != std::string::npos,
                          which.find("group") != std::string::npos)
                    << sentence;
                EXPECT_NE(sentence.find("{speaker"), std::string::npos) << sentence;
            }
        }
    }
}

TEST(Words, FillTheirNamesIn) {
    const auto english = strings_in("en");
    const auto french = strings_in("fr");
    const Table jamaica{{"speaker", "Jamaica"}, {"room", "Conference Room 2"}, {"most", "2"}};
    EXPECT_EQ(english.say("rule.floor.delegation-elsewhere", jamaica),
              "Jamaica has the floor in Conference Room 2 now: wait until that statement is over, "
              "or confirm that the delegation may hold two floors at once.");
    EXPECT_EQ(french.say("rule.appeal.not-decided", jamaica),
              "L'appel de la décision de la présidence interjeté par Jamaica est mis aux voix "
              "immédiatement\u00a0: consignez le vote avant que quiconque prenne la parole.");
    EXPECT_EQ(french.say("rule.list.closed", {{"list", "Item 7 (B)"}}),
              "La liste des orateurs «\u00a0Item 7 (B)\u00a0» est close\u00a0: consignez d'abord "
              "que la présidence la rouvre, le cas échéant.");
    const auto carried = [](const codec::Strings& strings) {
        return strings.say("action.motion-carried",
                           {{"speaker", "Kenya"}, {"motion", strings.say("motion.close-debate")}});
    };
    EXPECT_EQ(carried(english), "motion of Kenya carried: closure of the debate");
    EXPECT_EQ(carried(french), "motion présentée par Kenya adoptée\u00a0: clôture du débat");
}

// The rules pass all that their sentences name.
TEST(Words, OfARealRefusalNameWhatItIsAbout) {
    Bench bench;
    const MeetingKey first{"2021-07-26-morning"};
    const ListKey item{"6"};
    ASSERT_EQ(rule_of(bench.say(OpenMeeting{first})), "accepted");
    ASSERT_EQ(rule_of(bench.say(CloseList{item})), "accepted");
    RaisePointOfOrder raise;
    raise.meeting = first;
    raise.delegation = {"KEN"};
    ASSERT_EQ(rule_of(bench.say(raise)), "accepted");
    NoteServiceLost channel;
    channel.meeting = first;
    channel.service = Service::interpretation;
    channel.channel = "French";
    ASSERT_EQ(rule_of(bench.say(channel)), "accepted");

    const auto sentence = [](const Answer& answer, const char* language) {
        const auto* refusal = std::get_if<Refusal>(&answer);
        return refusal == nullptr
                   ? std::string{"accepted"}
                   : strings_in(language).say("rule." + refusal->rule, refusal->names);
    };
    for (const char* language : {"en", "fr"}) {
        EXPECT_THAT(sentence(bench.say(CloseList{item}), language), HasSubstr("Item 6 (A)"));
        EXPECT_THAT(sentence(bench.say(raise), language), HasSubstr("Kenya"));
        EXPECT_THAT(sentence(bench.say(channel), language), HasSubstr("(French)"));
    }
}

}  // namespace
}  // namespace dais::meeting::test

// The table of limits is whole and can be set; what each leads to: endings_test.cpp.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/limit_table.h"

namespace dais::net {
namespace {

using ::testing::HasSubstr;

// The members of a struct of limits.h as they stand in the source, so that none can be forgotten.
std::vector<std::pair<std::string, std::string>> members() {
    std::ifstream file{std::string{DAIS_SOURCES} + "/net/limits.h"};
    std::ostringstream whole;
    whole << file.rdbuf();
    const std::string source = whole.str();
    const std::string start = "struct Limits {";
    const std::size_t from = source.find(start) + start.size();
    const std::string body = source.substr(from, source.find("\n};", from) - from);
    std::vector<std::pair<std::string, std::string>> found;
    const std::regex member{R"(\n    ([A-Za-z:_]+) ([a-z_]+)(?: = |\{))"};
    for (std::sregex_iterator each{body.begin(), body.end(), member}, end; each != end; ++each) {
        std::string name = (*each)[2];
        std::replace(name.begin(), name.end(), '_', '-');
        found.emplace_back((*each)[1], name);
    }
    return found;
}

std::vector<std::string> names_of_table() {
    std::vector<std::string> names;
    for (const LimitRow& row : limit_table()) {
        names.emplace_back(row.name);
    }
    return names;
}

TEST(LimitTable, holdsEveryLimitOfTheStructAndNoOther) {
    std::vector<std::string> expected;
    for (const auto& [type, name] : members()) {
        if (type == "MessageRate") {
            expected.push_back(name + "-interval");
            expected.push_back(name + "-burst");
        } else {
            expected.push_back(name);
        }
    }
    EXPECT_GT(expected.size(), 20U);
    EXPECT_EQ(names_of_table(), expected);
}

TEST(LimitTable, leadsToEveryEndingThatIsOfALimit) {
    std::set<std::string_view> named;
    for (const LimitRow& row : limit_table()) {
        if (row.ending) {
            named.insert(text_of(*row.ending).name);
        }
    }
    // These follow from a rule, from the desk, or from an officer: there is no number to set.
    for (const Ending ending :
         {Ending::binary_message, Ending::desk_busy, Ending::access_revoked, Ending::access_expired,
          Ending::server_failed, Ending::server_stops, Ending::led_elsewhere}) {
        EXPECT_TRUE(named.insert(text_of(ending).name).second) << text_of(ending).name;
    }
    for (const EndingText& text : kEndingTexts) {
        EXPECT_EQ(named.count(text.name), 1U) << text.name;
    }
    EXPECT_EQ(named.size(), kEndings);
}

TEST(LimitTable, hasItsDefaultsWithinTheirRanges) {
    const Limits defaults;
    for (const LimitRow& row : limit_table()) {
        EXPECT_LT(row.least, row.most) << row.name;
        EXPECT_GE(row.get(defaults), row.least) << row.name;
        EXPECT_LE(row.get(defaults), row.most) << row.name;
        EXPECT_FALSE(row.unit.empty()) << row.name;
        EXPECT_FALSE(row.what.empty()) << row.name;
    }
}

TEST(LimitTable, setsEachAndNoOther) {
    for (const LimitRow& row : limit_table()) {
        for (const std::int64_t value : {row.least, row.most}) {
            Limits limits;
            EXPECT_EQ(set_limit(limits, std::string{row.name} + "=" + std::to_string(value)),
                      std::nullopt);
            const Limits defaults;
            for (const LimitRow& other : limit_table()) {
                EXPECT_EQ(other.get(limits), other.name == row.name ? value : other.get(defaults))
                    << row.name << ", " << other.name;
            }
        }
    }
}

TEST(LimitTable, refusesWhatIsOutsideItsRange) {
    for (const LimitRow& row : limit_table()) {
        for (const std::string& value :
             {std::to_string(row.least - 1), std::to_string(row.most + 1), std::string{},
              std::string{"many"}, std::string{"5s"}, std::string{" 5"}, std::string{"1e3"},
              std::string{"99999999999999999999"}}) {
            Limits limits;
            const auto wrong = set_limit(limits, std::string{row.name} + "=" + value);
            ASSERT_TRUE(wrong) << row.name << "=" << value;
            EXPECT_EQ(*wrong, "The limit \"" + std::string{row.name} + "\" is a whole number of " +
                                  std::string{row.unit} + " from " + std::to_string(row.least) +
                                  " to " + std::to_string(row.most) + ", not \"" + value + "\".");
            EXPECT_EQ(row.get(limits), row.get(Limits{}));
        }
    }
}

TEST(LimitTable, namesTheNearestAndAllToOneThatIsUnknown) {
    Limits limits;
    for (const auto& [said, nearest] :
         std::vector<std::pair<std::string, std::string>>{{"silense=60", "silence"},
                                                          {"hello_time=3", "hello-time"},
                                                          {"connection=3", "connections"},
                                                          {"queue-bytes=3", "queued-bytes"}}) {
        const auto wrong = set_limit(limits, said);
        ASSERT_TRUE(wrong);
        EXPECT_THAT(*wrong, HasSubstr("the nearest is \"" + nearest + "\""));
        for (const std::string& each : names_of_table()) {
            EXPECT_THAT(*wrong, HasSubstr(each));
        }
    }
    EXPECT_EQ(*set_limit(limits, "silence"),
              "A limit is set as NAME=VALUE, for example silence=60, and not as \"silence\".");
    EXPECT_THAT(*set_limit(limits, "a\nb"), HasSubstr("\"a?b\""));
    EXPECT_TRUE(set_limit(limits, std::string(100'000, 'x') + "=1"));
}

TEST(LimitTable, isPrintedWithALineForEach) {
    Limits limits;
    limits.silence = std::chrono::seconds{77};
    const std::string text = table_text(limits);
    EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')),
              limit_table().size() + 1);
    EXPECT_THAT(text, HasSubstr("77  seconds       12 - 3600"));
}

}  // namespace
}  // namespace dais::net

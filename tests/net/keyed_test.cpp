#include "net/keyed.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <random>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "net/held_slices.h"

namespace dais::net {
namespace {

Json read(std::string_view text) { return Json::parse(text); }

Json patched(const Json& from, const Json& to) {
    const auto patch = patch_between(from, to);
    EXPECT_TRUE(patch);
    Json form = keyed(from);
    form.merge_patch(*patch);
    return plain(form).value_or(Json{});
}

TEST(Keyed, aListOfThingsStandsByTheirIdentity) {
    EXPECT_EQ(keyed(read(R"({"waiting":[{"id":12,"name":"Kenya"},{"id":7,"name":"Fiji"}]})")),
              read(R"({"waiting":{"$order":["12","7"],"$by":{"12":{"id":12,"name":"Kenya"},)"
                   R"("7":{"id":7,"name":"Fiji"}}}})"));
}

// The names in quotes of one kind, between two texts of a file.
std::vector<std::string> names_in(const std::string& file, const std::string& from,
                                  const std::string& to, const std::string& quote) {
    std::stringstream text;
    text << std::ifstream{DAIS_SOURCES "/" + file}.rdbuf();
    const std::string all = text.str();
    const std::size_t begin = all.find(from);
    EXPECT_NE(begin, std::string::npos) << file;
    const std::string part =
        all.substr(begin + from.size(), all.find(to, begin) - begin - from.size());
    const std::regex name{quote + "([a-z_]+)" + quote};
    std::vector<std::string> names;
    for (std::sregex_iterator each{part.begin(), part.end(), name}; each != std::sregex_iterator{};
         ++each) {
        names.push_back((*each)[1]);
    }
    return names;
}

TEST(Keyed, identitiesAreTheSameInThePagesAndInTheProtocol) {
    const std::vector<std::string> ours{kIdentities.begin(), kIdentities.end()};
    EXPECT_EQ(names_in("assets/web/assets/keyed.js", "const IDENTITIES = [", "];", "'"), ours);
    EXPECT_EQ(
        names_in("net/PROTOCOL.md", "The identity is the first of the fields", "that every", "`"),
        ours);
}

TEST(Keyed, whatHasNoIdentityStaysAsItIs) {
    for (const char* text : {R"([])", R"([1,2])", R"(["a"])", R"([{"id":1},2])",
                             R"([{"id":1},{"id":1}])", R"([{"id":1.5}])", R"([{"id":true}])",
                             R"([{"id":1},{"key":"a"}])", R"([[{"id":1}]])", R"("text")", "null"}) {
        EXPECT_EQ(keyed(read(text)), read(text)) << text;
    }
}

TEST(Keyed, theSurestIdentityThatAllHaveIsTaken) {
    EXPECT_EQ(keyed(read(R"([{"key":"a","name":"x"},{"key":"b","name":"x"}])"))["$order"],
              read(R"(["a","b"])"));
    EXPECT_EQ(keyed(read(R"([{"id":1,"name":"x"},{"id":1,"name":"y"}])"))["$order"],
              read(R"(["x","y"])"));
}

TEST(Keyed, aPatchSaysOnlyWhatChanged) {
    const Json before =
        read(R"({"kind":"speakers","waiting":[{"id":1,"position":1,"name":"A"},)"
             R"({"id":2,"position":2,"name":"B"},{"id":3,"position":3,"name":"C"}]})");
    const Json after =
        read(R"({"kind":"speakers","waiting":[{"id":2,"position":1,"name":"B"},)"
             R"({"id":3,"position":2,"name":"C"},{"id":4,"position":3,"name":"D"}]})");
    EXPECT_EQ(patch_between(before, after),
              read(R"({"waiting":{"$order":["2","3","4"],"$by":{"1":null,"2":{"position":1},)"
                   R"("3":{"position":2},"4":{"id":4,"position":3,"name":"D"}}}})"));
    EXPECT_EQ(patched(before, after), after);
    EXPECT_EQ(patch_between(after, after), Json::object());
}

TEST(Keyed, listsThatBeginAndEnd) {
    const Json none = read(R"({"next":[]})");
    const Json some = read(R"({"next":[{"id":1}]})");
    const Json unlike = read(R"({"next":[{"id":1},{"id":1}]})");
    const Json object = read(R"({"next":{"id":1,"$by":2}})");
    for (const Json& from : {none, some, unlike, object}) {
        for (const Json& to : {none, some, unlike}) {
            EXPECT_EQ(patched(from, to), to) << from << " to " << to;
        }
    }
}

TEST(Keyed, aNullCannotBeSaidByAPatch) {
    EXPECT_FALSE(patch_between(read(R"({"a":1})"), read(R"({"a":null})")));
    EXPECT_FALSE(patch_between(read(R"({})"), read(R"({"a":{"b":null}})")));
    EXPECT_TRUE(patch_between(read(R"({})"), read(R"({"a":[null]})")));
}

// A patch that was made for something else: said, not thrown, and never half taken.
TEST(Keyed, aFormWhoseOrderNamesWhatIsNotThereIsNone) {
    for (const char* form :
         {R"({"$order":["1"],"$by":{}})", R"({"$order":["1"]})", R"({"$order":[1],"$by":{"1":{}}})",
          R"({"$order":"1","$by":{}})", R"({"$order":[],"$by":[]})",
          R"({"a":{"$order":["1"],"$by":{"2":{"id":2}}}})"}) {
        EXPECT_FALSE(plain(read(form))) << form;
    }
}

TEST(Keyed, aPatchThatDoesNotFitIsForgottenWithItsSlice) {
    HeldSlices held;
    ASSERT_TRUE(held.take(
        read(R"({"type":"slice","name":"lists","version":3,"value":[{"id":1},{"id":2}]})")));
    EXPECT_FALSE(held.take(read(R"({"type":"patch","name":"lists","from":3,"version":4,)"
                                R"("patch":{"$order":["1","3"]}})")));
    EXPECT_TRUE(held.have().empty()) << "it is asked for anew";
}

// ---- any value at all -------------------------------------------------------------------------

class AnyValue {
  public:
    explicit AnyValue(unsigned seed) : random_{seed} {}

    Json value(int depth) {
        switch (depth == 0 ? below(3) : below(6)) {
            case 0: return below(5);
            case 1: return word();
            case 2: return below(2) == 0;
            case 3: return object(depth);
            case 4: return list(depth);
            default: return things(depth);
        }
    }

    /// The same with some places changed.
    Json changed(Json value, int depth) {
        if (below(4) == 0) {
            return this->value(depth);
        }
        if (value.is_array() && !value.empty() && below(3) == 0) {
            value.erase(static_cast<std::size_t>(below(static_cast<int>(value.size()))));
        } else if (value.is_array() && value.size() > 1 && below(3) == 0) {
            std::swap(value.front(), value.back());
        }
        if (value.is_structured()) {
            for (auto& each : value) {
                if (below(3) == 0) {
                    each = changed(each, depth - 1 < 0 ? 0 : depth - 1);
                }
            }
        }
        return value;
    }

  private:
    int below(int limit) { return std::uniform_int_distribution{0, limit - 1}(random_); }
    std::string word() {
        static const std::array<std::string, 6> kWords{"", "id", "name", "é", "12", "__proto__"};
        return kWords.at(static_cast<std::size_t>(below(6)));
    }
    Json object(int depth) {
        Json object = Json::object();
        for (int i = below(4); i > 0; --i) {
            object[word()] = value(depth - 1);
        }
        return object;
    }
    Json list(int depth) {
        Json list = Json::array();
        for (int i = below(4); i > 0; --i) {
            list.push_back(value(depth - 1));
        }
        return list;
    }
    Json things(int depth) {
        Json list = Json::array();
        for (int i = below(5); i > 0; --i) {
            Json thing = object(depth - 1);
            thing[below(2) == 0 ? "id" : "key"] = below(2) == 0 ? Json(below(30)) : Json(word());
            list.push_back(std::move(thing));
        }
        return list;
    }

    std::mt19937 random_;
};

unsigned first_seed() {
    const char* const given = std::getenv("DAIS_SEED");
    return given == nullptr ? 1 : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

TEST(Keyed, anyValueComesBackAndIsReachedByItsPatch) {
    for (unsigned seed = first_seed(); seed < first_seed() + 3'000; ++seed) {
        AnyValue any{seed};
        const Json from{{"value", any.value(4)}};
        const Json to{{"value", any.changed(from["value"], 4)}};
        ASSERT_EQ(plain(keyed(from)), from) << "DAIS_SEED=" << seed;
        ASSERT_EQ(patched(from, to), to) << "DAIS_SEED=" << seed << "\n" << from << "\nto " << to;
    }
}

// ---- what a client holds ----------------------------------------------------------------------

TEST(HeldSlices, aPatchIsPutIntoWhatIsHeld) {
    HeldSlices held;
    const Json first = read(
        R"({"type":"slice","name":"queue","room":"main","version":4,"value":{"next":[{"id":1}]}})");
    EXPECT_EQ(held.take(first), first);
    EXPECT_EQ(
        held.take(read(R"({"type":"patch","name":"queue","room":"main","from":4,"version":9,)"
                       R"("patch":{"next":{"$order":["2"],"$by":{"1":null,"2":{"id":2}}}}})")),
        read(R"({"type":"slice","name":"queue","room":"main","version":9,)"
             R"("value":{"next":[{"id":2}]}})"));
    EXPECT_EQ(held.have(), (std::map<std::string, std::int64_t>{{"queue/main", 9}}));
}

TEST(HeldSlices, aPatchOfAnotherVersionMakesItForgetTheSlice) {
    HeldSlices held;
    const Json patch = read(R"({"type":"patch","name":"a","from":4,"version":9,"patch":{}})");
    EXPECT_FALSE(held.take(patch));
    EXPECT_TRUE(held.take(read(R"({"type":"slice","name":"a","version":5,"value":{}})")));
    EXPECT_FALSE(held.take(patch));
    EXPECT_TRUE(held.have().empty());
}

}  // namespace
}  // namespace dais::net

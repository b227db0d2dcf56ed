// The protocol for machines is what the program speaks: the kept files, the fields that the reader
// knows, the words of an order, the slices.
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "net/messages.h"
#include "net/protocol_schema.h"
#include "net/slices.h"

namespace dais::net {
namespace {

std::string kept(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream{DAIS_SOURCES "/net/" + file, std::ios::binary}.rdbuf();
    return text.str();
}

TEST(ProtocolSchema, theKeptFilesAreWhatTheProgramPrints) {
    EXPECT_TRUE(kept("protocol.schema.json") == printed(protocol_schema()))
        << "net/protocol.schema.json is not what the program makes. Renew it with: "
           "./dais schema > net/protocol.schema.json";
    EXPECT_TRUE(kept("asyncapi.json") == printed(asyncapi_document()))
        << "net/asyncapi.json is not what the program makes. Renew it with: "
           "./dais schema --asyncapi > net/asyncapi.json";
}

/// What the reader says that there is, when it is told something else.
std::set<std::string> fields_read(const std::string& type) {
    const Json message{{"type", type}, {"id", "a"}, {"no such field", 1}};
    const FromScreen read = read_message(message.dump(), {});
    const auto* command = std::get_if<UnreadableCommand>(&read);
    const std::string sentence =
        command != nullptr ? command->sentence : std::get<Unreadable>(read).sentence;
    const std::string start = "there are: ";
    const auto at = sentence.find(start);
    if (at == std::string::npos) {
        return {sentence};
    }
    std::istringstream words{sentence.substr(at + start.size())};
    std::set<std::string> fields;
    for (std::string word; words >> word;) {
        fields.insert(word.substr(0, word.size() - 1));  // the comma, or the full stop
    }
    return fields;
}

TEST(ProtocolSchema, hasTheFieldsThatTheReaderKnows) {
    const Schema definitions = protocol_schema().at("$defs");
    for (const auto& each : definitions.at("from").at("oneOf")) {
        const auto name = each.at("$ref").get<std::string>().substr(std::string{"#/$defs/"}.size());
        std::set<std::string> described;
        for (const auto& [field, ignored] : definitions.at(name).at("properties").items()) {
            described.insert(field);
        }
        EXPECT_EQ(described, fields_read(name.substr(std::string{"from."}.size()))) << name;
    }
}

TEST(ProtocolSchema, namesEverySliceThatAPageMayWant) {
    const Schema slices = protocol_schema().at("$defs").at("to.slice").at("oneOf");
    for (const auto& each : slices) {
        const auto path = each.at("$ref").get<std::string>();
        EXPECT_NE(bits_of({path.substr(std::string{"#/$defs/to.slice."}.size())}), 0U) << path;
    }
    EXPECT_EQ(slices.size(), 20U);
}

TEST(ProtocolSchema, saysWhoSeesAField) {
    const Schema definitions = protocol_schema().at("$defs");
    const Schema& statement = definitions.at("to.StatementView").at("properties");
    EXPECT_FALSE(statement.at("clock").contains("x-seen-by"));
    EXPECT_EQ(statement.at("started_at_us").at("x-seen-by"), (Schema{"officer", "chair"}));
    EXPECT_EQ(definitions.at("to.slice.booth").at("x-seen-by"),
              (Schema{"officer", "interpreter", "technician"}));
}

TEST(ProtocolSchema, refersToNothingThatIsNotThere) {
    const Schema schema = protocol_schema();
    const auto follow = [&](const auto& self, const Schema& value) -> void {
        if (value.is_object() && value.contains("$ref")) {
            const auto path = value.at("$ref").get<std::string>();
            EXPECT_TRUE(schema.contains(Schema::json_pointer{path.substr(1)})) << path;
        }
        for (const auto& each : value) {
            if (each.is_structured()) {
                self(self, each);
            }
        }
    };
    follow(follow, schema);
}

}  // namespace
}  // namespace dais::net

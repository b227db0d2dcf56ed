// The bytes of a message as they go into a socket (RFC 6455, 5.2).
#include "net/frame.h"

#include <string>

#include <gtest/gtest.h>

namespace dais::net::test {
namespace {

std::string whole(const std::string& text) {
    Frame frame{text};
    return {reinterpret_cast<const char*>(frame.whole()), frame.whole_size()};
}

TEST(Frame, ItsLengthTakesAsFewBytesAsItCan) {
    using namespace std::string_literals;
    const struct {
        std::size_t size;
        std::string header;
    } rows[]{
        {0, "\x81\x00"s},
        {125, "\x81\x7d"s},
        {126, "\x81\x7e\x00\x7e"s},
        {65535, "\x81\x7e\xff\xff"s},
        {65536, "\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"s},
    };
    for (const auto& row : rows) {
        const std::string text(row.size, 'x');
        EXPECT_EQ(whole(text), row.header + text) << row.size;
    }
}

TEST(Frame, ItsTextIsWhatCameIn) {
    const Frame frame{"{\"type\":\"time\"}"};
    EXPECT_EQ(frame.text(), "{\"type\":\"time\"}");
    EXPECT_EQ(frame.size(), frame.text().size());
}

}  // namespace
}  // namespace dais::net::test

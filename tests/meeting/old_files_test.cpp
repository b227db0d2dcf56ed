// Files of earlier programs open, are sound, and mean what they meant (tests/files/old/README.md).
#include <array>
#include <set>

#include <gtest/gtest.h>
#include <zlib.h>

#include "meeting/apply.h"
#include "tests/meeting/plain_state.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

fs::path old_files() { return fs::path{DAIS_SOURCES} / "tests/files/old"; }

void unpack(const fs::path& packed, const fs::path& to) {
    const gzFile in = gzopen(packed.c_str(), "rb");
    ASSERT_NE(in, nullptr) << packed;
    std::ofstream out{to, std::ios::binary};
    std::array<char, 65536> bytes{};
    for (int count = 0; (count = gzread(in, bytes.data(), bytes.size())) > 0;) {
        out.write(bytes.data(), count);
    }
    gzclose(in);
}

class OldFile : public testing::TestWithParam<std::string> {};

TEST_P(OldFile, OpensIsSoundAndMeansTheSame) {
    const Folder folder;
    const fs::path file = folder / "old.dais";
    ASSERT_NO_FATAL_FAILURE(unpack(old_files() / (GetParam() + ".dais.gz"), file));
    State state;
    std::int64_t rows = 0;
    {
        const auto journal = SqliteJournal::open_reading(file);
        rows = journal->verify();
        journal->replay([&](const Recorded& row) { state = apply(std::move(state), row); });
    }
    EXPECT_GT(rows, 2);
    EXPECT_EQ(plain_state(state.conference), read_file(old_files() / (GetParam() + ".state")));
    {
        // And the meeting goes on in it.
        const timing::SimulatedTimeSource machine{test_morning()};
        const auto journal = SqliteJournal::open(file);
        Desk desk{*journal, machine};
        desk.grant_link(Role::officer, "Today", std::string(64, '0'));
    }
    EXPECT_GT(SqliteJournal::open_reading(file)->verify(), rows + 1);
}

std::vector<std::string> names() {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator{old_files()}) {
        if (entry.path().extension() == ".state") {
            found.insert(entry.path().stem().string());
        }
    }
    return {found.begin(), found.end()};
}

INSTANTIATE_TEST_SUITE_P(Kept, OldFile, testing::ValuesIn(names()), [](const auto& kept) {
    std::string name = "Stage" + kept.param;
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
});

}  // namespace
}  // namespace dais::meeting::test

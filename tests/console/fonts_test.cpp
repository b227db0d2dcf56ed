// The letters of the window: what they can write, and what happens where the design's are missing.
#include "console/window/fonts.h"

#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

// The letters of a text that a face has no shape for.
std::u32string missing(const Face& face, std::u32string_view text) {
    std::u32string none;
    for (const char32_t letter : text) {
        if (face.font->FindGlyphNoFallback(static_cast<ImWchar>(letter)) == nullptr) {
            none += letter;
        }
    }
    return none;
}

std::u32string letters_of(const std::string& text) {
    std::u32string letters;
    const char* at = text.c_str();
    const char* const end = at + text.size();
    while (at < end) {
        const auto byte = static_cast<unsigned char>(*at);
        const int more = byte < 0x80 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        char32_t letter = more == 0 ? byte : byte & (0x3FU >> static_cast<unsigned>(more));
        for (int i = 1; i <= more; ++i) {
            letter = (letter << 6U) | (static_cast<unsigned char>(at[i]) & 0x3FU);
        }
        letters += letter;
        at += more + 1;
    }
    return letters;
}

TEST(Fonts, WriteEveryDelegationOfTheDirectory) {
    const Faces& faces = Letters::shared().faces();
    const SampleDoor door;
    ASSERT_GT(door.directory.delegations.size(), 190U);
    for (const auto& each : door.directory.delegations) {
        const std::u32string name = letters_of(each.en.list);
        EXPECT_TRUE(missing(faces.body, name).empty()) << each.en.list;
        EXPECT_TRUE(missing(faces.name, name).empty()) << each.en.list;
    }
}

TEST(Fonts, WriteGreekCyrillicAndLatinWithItsMarksInLists) {
    const Faces& faces = Letters::shared().faces();
    for (const Face* face : {&faces.body, &faces.strong, &faces.small, &faces.tiny, &faces.lead}) {
        EXPECT_TRUE(missing(*face, U"Ελληνική Δημοκρατία").empty());
        EXPECT_TRUE(missing(*face, U"Российская Федерация, Україна").empty());
        EXPECT_TRUE(missing(*face, U"Việt Nam, Côte d’Ivoire, Türkiye, Ísland, Łódź").empty());
        EXPECT_TRUE(missing(*face, U"↑ ↓ ← → “quoted” – and — then…").empty());
    }
}

TEST(Fonts, WithoutTheDesignsLettersItSaysSoAndStillWrites) {
    ImFontAtlas atlas;
    const Faces faces = load_faces(atlas, FontFamily{}, 1, 250);
    EXPECT_EQ(faces.notice, "Inter");
    EXPECT_EQ(faces.ellipsis, "...");
    EXPECT_GT(faces.body.cap_height(), 0);
    EXPECT_TRUE(missing(faces.body, U"Kenya, 3:00").empty());
    ASSERT_FALSE(faces.clocks.empty());
    EXPECT_GT(faces.clocks.front().cap_height(), 0);
}

TEST(Fonts, AnotherFamilyIsUsedWithANotice) {
    FontFamily family = find_fonts();
    ASSERT_FALSE(family.regular.empty());
    family.wanted = false;
    ImFontAtlas atlas;
    EXPECT_EQ(load_faces(atlas, family, 1, 250).notice, "Inter");
    EXPECT_TRUE(Letters::shared().faces().notice.empty() || !find_fonts().wanted);
}

class FontNotice : public Headless {};

TEST_F(FontNotice, IsShown) {
    Faces faces = Letters::shared().faces();
    faces.notice = "Inter";
    const auto draw = [&] {
        ImGui::GetIO().DisplaySize = size;
        probe.seen.clear();
        ImGui::NewFrame();
        shell.frame(faces, 1, size, time, &probe);
        ImGui::Render();
    };
    draw();
    EXPECT_TRUE(shows("Inter"));
}

}  // namespace
}  // namespace dais::console::testing

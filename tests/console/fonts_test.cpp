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
    const Faces faces = load_faces(atlas, MeasuredFonts{FontFamily{}}, 1, 250);
    EXPECT_EQ(faces.troubles, std::set{LetterTrouble::not_the_designs});
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
    EXPECT_EQ(load_faces(atlas, MeasuredFonts{family}, 1, 250).troubles,
              std::set{LetterTrouble::not_the_designs});
    EXPECT_TRUE(Letters::shared().faces().troubles.empty() || !find_fonts().wanted);
}

// ---- letters beyond those that are always there
// ---------------------------------------------------

// The faces of a window as its frames come, without drawing any.
class FontsAsTheyCome : public Headless {
  protected:
    // True: this frame is written with faces made anew.
    bool next_frame() { return kept.fit(atlas, 1, 250, shell.letters()); }
    [[nodiscard]] const Faces& faces() const { return kept.faces(); }
    void call_the_speaker(const std::string& name) {
        door.floor.statement->speaker.person = name;
        door.publish();
    }

    ImFontAtlas atlas;
    KeptFaces kept{find_fonts()};
};

TEST_F(FontsAsTheyCome, WriteEveryDelegationInChineseRussianFrenchAndSpanish) {
    ASSERT_FALSE(find_fonts().chinese.empty()) << "package fonts-droid-fallback";
    ASSERT_TRUE(next_frame());
    int names = 0;
    for (const auto& each : door.directory.delegations) {
        for (const char* language : {"zh", "ru", "fr", "es"}) {
            const auto name = each.list_names.find(language);
            ASSERT_NE(name, each.list_names.end()) << each.en.list << ' ' << language;
            for (const Face* face : {&faces().body, &faces().strong, &faces().tiny, &faces().small,
                                     &faces().small_strong, &faces().lead, &faces().lead_strong}) {
                EXPECT_TRUE(missing(*face, letters_of(name->second)).empty()) << name->second;
            }
            ++names;
        }
    }
    EXPECT_GT(names, 4 * 190);
    EXPECT_TRUE(faces().troubles.empty() || !find_fonts().wanted);
}

TEST_F(FontsAsTheyCome, AreMadeOnceAndNotAgainWhileNothingIsNew) {
    EXPECT_TRUE(next_frame());
    EXPECT_FALSE(next_frame());
    door.publish();
    EXPECT_FALSE(next_frame());
    call_the_speaker("Łukasz Ångström");
    EXPECT_FALSE(next_frame());
    for (const char32_t letter : std::u32string_view{U"中国"}) {  // in names of States
        shell.take(Typing{letter});
        EXPECT_FALSE(next_frame());
    }
}

TEST_F(FontsAsTheyCome, ANewLetterThatIsTypedLeadsToOneMaking) {
    ASSERT_TRUE(next_frame());
    ASSERT_EQ(missing(faces().lead, U"龘靐"), U"龘靐");
    for (const char32_t letter : std::u32string_view{U"龘靐龘"}) {
        shell.take(Typing{letter});
    }
    EXPECT_TRUE(next_frame());
    EXPECT_FALSE(next_frame());
    EXPECT_EQ(missing(faces().lead, U"龘靐"), U"");
    EXPECT_EQ(missing(faces().tiny, U"龘靐"), U"");
}

TEST_F(FontsAsTheyCome, ANewLetterInASpeakersNameLeadsToOneMaking) {
    ASSERT_TRUE(next_frame());
    call_the_speaker("龘先生, ქართული, № 7");
    EXPECT_TRUE(next_frame());
    EXPECT_FALSE(next_frame());
    EXPECT_EQ(missing(faces().lead, U"龘先生ქართული№"), U"");
    shell.paste("靐");
    EXPECT_TRUE(next_frame());
    EXPECT_EQ(missing(faces().lead, U"龘靐"), U"") << "what was there once stays";
}

TEST_F(FontsAsTheyCome, ADelegationsOwnNameIsWrittenLargeToo) {
    auto directory = door.board()->directory->value;
    directory.delegations.front().en.list = "Российская 中国";
    meeting::views::Board board = *door.board();
    using Directory = meeting::views::Versioned<meeting::views::DirectoryView>;
    board.directory = std::make_shared<const Directory>(Directory{1, directory});
    LettersWanted letters;
    letters.look(std::make_shared<const meeting::views::Board>(board));
    ASSERT_TRUE(kept.fit(atlas, 1, 250, letters));
    EXPECT_EQ(missing(faces().name, U"Российская中国"), U"");
    EXPECT_EQ(missing(faces().name_small, U"Российская中国"), U"");
}

TEST_F(FontsAsTheyCome, AreBoundedAndSaySo) {
    std::size_t added = 0;
    for (char32_t letter = 0x4E00; added < kMostLetters + 10; ++letter, ++added) {
        shell.take(Typing{letter});
    }
    const LettersWanted& letters = shell.letters();
    EXPECT_EQ(letters.all().size(), kMostLetters);
    EXPECT_EQ(letters.troubles(), std::set{LetterTrouble::too_many});
    ASSERT_TRUE(next_frame());
    EXPECT_LE(atlas.TexWidth * atlas.TexHeight * 4, 40'000'000);
    EXPECT_EQ(faces().troubles.count(LetterTrouble::too_many), 1U);
}

TEST_F(FontsAsTheyCome, LettersThatJoinAreNotWrittenWrongly) {
    EXPECT_EQ(shell.letters().troubles().size(), 0U) << "nobody is shown the Arabic names here";
    call_the_speaker("السيدة 𠜎");
    ASSERT_TRUE(next_frame());
    EXPECT_EQ(faces().troubles.count(LetterTrouble::not_written), 1U);
    EXPECT_EQ(missing(faces().lead, U"السيدة").size(), 6U);
}

TEST_F(FontsAsTheyCome, WhatNoFontHasIsSaid) {
    ASSERT_TRUE(next_frame());
    EXPECT_EQ(faces().troubles.count(LetterTrouble::not_written), 0U);
    call_the_speaker("ꀀ");  // Yi
    ASSERT_TRUE(next_frame());
    EXPECT_EQ(faces().troubles.count(LetterTrouble::not_written), 1U);
}

TEST_F(FontsAsTheyCome, WithoutChineseTheySaySo) {
    FontFamily family = find_fonts();
    family.chinese.clear();
    KeptFaces without{family};
    ImFontAtlas other;
    ASSERT_TRUE(without.fit(other, 1, 250, shell.letters()));
    EXPECT_EQ(without.faces().troubles.count(LetterTrouble::no_chinese), 1U);
    EXPECT_TRUE(missing(without.faces().body, U"Kenya").empty());
}

TEST(LettersWantedOf, ReadsWhatIsNoUtf8WithoutReadingBeyondIt) {
    LettersWanted letters;
    letters.add(std::string_view{"\xE4\xB8"});
    letters.add(std::string_view{"\xF0\x9F"});
    letters.add(std::string_view{"\xFF\x80\x80 a"});
    EXPECT_TRUE(letters.all().empty());
    letters.add(std::string_view{"中"});
    EXPECT_EQ(letters.all(), std::set<char32_t>{U'中'});
}

class FontNotice : public Headless {
  protected:
    void draw(const Faces& faces) {
        ImGui::GetIO().DisplaySize = size;
        probe.seen.clear();
        ImGui::NewFrame();
        shell.frame(faces, 1, size, time, &probe);
        ImGui::Render();
    }
};

TEST_F(FontNotice, IsShownForEachThatIsMissing) {
    Faces faces = Letters::shared().faces();
    faces.troubles = {LetterTrouble::not_the_designs, LetterTrouble::no_chinese,
                      LetterTrouble::not_written, LetterTrouble::too_many};
    draw(faces);
    EXPECT_TRUE(shows("fonts-inter"));
    EXPECT_TRUE(shows("fonts-droid-fallback"));
    EXPECT_TRUE(shows("Arabic"));
    EXPECT_TRUE(shows("So many different letters"));
}

}  // namespace
}  // namespace dais::console::testing

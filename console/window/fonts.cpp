#include "console/window/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "console/home_folder.h"

namespace dais::console {

namespace {

namespace fs = std::filesystem;

// Sizes of the design are those of Inter in a browser. Fonts differ in how large their letters are
// at the same size, so each is scaled until its capitals are as high as Inter's: 0.727 of the size.
constexpr float kCapitals = 0.727F;
constexpr float kSquares = 0.87F;  // Chinese letters fill so much of the size
constexpr float kSample = 64;      // pixels at which a family is measured
constexpr float kLargestFace = 900;
// The digits are loaded anew when the window has become so much larger or smaller.
constexpr float kClockTolerance = 1.2F;

struct Candidate {
    const char* name;
    std::vector<const char*> regular;
    std::vector<const char*> strong;
};

const std::vector<Candidate>& candidates() {
    static const std::vector<Candidate> all{
        {"Inter",
         {"Inter-Regular.otf", "Inter-Regular.ttf", "InterVariable.ttf"},
         {"Inter-SemiBold.otf", "Inter-SemiBold.ttf", "InterVariable.ttf"}},
        {"Noto Sans", {"NotoSans-Regular.ttf"}, {"NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf"}},
        {"DejaVu Sans", {"DejaVuSans.ttf"}, {"DejaVuSans-Bold.ttf"}}};
    return all;
}

// The first is what the dais script installs.
const std::vector<const char*> kWithChinese{"DroidSansFallbackFull.ttf", "DroidSansFallback.ttf",
                                            "wqy-microhei.ttc", "wqy-zenhei.ttc",
                                            "NotoSansCJK-Regular.ttc"};

// Every font file on this machine by its name.
std::map<std::string, std::string> installed() {
    std::vector<fs::path> folders{"/usr/share/fonts", "/usr/local/share/fonts"};
    if (const fs::path home = home_folder(); !home.empty()) {
        folders.push_back(home / ".local/share/fonts");
    }
    std::map<std::string, std::string> files;
    for (const fs::path& folder : folders) {
        std::error_code unreadable;
        constexpr auto kOptions = fs::directory_options::skip_permission_denied;
        for (auto entry = fs::recursive_directory_iterator{folder, kOptions, unreadable};
             !unreadable && entry != fs::recursive_directory_iterator{};
             entry.increment(unreadable)) {
            files.emplace(entry->path().filename().string(), entry->path().string());
        }
    }
    return files;
}

std::string first_of(const std::map<std::string, std::string>& files,
                     const std::vector<const char*>& names) {
    for (const char* name : names) {
        const auto found = files.find(name);
        if (found != files.end()) {
            return found->second;
        }
    }
    return {};
}

constexpr std::array<ImWchar, 3> kArrows{0x2190, 0x2193, 0};
constexpr std::array<ImWchar, 3> kDigits{0x0030, 0x0039, 0};
constexpr std::array<ImWchar, 7> kClock{0x002B, 0x002B, 0x0030, 0x003A, 0x2212, 0x2212, 0};

#if IMGUI_VERSION_NUM >= 19200
void build(ImFontAtlas& /*atlas*/) {}  // it makes letters when they are asked for
const ImFontGlyph* glyph_of(ImFont& font, float size, ImWchar letter) {
    return font.GetFontBaked(size)->FindGlyph(letter);
}
bool has(const Face& face, ImWchar letter) { return face.font->IsGlyphInFont(letter); }
#else
void build(ImFontAtlas& atlas) { atlas.Build(); }
const ImFontGlyph* glyph_of(ImFont& font, float /*size*/, ImWchar letter) {
    return font.FindGlyph(letter);
}
bool has(const Face& face, ImWchar letter) {
    return face.font->FindGlyphNoFallback(letter) != nullptr;
}
#endif

// A letter as high as `part` of the size says how large the others are.
FontMeasure measure(const std::string& file, ImWchar letter = 'H', float part = kCapitals) {
    if (file.empty()) {
        return {};
    }
    ImFontAtlas atlas;
    ImFontConfig config;
    config.OversampleH = 1;
    const std::array<ImWchar, 5> letters{'0', '9', letter, letter, 0};
    ImFont* font = atlas.AddFontFromFileTTF(file.c_str(), kSample, &config, letters.data());
    if (font == nullptr) {
        return {};
    }
    build(atlas);
    FontMeasure measured;
    const ImFontGlyph* sample = glyph_of(*font, kSample, letter);
    const float height = sample->Y1 - sample->Y0;
    measured.size_of_one = height > 0 ? part * kSample / height : 1.0F;
    float widest = 0;
    for (ImWchar digit = '0'; digit <= '9'; ++digit) {
        widest = std::max(widest, glyph_of(*font, kSample, digit)->AdvanceX);
    }
    measured.digit = widest / kSample;
    return measured;
}

using Runs = std::vector<ImWchar>;

// Those of the wanted letters that are written in squares, or those that are not.
Runs runs_of(const std::set<char32_t>& wanted, bool squares) {
    Runs runs;
    for (const char32_t letter : wanted) {
        if (is_square(letter) != squares) {
            continue;
        }
        const auto one = static_cast<ImWchar>(letter);
        if (!runs.empty() && runs.back() + 1 == one) {
            runs.back() = one;
        } else {
            runs.insert(runs.end(), {one, one});
        }
    }
    runs.push_back(0);
    return runs;
}

// Beyond what a face always has.
struct More {
    Runs squares;
    Runs others;
};
More more_of(const std::set<char32_t>& wanted) {
    return {runs_of(wanted, true), runs_of(wanted, false)};
}

class Loader {
  public:
    Loader(ImFontAtlas& atlas, const MeasuredFonts& fonts, float scale)
        : atlas_{atlas}, fonts_{fonts}, scale_{scale} {}

    // Digits get a cell of one width, so that nothing jumps as seconds pass; the other letters
    // join them. The first file that has a letter gives it.
    Face add(bool heavy, float size, const ImWchar* letters, const More* more) {
        const auto& [family, regular, strong, of_rarer, of_chinese] = fonts_;
        const std::string& file = heavy ? family.strong : family.regular;
        const FontMeasure& measured = heavy ? strong : regular;
        const float pixels = pixels_of(size, measured);
        ImFontConfig digits;
        digits.GlyphMinAdvanceX = std::round(measured.digit * pixels);
        digits.GlyphMaxAdvanceX = digits.GlyphMinAdvanceX;
        digits.OversampleH = pixels > 60 ? 1 : 2;
        digits.PixelSnapH = true;
        Face face;
        face.font = add_file(file, pixels, digits, kDigits.data());
        ImFontConfig others;
        others.MergeMode = true;
        others.OversampleH = digits.OversampleH;
        add_file(file, pixels, others, letters);
        if (more != nullptr) {
            join(file, pixels, others, more->others);
            if (!family.rarer.empty()) {
                const float rarer = pixels_of(size, of_rarer);
                add_file(family.rarer, rarer, others, kArrows.data());
                join(family.rarer, rarer, others, more->others);
            }
            others.OversampleH = 1;
            join(family.chinese, pixels_of(size, of_chinese), others, more->squares);
        }
        face.size = pixels;
        return face;
    }

    Face add_builtin(float size) {
        ImFontConfig config;
        config.SizePixels = std::round(size * scale_);
        Face face;
        face.font = atlas_.AddFontDefault(&config);
        face.size = config.SizePixels;
        return face;
    }

  private:
    [[nodiscard]] float pixels_of(float size, const FontMeasure& measured) const {
        return std::min(std::round(size * scale_ * measured.size_of_one), kLargestFace);
    }

    ImFont* add_file(const std::string& file, float pixels, const ImFontConfig& config,
                     const ImWchar* letters) {
        return atlas_.AddFontFromFileTTF(file.c_str(), pixels, &config, letters);
    }

    void join(const std::string& file, float pixels, const ImFontConfig& config,
              const Runs& letters) {
        if (letters.size() > 1 && !file.empty()) {
            add_file(file, pixels, config, letters.data());
        }
    }

    ImFontAtlas& atlas_;
    const MeasuredFonts& fonts_;
    float scale_;
};

// Where capitals and digits stand in their line. Known once the atlas is built.
void find_lines(Face& face, ImWchar letter) {
    const ImFontGlyph* glyph = glyph_of(*face.font, face.size, letter);
    face.cap_top = glyph->Y0;
    face.baseline = glyph->Y1;
}

}  // namespace

FontFamily find_fonts() {
    const auto files = installed();
    for (const Candidate& candidate : candidates()) {
        FontFamily family;
        family.name = candidate.name;
        family.regular = first_of(files, candidate.regular);
        family.strong = first_of(files, candidate.strong);
        family.wanted = &candidate == &candidates().front();
        family.rarer = first_of(files, {"DejaVuSans.ttf"});
        family.chinese = first_of(files, kWithChinese);
        if (!family.regular.empty() && !family.strong.empty()) {
            return family;
        }
    }
    return {};
}

MeasuredFonts::MeasuredFonts(FontFamily measured)
    : family{std::move(measured)},
      regular{measure(family.regular)},
      strong{measure(family.strong)},
      rarer{measure(family.rarer)},
      // A frame as large as Chinese letters are: the one of "country".
      chinese{measure(family.chinese, 0x56FD, kSquares)} {}

Faces load_faces(ImFontAtlas& atlas, const MeasuredFonts& fonts, float scale, float clock,
                 const LettersWanted& letters) {
    const FontFamily& family = fonts.family;
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;  // it would be up to twice as high
    Loader loader{atlas, fonts, scale};
    const bool built_in = family.regular.empty();
    const More all = more_of(letters.all());  // until the atlas is built
    const More names = more_of(letters.of_names());
    const auto add = [&](bool heavy, float size, const ImWchar* always, const More* more) {
        return built_in ? loader.add_builtin(size) : loader.add(heavy, size, always, more);
    };
    const auto text = [&](bool heavy, float size) {
        return add(heavy, size, kTextLetters.data(), &all);
    };
    Faces faces;
    faces.body = text(false, 15);  // first: ImGui's own choice
    faces.strong = text(true, 15);
    faces.tiny = text(false, 12);
    faces.small = text(false, 13);
    faces.small_strong = text(true, 13);
    faces.lead = text(false, 18);
    faces.lead_strong = text(true, 18);
    faces.name = add(true, 40, kNameLetters.data(), &names);
    faces.name_small = add(true, 26, kNameLetters.data(), &names);
    for (const float part : {1.0F, 0.6F}) {
        faces.clocks.push_back(add(true, clock * part / scale, kClock.data(), nullptr));
    }
    build(atlas);
    for (Face* face : {&faces.body, &faces.strong, &faces.tiny, &faces.small, &faces.small_strong,
                       &faces.lead, &faces.lead_strong, &faces.name, &faces.name_small}) {
        find_lines(*face, 'H');
    }
    for (Face& face : faces.clocks) {
        find_lines(face, '1');
    }
    faces.troubles = letters.troubles();
    if (!family.wanted) {
        faces.troubles.insert(LetterTrouble::not_the_designs);
        faces.ellipsis = built_in ? "..." : faces.ellipsis;
    }
    const bool no_chinese = built_in || family.chinese.empty();
    for (const char32_t letter : letters.all()) {
        const auto one = static_cast<ImWchar>(letter);
        if (no_chinese && is_square(letter)) {
            faces.troubles.insert(LetterTrouble::no_chinese);
        } else if (!has(faces.body, one)) {
            faces.troubles.insert(LetterTrouble::not_written);
        }
    }
    return faces;
}

// Digits are drawn from letters as large as they are shown, so that their edges are sharp.
bool KeptFaces::fit(ImFontAtlas& atlas, float scale, float clock, const LettersWanted& letters) {
    const bool fits = !faces_.clocks.empty() && scale == scale_ && letters.version() == letters_ &&
                      clock < clock_ * kClockTolerance && clock > clock_ / kClockTolerance;
    if (fits) {
        return false;
    }
    scale_ = scale;
    clock_ = clock;
    letters_ = letters.version();
    atlas.Clear();
    faces_ = load_faces(atlas, fonts_, scale_, clock_, letters);
    return true;
}

}  // namespace dais::console

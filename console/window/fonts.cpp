#include "console/window/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <vector>

namespace dais::console {

namespace {

namespace fs = std::filesystem;

// Sizes of the design are those of Inter in a browser. Fonts differ in how large their letters are
// at the same size, so each is scaled until its capitals are as high as Inter's: 0.727 of the size.
constexpr float kCapitals = 0.727F;
constexpr float kSample = 64;  // pixels at which a family is measured
constexpr float kLargestFace = 900;

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

// Every font file on this machine by its name.
std::map<std::string, std::string> installed() {
    std::vector<fs::path> folders{"/usr/share/fonts", "/usr/local/share/fonts"};
    if (const char* home = std::getenv("HOME")) {
        folders.push_back(fs::path{home} / ".local/share/fonts");
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

// Latin with its extensions (for names of places and people), Greek, Cyrillic, punctuation, arrows.
constexpr std::array<ImWchar, 15> kLetters{0x0020, 0x024F, 0x0370, 0x03FF, 0x0400,
                                           0x04FF, 0x1E00, 0x1EFF, 0x2010, 0x2044,
                                           0x20AC, 0x20AC, 0x2190, 0x2193, 0};
constexpr std::array<ImWchar, 7> kLatin{0x0020, 0x024F, 0x1E00, 0x1EFF, 0x2010, 0x2044, 0};
constexpr std::array<ImWchar, 3> kArrows{0x2190, 0x2193, 0};
constexpr std::array<ImWchar, 3> kDigits{0x0030, 0x0039, 0};
constexpr std::array<ImWchar, 7> kClock{0x002B, 0x002B, 0x0030, 0x003A, 0x2212, 0x2212, 0};

#if IMGUI_VERSION_NUM >= 19200
void build(ImFontAtlas& /*atlas*/) {}  // it makes letters when they are asked for
const ImFontGlyph* glyph_of(ImFont& font, float size, ImWchar letter) {
    return font.GetFontBaked(size)->FindGlyph(letter);
}
#else
void build(ImFontAtlas& atlas) { atlas.Build(); }
const ImFontGlyph* glyph_of(ImFont& font, float /*size*/, ImWchar letter) {
    return font.FindGlyph(letter);
}
#endif

// What a font file's letters are like at the sample size.
struct Measure {
    float size_of_one = 1.21F;  ///< ImGui's size for one pixel of the design's
    float digit = 0.65F;        ///< the widest digit, for one pixel of ImGui's size
};

Measure measure(const std::string& file) {
    ImFontAtlas atlas;
    ImFontConfig config;
    config.OversampleH = 1;
    ImFont* font = atlas.AddFontFromFileTTF(file.c_str(), kSample, &config, kLatin.data());
    if (font == nullptr) {
        return {};
    }
    build(atlas);
    Measure measured;
    const ImFontGlyph* capital = glyph_of(*font, kSample, 'H');
    const float height = capital->Y1 - capital->Y0;
    measured.size_of_one = height > 0 ? kCapitals * kSample / height : 1.0F;
    float widest = 0;
    for (ImWchar digit = '0'; digit <= '9'; ++digit) {
        widest = std::max(widest, glyph_of(*font, kSample, digit)->AdvanceX);
    }
    measured.digit = widest / kSample;
    return measured;
}

class Loader {
  public:
    Loader(ImFontAtlas& atlas, float scale, std::string arrows)
        : atlas_{atlas}, scale_{scale}, arrows_{std::move(arrows)} {}

    // Digits get a cell of one width, so that nothing jumps as seconds pass; the other letters
    // join them.
    Face add(const std::string& file, const Measure& measured, float size, const ImWchar* letters) {
        const float pixels =
            std::min(std::round(size * scale_ * measured.size_of_one), kLargestFace);
        ImFontConfig digits;
        digits.GlyphMinAdvanceX = std::round(measured.digit * pixels);
        digits.GlyphMaxAdvanceX = digits.GlyphMinAdvanceX;
        digits.OversampleH = pixels > 60 ? 1 : 2;
        digits.PixelSnapH = true;
        Face face;
        face.font = atlas_.AddFontFromFileTTF(file.c_str(), pixels, &digits, kDigits.data());
        ImFontConfig others;
        others.MergeMode = true;
        others.OversampleH = digits.OversampleH;
        atlas_.AddFontFromFileTTF(file.c_str(), pixels, &others, letters);
        if (!arrows_.empty()) {
            atlas_.AddFontFromFileTTF(arrows_.c_str(), pixels, &others, kArrows.data());
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
    ImFontAtlas& atlas_;
    float scale_;
    std::string arrows_;
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
        if (!family.wanted) {
            family.arrows = first_of(files, {"DejaVuSans.ttf"});
        }
        if (!family.regular.empty() && !family.strong.empty()) {
            return family;
        }
    }
    return {};
}

Faces load_faces(ImFontAtlas& atlas, const FontFamily& family, float scale, float clock) {
    Loader loader{atlas, scale, family.arrows};
    const bool built_in = family.regular.empty();
    const Measure regular = built_in ? Measure{} : measure(family.regular);
    const Measure strong = built_in ? Measure{} : measure(family.strong);
    const auto add = [&](bool heavy, float size, const ImWchar* letters) {
        return built_in ? loader.add_builtin(size)
                        : loader.add(heavy ? family.strong : family.regular,
                                     heavy ? strong : regular, size, letters);
    };
    Faces faces;
    faces.body = add(false, 15, kLetters.data());  // first: ImGui's own choice
    faces.strong = add(true, 15, kLetters.data());
    faces.tiny = add(false, 12, kLetters.data());
    faces.small = add(false, 13, kLetters.data());
    faces.small_strong = add(true, 13, kLetters.data());
    faces.lead = add(false, 18, kLetters.data());
    faces.lead_strong = add(true, 18, kLetters.data());
    faces.name = add(true, 40, kLatin.data());
    faces.name_small = add(true, 26, kLatin.data());
    for (const float part : {1.0F, 0.6F}) {
        faces.clocks.push_back(add(true, clock * part / scale, kClock.data()));
    }
    build(atlas);
    for (Face* face : {&faces.body, &faces.strong, &faces.tiny, &faces.small, &faces.small_strong,
                       &faces.lead, &faces.lead_strong, &faces.name, &faces.name_small}) {
        find_lines(*face, 'H');
    }
    for (Face& face : faces.clocks) {
        find_lines(face, '1');
    }
    if (!family.wanted) {
        faces.notice = "Inter";
        faces.ellipsis = built_in ? "..." : faces.ellipsis;
    }
    return faces;
}

}  // namespace dais::console

#include "net/pages.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <utility>

#include <zlib.h>

#include "net/server.h"

namespace dais::net {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPageType = "text/html; charset=utf-8";
constexpr std::string_view kUnknownType = "application/octet-stream";
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTypes{{
    {".html", kPageType},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/plain; charset=utf-8"},
}};

std::string_view type_of(const fs::path& file) {
    for (const auto& [extension, type] : kTypes) {
        if (file.extension() == extension) {
            return type;
        }
    }
    return kUnknownType;
}

// As gzip has it; empty where nothing would be saved.
std::string compressed(const std::string& body) {
    constexpr int kGzip = 15 + 16;  // the largest window; 16 asks for gzip's header
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        return {};
    }
    std::string packed(deflateBound(&stream, static_cast<uLong>(body.size())), '\0');
    // zlib reads through a pointer that is not const.
    std::string source = body;
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return whole && packed.size() < body.size() ? packed : std::string{};
}

}  // namespace

// Once: thousands of screens may come back over one weak network in the same minute.
const std::string& Page::gzip() const {
    if (!gzip_) {
        gzip_ = compressed(body);
    }
    return *gzip_;
}

Pages::Pages(const std::string& web_root, const std::string& strings_root, const Limits& limits) {
    if (!web_root.empty()) {
        add("/", web_root + "/index.html", limits);
        add_pages(web_root, limits);
        add_assets(web_root + "/assets", limits);
    }
    if (!strings_root.empty()) {
        add_strings(strings_root, limits);
    }
}

const Page* Pages::find(std::string_view path) const {
    const auto found = pages_.find(path);
    return found == pages_.end() ? nullptr : &found->second;
}

bool Pages::is_page(std::string_view path) const {
    const Page* page = find(path);
    return page != nullptr && page->mime == kPageType;
}

void Pages::add(const std::string& path, const std::string& file, const Limits& limits) {
    std::ifstream stream{file, std::ios::binary};
    std::string body{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream.is_open() || stream.bad()) {
        throw ServerError{"The display page " + file +
                          " cannot be read: is the program installed completely?"};
    }
    bytes_ += body.size();
    if (bytes_ > limits.pages_bytes) {
        throw ServerError{"The display pages take more than " + std::to_string(limits.pages_bytes) +
                          " bytes: remove what does not belong to them."};
    }
    Page& page = pages_[path];
    page.mime = type_of(file);
    page.body = std::move(body);
}

// Each NAME.html but the index is the page /NAME. A script that works behind a page must come from
// the folder it works for: /delegate-worker.js.
void Pages::add_pages(const std::string& folder, const Limits& limits) {
    std::error_code error;
    for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
        const fs::path& file = it->path();
        if (file.extension() == ".html" && file.stem() != "index") {
            add("/" + file.stem().string(), file.string(), limits);
        } else if (file.extension() == ".js") {
            add("/" + file.filename().string(), file.string(), limits);
        }
    }
}

void Pages::add_assets(const std::string& folder, const Limits& limits) {
    std::error_code error;
    for (fs::recursive_directory_iterator it{folder, error}, end; !error && it != end;
         it.increment(error)) {
        std::error_code ignored;
        if (it->is_regular_file(ignored)) {
            const fs::path& file = it->path();
            add("/assets/" + file.lexically_relative(folder).generic_string(), file.string(),
                limits);
        }
    }
}

// One folder a language: strings_root/en/displays.json is /strings/en.json, and what the Chair
// says, which the Chair's page alone needs, /strings/en/script.json.
void Pages::add_strings(const std::string& folder, const Limits& limits) {
    std::error_code error;
    for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
        const std::string language = "/strings/" + it->path().filename().string();
        for (const auto& [name, path] : {std::pair{"displays.json", language + ".json"},
                                         {"script.json", language + "/script.json"}}) {
            const fs::path file = it->path() / name;
            std::error_code ignored;
            if (fs::is_regular_file(file, ignored)) {
                add(path, file.string(), limits);
            }
        }
    }
}

}  // namespace dais::net

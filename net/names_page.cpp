#include "net/names_page.h"

#include <algorithm>
#include <functional>

#include "meeting/codec/json.h"

namespace dais::net {

namespace {

constexpr std::string_view kFolder = "/names/";
constexpr std::string_view kEnding = ".json";
constexpr std::size_t kCodeLength = 2;

// "fr" of "/names/fr.json"; empty where the path is another.
std::string_view language_of(std::string_view path) {
    if (path.size() != kFolder.size() + kCodeLength + kEnding.size() ||
        path.substr(0, kFolder.size()) != kFolder ||
        path.substr(path.size() - kEnding.size()) != kEnding) {
        return {};
    }
    const std::string_view code = path.substr(kFolder.size(), kCodeLength);
    const bool letters =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters ? code : std::string_view{};
}

}  // namespace

std::shared_ptr<const Made> NamesPage::of(std::string_view path,
                                          const meeting::views::Board& board) {
    const std::string_view language = language_of(path);
    if (language.empty()) {
        return nullptr;
    }
    if (directory_ != board.directory) {
        directory_ = board.directory;
        made_.clear();
    }
    if (const auto found = made_.find(language); found != made_.end()) {
        return found->second;
    }
    const std::string code{language};
    meeting::codec::Json names = meeting::codec::Json::object();
    if (directory_) {
        for (const meeting::Delegation& delegation : directory_->value.delegations) {
            const auto name = delegation.list_names.find(code);
            if (name != delegation.list_names.end()) {
                names[delegation.en.list] = name->second;
            }
        }
    }
    auto made = std::make_shared<Made>();
    made->body = names.dump(-1, ' ', false, meeting::codec::Json::error_handler_t::replace);
    made->etag = etag_of(made->body);
    if (!names.empty()) {
        made_.emplace(code, made);
    }
    return made;
}

}  // namespace dais::net

// The display pages, read once at the start and kept in memory: a request is looked up in a map, so
// no path can lead out of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "net/limits.h"

namespace dais::net {

struct Page {
    std::string_view mime;
    std::string body;

    /// The same for a browser that takes it; empty where that saves nothing. Made when it is first
    /// asked for: by the wire's thread alone.
    [[nodiscard]] const std::string& gzip() const;

  private:
    mutable std::optional<std::string> gzip_;
};

class Pages {
  public:
    /// Reads assets/web and assets/strings. An empty root has no pages. Throws ServerError where
    /// the folder is missing or does not hold what it must.
    Pages(const std::string& web_root, const std::string& strings_root, const Limits& limits);

    /// The page of a request's path ("/hall", without a query); nullptr where there is none.
    [[nodiscard]] const Page* find(std::string_view path) const;

    /// Whether it is one of the pages that displays open, and no part of one.
    [[nodiscard]] bool is_page(std::string_view path) const;

  private:
    void add(const std::string& path, const std::string& file, const Limits& limits);
    void add_pages(const std::string& folder, const Limits& limits);
    void add_assets(const std::string& folder, const Limits& limits);
    void add_strings(const std::string& folder, const Limits& limits);

    std::map<std::string, Page, std::less<>> pages_;
    std::size_t bytes_ = 0;
};

}  // namespace dais::net

// A file that is there whole or not at all: written beside its place under another name, and given
// its own at the end. What goes wrong before that leaves what stood there as it was.
#pragma once

#include <filesystem>
#include <string>

namespace dais::console {

class WholeFile {
  public:
    /// `target` is in a folder that exists.
    explicit WholeFile(std::filesystem::path target);
    /// Takes away what was written, unless it was kept.
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    WholeFile(WholeFile&&) = delete;
    WholeFile& operator=(WholeFile&&) = delete;

    /// Where to write; nothing is there.
    [[nodiscard]] const std::filesystem::path& part() const { return part_; }
    void write(const std::string& bytes) const;

    /// It is complete: durable, then in its place. False, and nothing has changed: there is a file
    /// of that name already, which may not be replaced. Throws std::filesystem::filesystem_error.
    [[nodiscard]] bool keep(bool replacing);

    /// The same under another name in the same folder, replacing what has it.
    void keep_as(const std::filesystem::path& name) const;

  private:
    void remove() const;

    std::filesystem::path target_;
    std::filesystem::path part_;
};

}  // namespace dais::console

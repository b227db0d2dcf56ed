// A QR code of an address, as a picture that a page shows (ISO/IEC 18004, made by libqrencode).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

/// Longest text that is made a code of, in bytes: beyond it a telephone at arm's length has
/// trouble.
inline constexpr std::size_t kLongestInCode = 400;

/// The modules of a code, row by row; true is dark. Empty for a text that is empty or too long.
struct QrModules {
    int width = 0;
    std::vector<bool> dark;
};
[[nodiscard]] QrModules qr_modules(std::string_view text);

/// SVG, black on white with the quiet zone of four modules that readers need. Nothing for a text
/// that is empty or too long.
[[nodiscard]] std::optional<std::string> qr_svg(std::string_view text);

/// The address of a page as a visitor's own browser would ask for it; nothing where the host that
/// the browser named cannot be one. `key` is put behind "?room=".
[[nodiscard]] std::optional<std::string> room_address(std::string_view scheme,
                                                      std::string_view host, std::string_view page,
                                                      std::string_view key);

}  // namespace dais::net

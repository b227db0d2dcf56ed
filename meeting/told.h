// To whom a read model is told.
#pragma once

namespace dais::meeting::views {

/// The public; those who have a personal link and are no officers; officers and the Chair. The
/// second are told of closed meetings, too, and else what the public is told.
enum class Told { open, participants, officers };

[[nodiscard]] constexpr bool closed_too(Told told) { return told != Told::open; }

}  // namespace dais::meeting::views

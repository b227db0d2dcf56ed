// Values of the formal side of a meeting that commands, events and the state share.
#pragma once

namespace dais::meeting {

/// The formal parts of a meeting day, beside opening, suspending and adjourning it (PROCEDURE,
/// common). Each records what the Chair announced.
enum class FormalStepKind {
    opened_by,             ///< by someone other than the Chair, at the first meeting
    election,              ///< by acclamation: the Chair-designate becomes Chair
    adoption_of_agenda,    ///< provisional until then
    organization_of_work,  ///< adopted or agreed
    quorum,                ///< counted
    credentials,           ///< reported on, or accepted
    gavel_handed,          ///< to a vice-chair, or back
    no_other_requests,     ///< "I see no other requests for the floor"
    item_opened,
    item_concluded,
    announcement,
    informal_mode_begun,  ///< inside a formal meeting: the webcast is off
    informal_mode_ended,
    closing  ///< of the conference
};

/// How the Chair's ruling on a point of order stands.
enum class RulingState { standing, appealed, upheld, overruled };

/// What became of a motion.
enum class MotionState { debated, carried, lost, withdrawn };

/// Why a statement's clock stands still.
enum class PauseReason { asked, point_of_order, link_lost, service_lost, playback_failed };

}  // namespace dais::meeting

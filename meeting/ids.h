// Strong names for things. A journal row's sequence number is also the id of what the row creates
// (an inscription, a statement, an action); imported things keep the key of their file.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace dais::meeting {

/// A number given by the journal. Numbers of different tags do not mix.
template <class Tag>
struct Number {
    std::int64_t value = 0;
    friend auto operator<=>(const Number&, const Number&) = default;
};

/// A key given by an imported file. Keys of different tags do not mix.
template <class Tag>
struct Key {
    std::string text;
    friend auto operator<=>(const Key&, const Key&) = default;
};

using SequenceNumber = Number<struct SequenceTag>;
using ActionId = Number<struct ActionTag>;            ///< the first row of a command
using InscriptionId = Number<struct InscriptionTag>;  ///< the row SpeakerInscribed
using StatementId = Number<struct StatementTag>;      ///< the row FloorGiven
using PointId = Number<struct PointTag>;              ///< the row PointOfOrderRaised
using MotionId = Number<struct MotionTag>;            ///< the row MotionMade
using SilenceId = Number<struct SilenceTag>;          ///< the row SilenceOpened
using VoteId = Number<struct VoteTag>;                ///< the row VoteOpened
using DecisionId = Number<struct DecisionTag>;        ///< the row DecisionTaken
using CircularId = Number<struct CircularTag>;        ///< the row CircularSent

using RoomKey = Key<struct RoomTag>;
using MeetingKey = Key<struct MeetingTag>;
using ItemKey = Key<struct ItemTag>;  ///< an agenda item
using ListKey = Key<struct ListTag>;  ///< a list of speakers
using SlotKey = Key<struct SlotTag>;
using DelegationKey = Key<struct DelegationTag>;
using GroupKey = Key<struct GroupTag>;
using ClassKey = Key<struct ClassTag>;  ///< a class of speakers in a profile
using RankKey = Key<struct RankTag>;    ///< a rank of speakers in a profile
using DocumentKey = Key<struct DocumentTag>;
using SectionKey = Key<struct SectionTag>;      ///< in its document
using ParagraphKey = Key<struct ParagraphTag>;  ///< its number in its document, as printed
using ProposalKey = Key<struct ProposalTag>;
using StickingPointKey = Key<struct StickingPointTag>;
using CommandId = Key<struct CommandTag>;

/// Who acts: the access link (0 for the console at the desk itself) and the name its holder goes
/// by. Both are recorded; an action belongs to the pair.
struct Actor {
    std::int64_t link = 0;
    std::string name;
    friend auto operator<=>(const Actor&, const Actor&) = default;
};

}  // namespace dais::meeting

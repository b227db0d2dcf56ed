// The fields of access links and of what those who have one are shown. Part of descriptions.h,
// which says what a change here means.
#pragma once

#include "meeting/access.h"
#include "meeting/codec/field_macros.h"
#include "meeting/command.h"
#include "meeting/event.h"
#include "meeting/role_views.h"

namespace dais::meeting {

DAIS_WORDS(views::PlaceState, {views::PlaceState::waiting, "waiting"},
           {views::PlaceState::pending, "pending"}, {views::PlaceState::speaking, "speaking"},
           {views::PlaceState::spoken, "spoken"}, {views::PlaceState::withdrawn, "withdrawn"},
           {views::PlaceState::refused, "refused"}, {views::PlaceState::passed, "passed"},
           {views::PlaceState::in_writing, "in-writing"});
DAIS_WORDS(views::OwnPointState, {views::OwnPointState::raised, "raised"},
           {views::OwnPointState::recognized, "recognized"}, {views::OwnPointState::ruled, "ruled"},
           {views::OwnPointState::withdrawn, "withdrawn"});
DAIS_WORDS(views::ProceedingKind, {views::ProceedingKind::statement, "statement"},
           {views::ProceedingKind::in_writing, "in-writing"}, {views::ProceedingKind::step, "step"},
           {views::ProceedingKind::decision, "decision"});

}  // namespace dais::meeting

namespace dais::meeting::codec {

// ---- commands
DAIS_FIELDS(NewLink, field("role", &T::role), field("name", &T::name),
            field("token_hash", &T::token_hash), field("delegation", &T::delegation));
DAIS_TYPED(GrantAccess, field("links", &T::links), field("until", &T::until));
DAIS_TYPED(RevokeAccess, field("link", &T::link));
DAIS_TYPED(DescribeSpeaker, field("inscription", &T::inscription), field("modality", &T::modality),
           optional_field("language", &T::language), optional_field("people", &T::people));
DAIS_TYPED(HandInText, field("inscription", &T::inscription), field("text", &T::text));
DAIS_TYPED(SayReady, field("inscription", &T::inscription));
DAIS_TYPED(AskSlower, field("statement", &T::statement));

// ---- events
DAIS_TYPED(LinkGranted, field("role", &T::role), field("name", &T::name),
           field("token_hash", &T::token_hash), field("delegation", &T::delegation),
           field("until", &T::until));
DAIS_TYPED(LinkRevoked, field("link", &T::link), field("at_us", &T::at));
DAIS_TYPED(TextHandedIn, field("inscription", &T::inscription), field("at_us", &T::at),
           field("words", &T::words), field("text", &T::text));
DAIS_TYPED(SpeakerReady, field("inscription", &T::inscription), field("at_us", &T::at));
DAIS_TYPED(SlowerAsked, field("statement", &T::statement), field("at_us", &T::at));

// ---- views
DAIS_FIELDS(views::PlaceView, field("inscription", &T::inscription), field("list", &T::list),
            field("list_name", &T::list_name), field("kind", &T::kind), field("items", &T::items),
            field("state", &T::state), optional_field("reason", &T::reason),
            field("asked_us", &T::asked), optional_field("late", &T::late),
            optional_field("on_behalf_of", &T::on_behalf_of),
            optional_field("on_behalf_of_short", &T::on_behalf_of_short),
            field("modality", &T::modality), field("limit_us", &T::limit),
            optional_field("language", &T::language), optional_field("people", &T::people),
            field("words_fit", &T::words_fit), field("text_received_us", &T::text_received),
            field("words", &T::words), optional_field("too_many_words", &T::too_many_words),
            field("readiness", &T::readiness), field("readiness_since_us", &T::readiness_since),
            field("tested_us", &T::tested), field("ready_us", &T::ready), field("ahead", &T::ahead),
            field("meeting", &T::meeting), field("starts", &T::starts),
            field("not_before", &T::not_before), field("connect_by", &T::connect_by));
DAIS_FIELDS(views::AskView, field("list", &T::list), field("name", &T::name),
            field("kind", &T::kind), field("items", &T::items), field("status", &T::status),
            field("opens", &T::opens), field("closes", &T::closes),
            optional_field("asked", &T::asked));
DAIS_FIELDS(views::OwnPointView, field("point", &T::point), field("meeting", &T::meeting),
            field("raised_us", &T::raised), field("state", &T::state),
            optional_field("ruling", &T::ruling));
DAIS_FIELDS(views::OwnFloorView, field("meeting", &T::meeting), field("room", &T::room),
            optional_field("live", &T::live), field("statement", &T::statement),
            field("slower_asked_us", &T::slower_asked));
DAIS_FIELDS(views::DelegationView, field("delegation", &T::delegation), field("name", &T::name),
            field("may", &T::may), field("places", &T::places), field("lists", &T::lists),
            optional_field("points", &T::points), optional_field("floor", &T::floor));

DAIS_FIELDS(views::ChairSpeakerView, field("inscription", &T::inscription),
            field("delegation", &T::delegation), field("position", &T::position),
            field("speaker", &T::speaker), optional_field("spoken", &T::spoken),
            optional_field("spoken_in", &T::spoken_in), optional_field("hint", &T::hint),
            field("class_name", &T::class_name), field("list_name", &T::list_name),
            field("limit_us", &T::limit), field("modality", &T::modality),
            field("readiness", &T::readiness), field("ready_us", &T::ready),
            optional_field("text_received", &T::text_received),
            optional_field("language", &T::language), optional_field("people", &T::people),
            optional_field("reply", &T::reply));
DAIS_FIELDS(views::ChairRequestView, field("inscription", &T::inscription),
            field("delegation", &T::delegation), field("name", &T::name),
            optional_field("spoken", &T::spoken), field("list_name", &T::list_name),
            field("kind", &T::kind), field("asked_us", &T::asked));
DAIS_FIELDS(views::ChairPointView, field("point", &T::point), field("delegation", &T::delegation),
            field("name", &T::name), optional_field("spoken", &T::spoken),
            field("raised_us", &T::raised), optional_field("recognized", &T::recognized));
DAIS_FIELDS(views::ChairMotionView, field("motion", &T::motion), field("kind", &T::kind),
            field("name", &T::name));
DAIS_FIELDS(views::PresidesNextView, field("name", &T::name), field("meeting", &T::meeting),
            field("meeting_name", &T::meeting_name), field("starts", &T::starts));
DAIS_FIELDS(views::ChairEndView, field("list_ends", &T::list_ends), field("ends", &T::ends),
            optional_field("ends_with_interpretation", &T::ends_with_interpretation),
            field("waiting", &T::waiting), field("not_fitting", &T::not_fitting),
            field("perhaps_fitting", &T::perhaps_fitting),
            field("meeting_behind_us", &T::meeting_behind));
DAIS_FIELDS(views::ChairView, field("room", &T::room), field("meeting", &T::meeting),
            field("waiting", &T::waiting), field("next", &T::next), field("requests", &T::requests),
            field("points", &T::points), field("motions", &T::motions),
            optional_field("presiding", &T::presiding), field("presides_next", &T::presides_next),
            optional_field("statement_spoken", &T::statement_spoken),
            optional_field("statement_spoken_in", &T::statement_spoken_in),
            optional_field("statement_hint", &T::statement_hint), field("end", &T::end));

DAIS_FIELDS(views::BoothSpeakerView, field("inscription", &T::inscription),
            field("statement", &T::statement), field("speaker", &T::speaker),
            optional_field("language", &T::language), field("modality", &T::modality),
            field("readiness", &T::readiness), field("ready_us", &T::ready),
            field("limit_us", &T::limit), field("text_received_us", &T::text_received),
            field("words", &T::words), field("pace", &T::pace), optional_field("fast", &T::fast),
            optional_field("text", &T::text), field("slower_asked_us", &T::slower_asked));
DAIS_FIELDS(views::BoothView, field("room", &T::room), field("meeting", &T::meeting),
            field("words_a_minute", &T::words_a_minute), field("now", &T::now),
            field("next", &T::next));

DAIS_FIELDS(views::LinkView, field("link", &T::link), field("role", &T::role),
            field("delegation", &T::delegation), field("name", &T::name),
            field("granted_us", &T::granted), field("until", &T::until),
            field("revoked_us", &T::revoked));
DAIS_FIELDS(views::AccessView, field("links", &T::links));

DAIS_FIELDS(views::ProceedingView, field("at_us", &T::at), field("kind", &T::kind),
            field("speaker", &T::speaker), field("kind_of", &T::statement),
            field("office", &T::office), field("list", &T::list),
            optional_field("items", &T::items), field("used_us", &T::used),
            field("allotted_us", &T::allotted), field("step", &T::step),
            optional_field("name", &T::name), optional_field("elected", &T::elected),
            optional_field("text", &T::text), field("outcome", &T::outcome),
            optional_field("by_vote", &T::by_vote), optional_field("on", &T::on));
DAIS_FIELDS(views::MeetingProceedingsView, field("meeting", &T::meeting), field("name", &T::name),
            field("room", &T::room), field("room_name", &T::room_name), field("held", &T::held),
            field("entries", &T::entries));
DAIS_FIELDS(views::ProceedingsView, field("meetings", &T::meetings));

}  // namespace dais::meeting::codec

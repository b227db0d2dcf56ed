// The fields of the programme of work as JSON: in conference files' first row, commands, events and
// views. Part of descriptions.h, which says what a change here means.
#pragma once

#include "meeting/codec/field_macros.h"
#include "meeting/command.h"
#include "meeting/event.h"
#include "meeting/views.h"

namespace dais::meeting {

DAIS_WORDS(SeenChange, {SeenChange::added, "added"}, {SeenChange::moved, "moved"},
           {SeenChange::changed, "changed"}, {SeenChange::slots, "slots"},
           {SeenChange::postponed, "postponed"}, {SeenChange::cancelled, "cancelled"},
           {SeenChange::reinstated, "reinstated"}, {SeenChange::removed, "removed"});

}  // namespace dais::meeting

namespace dais::meeting::codec {

DAIS_FIELDS(Slot, field("key", &T::key), field("kind", &T::kind), field("items", &T::items),
            field("title", &T::title), field("starts", &T::starts), field("ends", &T::ends),
            field("assumed", &T::assumed));
DAIS_FIELDS(Interpretation, field("languages", &T::languages), field("starts", &T::starts),
            field("ends", &T::ends));
DAIS_FIELDS(PlannedMeeting, field("key", &T::key), field("ordinal", &T::ordinal),
            field("kind", &T::kind), field("room", &T::room), field("starts", &T::starts),
            field("ends", &T::ends), field("modality", &T::modality), field("webcast", &T::webcast),
            field("open_to_public", &T::open_to_public), field("hours_assumed", &T::hours_assumed),
            field("title", &T::title), field("slots", &T::slots), optional_field("plan", &T::plan),
            optional_field("reason", &T::reason), optional_field("link", &T::link),
            optional_field("guide", &T::guide), optional_field("team", &T::team),
            optional_field("presiding", &T::presiding),
            optional_field("interpretation", &T::interpretation),
            optional_field("second_time", &T::second_time));
DAIS_FIELDS(Hours, field("from_us", &T::from), field("until_us", &T::until));
DAIS_FIELDS(SeriesEntry, field("key", &T::key), field("title", &T::title),
            field("first_day", &T::first_day), field("last_day", &T::last_day),
            field("venue", &T::venue), field("source", &T::source));

// ---- commands
DAIS_FIELDS(MeetingDetails, field("kind", &T::kind), optional_field("title", &T::title),
            optional_field("modality", &T::modality), optional_field("webcast", &T::webcast),
            optional_field("open_to_public", &T::open_to_public), optional_field("link", &T::link),
            optional_field("guide", &T::guide), optional_field("team", &T::team),
            optional_field("presiding", &T::presiding), optional_field("languages", &T::languages),
            field("interpretation_starts", &T::interpretation_starts),
            field("interpretation_ends", &T::interpretation_ends));
DAIS_TYPED(AddMeeting, field("room", &T::room), field("starts", &T::starts),
           field("ends", &T::ends), field("details", &T::details),
           field("second_time", &T::second_time), optional_field("accepting", &T::accepting));
DAIS_TYPED(ChangeMeeting, field("meeting", &T::meeting), field("details", &T::details),
           optional_field("accepting", &T::accepting));
DAIS_TYPED(MoveMeeting, field("meeting", &T::meeting), field("starts", &T::starts),
           field("ends", &T::ends), field("room", &T::room), field("second_time", &T::second_time),
           optional_field("accepting", &T::accepting));
DAIS_TYPED(PostponeMeeting, field("meeting", &T::meeting), optional_field("reason", &T::reason));
DAIS_TYPED(CancelMeeting, field("meeting", &T::meeting), optional_field("reason", &T::reason));
DAIS_TYPED(ReinstateMeeting, field("meeting", &T::meeting),
           optional_field("accepting", &T::accepting));
DAIS_TYPED(SplitMeeting, field("meeting", &T::meeting), field("at", &T::at));
DAIS_TYPED(MergeMeetings, field("meeting", &T::meeting), field("with", &T::with),
           optional_field("accepting", &T::accepting));
DAIS_TYPED(AddSlot, field("meeting", &T::meeting), field("kind", &T::kind),
           optional_field("items", &T::items), optional_field("title", &T::title),
           field("starts", &T::starts), field("ends", &T::ends));
DAIS_TYPED(ChangeSlot, field("meeting", &T::meeting), field("slot", &T::slot),
           field("kind", &T::kind), optional_field("items", &T::items),
           optional_field("title", &T::title));
DAIS_TYPED(MoveSlot, field("meeting", &T::meeting), field("slot", &T::slot),
           field("starts", &T::starts), field("ends", &T::ends), field("to", &T::to));
DAIS_TYPED(RemoveSlot, field("meeting", &T::meeting), field("slot", &T::slot));
DAIS_TYPED(SplitSlot, field("meeting", &T::meeting), field("slot", &T::slot), field("at", &T::at));
DAIS_TYPED(MergeSlots, field("meeting", &T::meeting), field("slot", &T::slot),
           field("with", &T::with));
DAIS_TYPED(ReallocateTime, field("meeting", &T::meeting), field("slot", &T::slot),
           field("from", &T::from), field("kind", &T::kind), optional_field("items", &T::items),
           optional_field("title", &T::title));
DAIS_TYPED(ImportProgramme, field("meetings", &T::meetings),
           optional_field("accepting", &T::accepting));
DAIS_TYPED(GrantInterpretation, field("meeting", &T::meeting), field("by_us", &T::by));
DAIS_TYPED(GoOnWithoutInterpretation, field("meeting", &T::meeting),
           optional_field("agreed", &T::agreed));
DAIS_TYPED(ShowTurns, field("meeting", &T::meeting), field("show", &T::show));

// ---- events
DAIS_TYPED(ProgrammeChanged, field("at_us", &T::at), field("change", &T::change),
           field("meeting", &T::meeting), field("meetings", &T::meetings),
           field("reason", &T::reason), field("accepted", &T::accepted));
DAIS_TYPED(InterpretationExtended, field("meeting", &T::meeting), field("at_us", &T::at),
           field("by_us", &T::by));
DAIS_TYPED(WentOnWithoutInterpretation, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(InterpretationEndNear, field("meeting", &T::meeting), field("at_us", &T::at),
           field("minutes", &T::minutes), field("speaking", &T::speaking));
DAIS_TYPED(TurnsShownSet, field("meeting", &T::meeting), field("show", &T::show));
// ---- views
DAIS_FIELDS(views::ItemView, field("key", &T::key), field("number", &T::number),
            field("letter", &T::letter), field("title", &T::title),
            field("short_title", &T::short_title));
DAIS_FIELDS(views::SlotView, field("key", &T::key), field("kind", &T::kind),
            field("items", &T::items), field("title", &T::title), field("starts", &T::starts),
            field("ends", &T::ends), field("assumed", &T::assumed));
DAIS_FIELDS(views::SessionView, field("from_us", &T::from), field("to_us", &T::to));
DAIS_FIELDS(views::MeetingView, field("key", &T::key), field("name", &T::name),
            field("ordinal", &T::ordinal), field("kind", &T::kind), field("room", &T::room),
            field("starts", &T::starts), field("ends", &T::ends), field("modality", &T::modality),
            field("webcast", &T::webcast), field("open_to_public", &T::open_to_public),
            field("hours_assumed", &T::hours_assumed), field("state", &T::state),
            field("changed_at_us", &T::changed_at),
            optional_field("released_next", &T::released_next), field("slots", &T::slots),
            field("expected_until_us", &T::expected_until),
            optional_field("informal", &T::informal), optional_field("presiding", &T::presiding),
            field("item", &T::item), field("plan", &T::plan), optional_field("reason", &T::reason),
            field("languages", &T::languages),
            field("interpretation_ends", &T::interpretation_ends),
            optional_field("without_interpretation", &T::without_interpretation),
            field("changed_in", &T::changed_in), field("changed", &T::changed),
            optional_field("title", &T::title), optional_field("to_preside", &T::to_preside),
            optional_field("to_be_webcast", &T::to_be_webcast), optional_field("link", &T::link),
            optional_field("guide", &T::guide), optional_field("team", &T::team),
            field("interpretation_starts", &T::interpretation_starts),
            optional_field("interpretation_granted_us", &T::interpretation_granted),
            field("interpretation_noted", &T::interpretation_noted),
            optional_field("turns_shown", &T::turns_shown), optional_field("held", &T::held));
DAIS_FIELDS(views::ProgrammeChangeView, field("version", &T::version),
            field("published", &T::published), field("meeting", &T::meeting),
            field("name", &T::name), field("what", &T::what), field("was_starts", &T::was_starts),
            field("was_ends", &T::was_ends), field("was_room", &T::was_room));
DAIS_FIELDS(views::ProgrammeView, field("meetings", &T::meetings), field("version", &T::version),
            field("published", &T::published), field("changes", &T::changes));

}  // namespace dais::meeting::codec

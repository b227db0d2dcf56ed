#include "console/program/programme_views.h"

#include <variant>

#include "timing/zones.h"

namespace dais::console {

namespace views = meeting::views;
using meeting::PlannedMeeting;
using meeting::Slot;

namespace {

Slot slot_of(const views::SlotView& view, const timing::Zone& zone) {
    Slot slot{.key = view.key,
              .kind = view.kind,
              .items = {},
              .title = view.title,
              .starts = zone.wall(view.starts),
              .ends = zone.wall(view.ends),
              .assumed = view.assumed};
    for (const views::ItemView& item : view.items) {
        slot.items.push_back(item.key);
    }
    return slot;
}

bool is_second(timing::UtcTime utc, const timing::Zone& zone) {
    const auto found = zone.utc(zone.wall(utc));
    const auto* twice = std::get_if<timing::TwiceWallTime>(&found);
    return twice != nullptr && twice->second == utc;
}

PlannedMeeting meeting_of(const views::MeetingView& view, const timing::Zone& zone) {
    PlannedMeeting meeting{
        .key = view.key,
        .ordinal = view.ordinal,
        .kind = view.kind,
        .room = view.room,
        .starts = zone.wall(view.starts),
        .ends = zone.wall(view.ends),
        .modality = view.modality,
        .webcast = view.to_be_webcast,
        .open_to_public = view.open_to_public,
        .hours_assumed = view.hours_assumed,
        .title = view.title,
        .slots = {},
        .plan = view.plan,
        .reason = view.reason,
        .link = view.link,
        .guide = view.guide,
        .team = view.team,
        .presiding = view.to_preside,
        .interpretation = {},
        .second_time = is_second(view.starts, zone) || is_second(view.ends, zone)};
    for (const views::SlotView& slot : view.slots) {
        meeting.slots.push_back(slot_of(slot, zone));
    }
    if (!view.languages.empty() && view.interpretation_starts && view.interpretation_ends) {
        meeting.interpretation = {
            .languages = view.languages,
            .starts = zone.wall(*view.interpretation_starts),
            .ends = zone.wall(*view.interpretation_ends - view.interpretation_granted)};
    }
    return meeting;
}

}  // namespace

KnownProgramme known_programme(const views::ConferenceView& conference,
                               const views::DirectoryView& directory,
                               const views::ProgrammeView& programme) {
    const timing::Zone zone = timing::Zone::named(conference.zone);
    KnownProgramme known;
    known.facts.key = conference.key;
    known.facts.short_title = conference.short_title;
    known.facts.title = conference.title;
    known.facts.venue = conference.venue;
    known.facts.zone = conference.zone;
    known.facts.hours = directory.hours;
    for (const views::RoomView& room : conference.rooms) {
        known.facts.rooms.push_back(
            {.key = room.key, .name = room.name, .name_known = room.name_known});
    }
    for (const views::ItemView& item : directory.agenda) {
        known.facts.agenda.push_back({.key = item.key,
                                      .number = item.number,
                                      .letter = item.letter,
                                      .title = item.title,
                                      .short_title = item.short_title});
    }
    for (const views::MeetingView& view : programme.meetings) {
        known.programme.meetings.push_back(meeting_of(view, zone));
    }
    return known;
}

}  // namespace dais::console

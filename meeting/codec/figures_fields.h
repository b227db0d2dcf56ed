// The fields of the figures for the record (meeting/figures.h) as JSON: durations are whole
// microseconds and end in _us, moments are UTC in ISO 8601. Apart from descriptions.h, so that
// what only reads figures need not compile every command and view; whoever puts them into a view
// of descriptions.h includes this file there, before that view's own fields.
#pragma once

#include "meeting/codec/field_macros.h"
#include "meeting/figures.h"

namespace dais::meeting::codec {

DAIS_FIELDS(FigureRow, field("key", &T::key), field("name", &T::name),
            field("statements", &T::statements), field("allotted_us", &T::allotted),
            field("used_us", &T::used), field("over_us", &T::over));
DAIS_FIELDS(OverrunFigures, field("statements", &T::statements), field("sum_us", &T::sum),
            field("longest_us", &T::longest), field("longest_by", &T::longest_by));
DAIS_FIELDS(SpanFigures, field("count", &T::count), field("sum_us", &T::sum),
            field("average_us", &T::average));
DAIS_FIELDS(MeetingFigures, field("meeting", &T::meeting), field("name", &T::name),
            field("planned_start", &T::planned_start), field("opened", &T::opened),
            field("opened_late_us", &T::opened_late), field("planned_end", &T::planned_end),
            field("adjourned", &T::adjourned), field("adjourned_late_us", &T::adjourned_late),
            field("suspended_us", &T::suspended));
DAIS_FIELDS(CountFigures, field("called_in_vain", &T::called_in_vain), field("passed", &T::passed),
            field("in_writing", &T::in_writing), field("withdrawn", &T::withdrawn),
            field("not_reached", &T::not_reached), field("late_granted", &T::late_granted),
            field("late_refused", &T::late_refused), field("late_pending", &T::late_pending),
            field("replies", &T::replies), field("points_of_order", &T::points_of_order),
            field("points_recognized", &T::points_recognized),
            field("rulings_appealed", &T::rulings_appealed),
            field("rulings_overruled", &T::rulings_overruled), field("motions", &T::motions),
            field("motions_carried", &T::motions_carried), field("motions_lost", &T::motions_lost),
            field("motions_withdrawn", &T::motions_withdrawn));
DAIS_FIELDS(Figures, field("total", &T::total), field("delegations", &T::delegations),
            field("groups", &T::groups), field("regions", &T::regions),
            field("classes", &T::classes), field("modalities", &T::modalities),
            field("lists", &T::lists), field("offices", &T::offices),
            field("overruns", &T::overruns), field("courtesy", &T::courtesy),
            field("gaps", &T::gaps), field("meetings", &T::meetings), field("counts", &T::counts));
}  // namespace dais::meeting::codec

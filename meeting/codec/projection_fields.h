// The fields of projections as JSON: for officers and the Chair only. Part of descriptions.h, which
// says what a change here means.
#pragma once

#include <tuple>

#include "meeting/codec/field_macros.h"
#include "meeting/projection.h"
#include "meeting/views.h"

namespace dais::meeting {

DAIS_WORDS(Fits, {Fits::yes, "yes"}, {Fits::perhaps, "perhaps"}, {Fits::no, "no"});

}  // namespace dais::meeting

namespace dais::meeting::codec {

DAIS_FIELDS(Range, field("early", &T::early), field("likely", &T::likely), field("late", &T::late));
DAIS_FIELDS(Pace, field("class", &T::speaker_class), field("measured", &T::measured),
            field("per_mille", &T::per_mille), field("spread_per_mille", &T::spread_per_mille),
            field("unsure_per_mille", &T::unsure_per_mille));
DAIS_FIELDS(Gap, field("measured", &T::measured), field("average_us", &T::average),
            field("spread_us", &T::spread), field("unsure_us", &T::unsure));
DAIS_FIELDS(Coming, field("inscription", &T::inscription), field("list", &T::list),
            field("class", &T::speaker_class), field("limit_us", &T::limit),
            optional_field("kept", &T::kept), optional_field("recorded", &T::recorded));
DAIS_FIELDS(Taken, field("from", &T::from), field("until", &T::until),
            optional_field("break", &T::pause), optional_field("yields", &T::yields));
DAIS_FIELDS(Later, field("meeting", &T::meeting), field("from", &T::from),
            field("until", &T::until));
DAIS_FIELDS(ProjectionBasis, field("meeting", &T::meeting), field("room", &T::room),
            field("now", &T::now), field("resumes", &T::resumes), field("list", &T::list),
            field("list_open", &T::list_open), field("closes", &T::closes),
            field("holder_us", &T::holder), field("holder_spread_us", &T::holder_spread),
            field("holder_left_us", &T::holder_left), field("floor_taken", &T::floor_taken),
            field("gap_passed_us", &T::gap_passed), field("coming", &T::coming),
            field("paces", &T::paces), field("gap", &T::gap),
            field("absent_per_mille", &T::absent_per_mille), field("asked", &T::asked),
            field("asked_in_us", &T::asked_in), field("ends", &T::ends),
            field("ends_with_interpretation", &T::ends_with_interpretation),
            field("planned_ends", &T::planned_ends), field("taken", &T::taken),
            field("later", &T::later), field("slot", &T::slot), field("slot_ends", &T::slot_ends),
            field("day_ends", &T::day_ends));
DAIS_FIELDS(TurnProjection, field("inscription", &T::inscription), field("ahead", &T::ahead),
            field("starts", &T::starts), field("fits", &T::fits), field("meeting", &T::meeting),
            field("not_before", &T::not_before));
DAIS_FIELDS(Projection, field("meeting", &T::meeting), field("room", &T::room),
            field("turns", &T::turns), field("list_ends", &T::list_ends),
            field("expected_more", &T::expected_more),
            field("keeping_time_ends", &T::keeping_time_ends), field("courtesy_us", &T::courtesy),
            field("ends", &T::ends),
            field("ends_with_interpretation", &T::ends_with_interpretation),
            field("not_fitting", &T::not_fitting), field("perhaps_fitting", &T::perhaps_fitting),
            field("slot_behind_us", &T::slot_behind),
            field("meeting_behind_us", &T::meeting_behind), field("day_behind_us", &T::day_behind));
DAIS_FIELDS(WhatIf, field("limit_us", &T::limit), optional_field("close_list", &T::close_list),
            optional_field("without_breaks", &T::without_breaks));
DAIS_FIELDS(views::ProjectionView, field("basis", &T::basis), field("projection", &T::projection));
DAIS_FIELDS(views::ProjectionsView, field("projections", &T::projections));

}  // namespace dais::meeting::codec

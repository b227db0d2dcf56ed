// The fields of what passes at the podium: see descriptions.h, which includes this.
#pragma once

#include "meeting/codec/field_macros.h"
#include "meeting/podium.h"
#include "meeting/views.h"

namespace dais::meeting::codec {

DAIS_TYPED(NoteNameplate, field("meeting", &T::meeting), field("delegation", &T::delegation));
DAIS_TYPED(LowerNameplate, field("meeting", &T::meeting), field("delegation", &T::delegation));
DAIS_TYPED(SayPrivately, field("text", &T::text));
DAIS_TYPED(ShowToChair, field("meeting", &T::meeting), optional_field("text", &T::text));

DAIS_TYPED(NameplateNoted, field("meeting", &T::meeting), field("delegation", &T::delegation),
           field("at_us", &T::at));
DAIS_TYPED(NameplateLowered, field("meeting", &T::meeting), field("delegation", &T::delegation));
DAIS_TYPED(PrivatelySaid, field("text", &T::text), field("at_us", &T::at));
DAIS_TYPED(ChairShown, field("meeting", &T::meeting), field("text", &T::text),
           field("at_us", &T::at));

DAIS_FIELDS(views::NameplateView, field("delegation", &T::delegation), field("name", &T::name),
            field("since_us", &T::since));
DAIS_FIELDS(views::ChairScreenView, field("text", &T::text), field("at_us", &T::at),
            field("by", &T::by));
DAIS_FIELDS(views::MeetingPodiumView, field("meeting", &T::meeting),
            optional_field("nameplates", &T::nameplates), field("shown", &T::shown));
DAIS_FIELDS(views::PrivateLineView, field("at_us", &T::at), field("by", &T::by),
            field("text", &T::text));
DAIS_FIELDS(views::PodiumView, optional_field("meetings", &T::meetings),
            optional_field("line", &T::line));

}  // namespace dais::meeting::codec

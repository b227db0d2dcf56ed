#include "meeting/event.h"

#include "meeting/one_of_bodies.h"

namespace dais::meeting {

template class OneOf<EventKinds>;

}  // namespace dais::meeting

#include "meeting/command.h"

#include "meeting/one_of_bodies.h"

namespace dais::meeting {

template class OneOf<CommandKinds>;

}  // namespace dais::meeting

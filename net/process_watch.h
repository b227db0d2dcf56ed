// What this process takes of the machine, looked up without holding up whoever looks.
#pragma once

#include <cstdint>

#include "net/metrics_text.h"

namespace dais::net {

class ProcessWatch {
  public:
    /// `connections`: how many descriptors are known to be connections. Where the kernel cannot say
    /// how many there are in all (Linux before 6.2), the others are counted one by one while
    /// connections are few, and taken to be as many later: to list thousands takes a tenth of a
    /// second.
    [[nodiscard]] ProcessFigures look(std::int64_t connections);

  private:
    std::int64_t others_ = 0;
};

}  // namespace dais::net

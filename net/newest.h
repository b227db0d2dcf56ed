// The newest value of something that one thread makes and others look at.
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace dais::net {

/// A mutex and a plain shared_ptr: std::atomic<std::shared_ptr> races under g++ 12's thread
/// sanitizer.
template <class T>
class Newest {
  public:
    explicit Newest(std::shared_ptr<const T> value = nullptr) : value_{std::move(value)} {}

    void set(std::shared_ptr<const T> value) {
        // The old value is destroyed with the argument, after the lock is released.
        const std::lock_guard lock{mutex_};
        value_.swap(value);
    }
    [[nodiscard]] std::shared_ptr<const T> get() const {
        const std::lock_guard lock{mutex_};
        return value_;
    }

  private:
    mutable std::mutex mutex_;
    std::shared_ptr<const T> value_;
};

}  // namespace dais::net

// Thousands of screens at once, from many addresses, with one thread: they connect, say hello, and
// then read or do not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dais::net::test {

class Crowd {
  public:
    /// Begins to connect all of them, without waiting for one.
    Crowd(int port, std::size_t count);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;
    Crowd(Crowd&&) = delete;
    Crowd& operator=(Crowd&&) = delete;

    /// Sends and reads what can be sent and read, waiting at most so long for anything.
    void pump(int milliseconds);
    /// Begins anew with those that were dropped; how many these were.
    std::size_t come_back();

    [[nodiscard]] std::size_t greeted() const;
    [[nodiscard]] std::size_t ended() const;

  private:
    struct Member {
        int descriptor = -1;
        std::string address;
        std::string head;  ///< the first bytes of what it was sent
        bool asked = false;
        bool greeted = false;
        bool ended = false;
    };
    void begin(std::size_t number);
    void ask(Member& member) const;
    static void end(Member& member);
    static void read(Member& member);

    int port_;
    int epoll_;
    std::string first_words_;
    std::vector<Member> members_;
};

/// Lets this process open as many descriptors as it ever may; how many these are.
std::size_t all_descriptors();

}  // namespace dais::net::test

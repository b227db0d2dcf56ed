#include "tests/program/support.h"

#include <array>
#include <csignal>
#include <exception>
#include <random>
#include <set>
#include <utility>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "meeting/codec/codec.h"
#include "net/listener.h"
#include "timing/system_time_source.h"

extern char** environ;

namespace dais::test {

Process spawn(const std::vector<std::string>& arguments,
              const std::map<std::string, std::string>& environment,
              const std::vector<std::string>& before) {
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (pipe2(out.data(), O_CLOEXEC) != 0 || pipe2(err.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error{"no pipes"};
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, err[1], 2);

    std::vector<std::string> words = before;
    words.emplace_back(DAIS_PROGRAM);
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> settings;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string setting = *each;
        if (environment.count(setting.substr(0, setting.find('='))) == 0) {
            settings.push_back(setting);
        }
    }
    for (const auto& [name, value] : environment) {
        settings.push_back(name + "=" + value);
    }
    const auto pointers = [](std::vector<std::string>& texts) {
        std::vector<char*> all;
        for (auto& text : texts) {
            all.push_back(text.data());
        }
        all.push_back(nullptr);
        return all;
    };
    Process process{-1, out[0], err[0]};
    const int failed = posix_spawnp(&process.id, words.front().c_str(), &actions, nullptr,
                                    pointers(words).data(), pointers(settings).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    ::close(err[1]);
    if (failed != 0) {
        throw std::runtime_error{"the program cannot be started"};
    }
    return process;
}

namespace {

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> bytes{};
    for (ssize_t count = 0; (count = ::read(descriptor, bytes.data(), bytes.size())) > 0;) {
        text.append(bytes.data(), static_cast<std::size_t>(count));
    }
    ::close(descriptor);
    return text;
}

}  // namespace

// Below those that the system gives to whoever connects: none of a crowd takes it meanwhile.
int free_port() {
    static std::mt19937 chance{std::random_device{}()};
    static std::set<int> given;
    for (;;) {
        const int port = std::uniform_int_distribution<int>{20'000, 31'999}(chance);
        if (!given.insert(port).second) {
            continue;
        }
        try {
            return net::Listener{"127.0.0.1", port}.port();
        } catch (const std::exception&) {
            continue;  // somebody listens there
        }
    }
}

std::string read_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';) {
        line += c;
    }
    return line;
}

namespace {

int wait_for(int process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::int64_t counter_us() {
    static const timing::SystemTimeSource system;
    return std::chrono::duration_cast<std::chrono::microseconds>(
               system.read().boot.time_since_epoch())
        .count();
}

Finished dais(const std::vector<std::string>& arguments,
              const std::map<std::string, std::string>& environment) {
    const Process process = spawn(arguments, environment);
    Finished finished;
    // What the program prints fits into the pipes, so one can be read after the other.
    finished.out = read_all(process.out);
    finished.err = read_all(process.err);
    finished.exit_code = wait_for(process.id);
    return finished;
}

void make_bms7(const fs::path& file) {
    const Finished made =
        dais({"new", file.string(), "--from", std::string{DAIS_ASSETS} + "/conferences/bms7.json"});
    ASSERT_EQ(made.exit_code, 0) << made.err;
}

Serving::Serving(const fs::path& file, const std::map<std::string, std::string>& environment,
                 const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"serve", file.string(), "--port", "0", "--json"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Process process = spawn(arguments, environment);
    process_ = process.id;
    out_ = process.out;
    err_ = process.err;
    const std::string line = read_line(out_);
    if (line.empty()) {
        ADD_FAILURE() << "dais serve did not start: " << read_all(std::exchange(err_, -1));
        return;
    }
    ready_ = Json::parse(line);
    ws_ = ready_.at("ws");
    token_ = ready_.at("officer_token");
}

Serving::Serving(const Run& run) {
    const Process process = spawn(run.arguments, {}, run.before);
    process_ = process.id;
    out_ = process.out;
    err_ = process.err;
    const std::string line = read_line(out_);
    if (line.empty()) {
        exit_code_ = stop();
        if (!run.may_fail) {
            ADD_FAILURE() << "dais " << run.arguments.front()
                          << " did not start: " << written_.second;
        }
        return;
    }
    ready_ = Json::parse(line);
    ws_ = ready_.at("ws");
    token_ = ready_.value("officer_token", "");
}

void Serving::pause(bool paused) const {
    if (process_ > 0) {
        ::kill(process_, paused ? SIGSTOP : SIGCONT);
    }
}

Serving::~Serving() {
    if (process_ > 0) {
        stop();
    }
    for (const int descriptor : {out_, err_}) {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
}

void Serving::kill() {
    if (process_ <= 0) {
        return;  // it is gone; -1 would mean every process there is
    }
    ::kill(process_, SIGKILL);
    wait_for(process_);
    process_ = -1;
}

int Serving::stop() {
    if (process_ <= 0) {
        return exit_code_;
    }
    ::kill(process_, SIGTERM);
    const int code = wait_for(process_);
    process_ = -1;
    const auto rest = [](int& descriptor) {
        return descriptor < 0 ? std::string{} : read_all(std::exchange(descriptor, -1));
    };
    written_ = {rest(out_), rest(err_)};
    return code;
}

Officer::Officer(const Serving& serving, const std::string& name)
    : Officer{serving.ws(), serving.token(), name} {}

Officer::Officer(const std::string& ws, const std::string& token, const std::string& name)
    : inbox_{std::make_shared<Inbox>()}, prefix_{name + "-" + std::to_string(counter_us()) + "-"} {
    net::Link link = net::read_link(ws);
    link.token = token;
    net::ClientEvents events;
    events.opened = [this, name] {
        client_->send(Json{{"type", "hello"}, {"page", "test"}, {"name", name}}.dump());
    };
    events.received = [inbox = inbox_](const Json& message) {
        const std::lock_guard lock{inbox->mutex};
        const std::string type = message.at("type");
        if (type == "slice") {
            const std::string room = message.value("room", "");
            const std::string slice = message.at("name");
            inbox->slices[room.empty() ? slice : slice + "/" + room] = message.at("value");
        } else if (type == "answer") {
            inbox->answers[message.at("id")] = message;
        } else if (type == "trouble") {
            inbox->troubles.push_back(message.at("text"));
        } else if (type == "hello" || type == "clock") {
            inbox->greeting = Greeting{message.at("now_us"), counter_us()};
        }
        inbox->changed.notify_all();
    };
    net::ClientOptions options;
    options.reconnect = false;
    client_ = std::make_unique<net::Client>(link, options, std::move(events));
    client_->start();
    static_cast<void>(greeting());
}

Officer::~Officer() = default;

void Officer::wait(const std::function<bool()>& condition) {
    std::unique_lock lock{inbox_->mutex};
    // NOLINTNEXTLINE: the deadline of a test, not of a meeting
    EXPECT_TRUE(inbox_->changed.wait_for(lock, kDeadline, condition)) << "nothing came in time";
}

std::string Officer::send(const meeting::Command& command) {
    std::string id = prefix_ + std::to_string(++sent_);
    client_->send(
        Json{{"type", "command"}, {"id", id}, {"command", meeting::codec::to_json(command)}}
            .dump());
    return id;
}

Json Officer::say_again(const std::string& id, const meeting::Command& command) {
    {
        const std::lock_guard lock{inbox_->mutex};
        inbox_->answers.erase(id);
    }
    client_->send(
        Json{{"type", "command"}, {"id", id}, {"command", meeting::codec::to_json(command)}}
            .dump());
    return answer(id);
}

Json Officer::answer(const std::string& id) {
    wait([&] { return inbox_->answers.count(id) > 0; });
    const std::lock_guard lock{inbox_->mutex};
    return inbox_->answers[id];
}

void Officer::send_raw(const Json& message) { client_->send(message.dump()); }

bool Officer::troubled(const std::string& part) {
    bool found = false;
    wait([&] {
        for (const std::string& each : inbox_->troubles) {
            found = found || each.find(part) != std::string::npos;
        }
        return found;
    });
    return found;
}

Officer::Greeting Officer::greeting() {
    wait([&] { return inbox_->greeting.has_value(); });
    const std::lock_guard lock{inbox_->mutex};
    return inbox_->greeting.value_or(Greeting{});
}

}  // namespace dais::test

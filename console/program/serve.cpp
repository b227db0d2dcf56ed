#include "console/program/serve.h"

#include <csignal>
#include <iostream>
#include <thread>

#include <nlohmann/json.hpp>

#include "console/program/assets.h"
#include "console/program/end_signals.h"
#include "console/program/file_work.h"
#include "console/program/host.h"
#include "console/program/links.h"
#include "console/window/window.h"
#include "net/remote_door.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace {

// Closes the window when the process is asked to end, and can itself be ended.
class WindowCloser {
  public:
    explicit WindowCloser(const EndSignals& signals)
        : thread_{[&signals] {
              signals.wait();
              close_window();
          }} {}
    ~WindowCloser() {
        // Blocked in every thread and taken by sigwait: it ends the waiting, not the thread.
        pthread_kill(thread_.native_handle(),
                     SIGTERM);  // NOLINT(bugprone-bad-signal-to-kill-thread)
        thread_.join();
    }
    WindowCloser(const WindowCloser&) = delete;
    WindowCloser& operator=(const WindowCloser&) = delete;
    WindowCloser(WindowCloser&&) = delete;
    WindowCloser& operator=(WindowCloser&&) = delete;

  private:
    std::thread thread_;
};

std::string officer_link(const Addresses& addresses) {
    return addresses.http + "/#token=" + addresses.officer_token;
}

void announce(const Addresses& addresses, const RunOptions& options,
              const meeting::codec::Strings& strings) {
    if (options.json) {
        nlohmann::json ready{{"ready", true},
                             {"http", addresses.http},
                             {"ws", addresses.ws},
                             {"officer_token", addresses.officer_token}};
        if (!addresses.tls_fingerprint.empty()) {
            ready["tls_fingerprint"] = addresses.tls_fingerprint;
        }
        if (!addresses.pin.empty()) {
            ready["pin"] = addresses.pin;
        }
        std::cout << ready.dump() << std::endl;
        return;
    }
    std::cout << strings.say("program.serving", {{"file", options.file.string()}}) << '\n';
    for (const auto& page : addresses.pages) {
        std::cout << "  " << page << '\n';
    }
    if (!addresses.tls_fingerprint.empty()) {
        std::cout << strings.say("program.tls", {{"fingerprint", addresses.tls_fingerprint}})
                  << '\n';
    }
    if (!addresses.pin.empty()) {
        std::cout << strings.say("program.pin", {{"pin", addresses.pin}}) << '\n';
    }
    std::cout << strings.say("program.officer-link",
                             {{"url", addresses.http}, {"token", addresses.officer_token}})
              << std::endl;
}

// What the window does with files; `file` is empty where the conference is on another machine.
class FileJobs {
  public:
    FileJobs(const std::filesystem::path& file, const std::string& language,
             const meeting::codec::Strings& strings)
        : work_{.conference = file, .folder = folder_for(file), .language = language},
          thread_{file.empty() ? FilesHere::views : FilesHere::all, work_.folder.string(),
                  [work = work_, &strings](const FileJob& job, const Progress& progress) {
                      return do_file_job(work, job, strings, progress);
                  },
                  strings, wake_window} {}
    [[nodiscard]] Jobs& jobs() { return thread_; }

  private:
    FileWork work_;
    JobThread thread_;
};

std::filesystem::path log_of(const RunOptions& options) {
    if (options.log == "none") {
        return {};
    }
    return options.log.empty() ? std::filesystem::path{options.file.string() + ".log"}
                               : std::filesystem::path{options.log};
}

HostOptions host_options(const RunOptions& options) {
    return {.file = options.file,
            .assets = options.assets,
            .bind = options.bind,
            .port = options.port,
            .access = options.access,
            .officer = options.officer,
            .limits = options.limits,
            .nats = options.nats,
            .copies = options.copies,
            .log = log_of(options),
            .sync = options.sync,
            .voters = options.voters};
}

}  // namespace

void run_console(const RunOptions& options, const meeting::codec::Strings& strings) {
    const EndSignals signals;
    Host host{host_options(options), strings};
    announce(host.addresses(), options, strings);
    try {
        const auto door = host.door(wake_window);
        FileJobs files{options.file, options.language, strings};
        const WindowCloser closer{signals};
        run_window(*door, strings,
                   {.addresses = host.addresses().pages,
                    .officer_link = officer_link(host.addresses()),
                    .file = options.file.string(),
                    .jobs = &files.jobs(),
                    .make_link = [http = host.addresses().http](
                                     meeting::Role role) { return make_link(http, role); },
                    .scripts = read_scripts(options.assets, strings)});
    } catch (const WindowUnavailable& unavailable) {
        std::cerr << unavailable.what() << ' ' << strings.say("program.without-window") << '\n';
        signals.wait();
    }
}

void serve(const RunOptions& options, const meeting::codec::Strings& strings) {
    const EndSignals signals;
    const Host host{host_options(options), strings};
    announce(host.addresses(), options, strings);
    signals.wait();
}

void run_remote_console(const net::Link& link, const RunOptions& options,
                        const meeting::codec::Strings& strings) {
    const EndSignals signals;
    const timing::SystemTimeSource time;
    net::RemoteDoor door{link, options.officer, time, {}, wake_window};
    FileJobs files{{}, options.language, strings};
    const WindowCloser closer{signals};
    run_window(
        door, strings,
        {.addresses = {link.place()},
         .officer_link = {},
         .file = {},
         .jobs = &files.jobs(),
         .make_link = [http = link.http()](meeting::Role role) { return make_link(http, role); },
         .scripts = read_scripts(assets_folder(), strings)});
}

}  // namespace dais::console

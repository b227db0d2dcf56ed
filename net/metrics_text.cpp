#include "net/metrics_text.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <utility>

#include "meeting/words.h"

namespace dais::net {

namespace {

/// Writes metric after metric.
class Page {
  public:
    void head(std::string_view name, std::string_view kind, std::string_view help) {
        ((text_ += "# HELP ") += name) += ' ';
        (text_ += help) += "\n# TYPE ";
        ((text_ += name) += ' ') += kind;
        text_ += '\n';
    }
    void value(std::string_view name, std::string_view labels, std::string_view number) {
        text_ += name;
        if (!labels.empty()) {
            ((text_ += '{') += labels) += '}';
        }
        ((text_ += ' ') += number) += '\n';
    }
    void one(std::string_view kind, std::string_view name, std::int64_t number,
             std::string_view help) {
        head(name, kind, help);
        value(name, {}, std::to_string(number));
    }
    void gauge(std::string_view name, std::int64_t number, std::string_view help) {
        one("gauge", name, number, help);
    }
    void counter(std::string_view name, std::int64_t number, std::string_view help) {
        one("counter", name, number, help);
    }
    void histogram(const std::string& name, const Histogram& histogram, std::string_view help) {
        head(name, "histogram", help);
        std::int64_t so_far = 0;
        for (std::size_t i = 0; i < Histogram::kBounds.size(); ++i) {
            so_far += histogram.count(i);
            value(name + "_bucket", "le=\"" + std::string{Histogram::kBounds.at(i).seconds} + '"',
                  std::to_string(so_far));
        }
        so_far += histogram.count(Histogram::kBounds.size());
        value(name + "_bucket", "le=\"+Inf\"", std::to_string(so_far));
        std::array<char, 40> seconds{};
        std::snprintf(seconds.data(), seconds.size(), "%.9f",
                      std::chrono::duration<double>(histogram.sum()).count());
        value(name + "_sum", {}, seconds.data());
        value(name + "_count", {}, std::to_string(so_far));
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

std::int64_t as_number(std::size_t count) { return static_cast<std::int64_t>(count); }

void write_screens(Page& page, const WireFigures& figures) {
    const SessionFigures& sessions = figures.sessions;
    page.head("dais_screens", "gauge",
              "Screens that said hello, by role and the room they chose (empty: all rooms).");
    for (const auto& [who, count] : sessions.screens) {
        page.value("dais_screens",
                   "role=\"" + std::string{meeting::word(who.first)} + "\",room=\"" +
                       escaped_label(who.second) + '"',
                   std::to_string(count));
    }
    page.gauge("dais_connections", figures.connections, "WebSockets now.");
    page.gauge("dais_requests", figures.requests, "Connections that are no WebSocket, or not yet.");
    page.gauge("dais_outbox_bytes", as_number(sessions.queued_bytes),
               "Messages that wait for all screens, in bytes.");
    page.gauge("dais_outbox_bytes_max", as_number(sessions.queued_bytes_most),
               "The same, of the screen with the most.");
    page.gauge("dais_outbox_entries", as_number(sessions.queued_entries),
               "Messages and slices that wait for all screens.");
    page.gauge("dais_outbox_entries_max", as_number(sessions.queued_entries_most),
               "The same, of the screen with the most.");
    page.gauge("dais_screens_stalled", sessions.stalled,
               "Screens that have not taken all that was written to them.");
    page.gauge("dais_commands_outstanding", sessions.commands_outstanding,
               "Commands that wait for the desk's answer.");
}

void write_refusals(Page& page, const Counters& counters) {
    page.head("dais_refusals_total", "counter",
              "How often a limit was met or a rule broken, by what it led to.");
    for (const EndingText& text : kEndingTexts) {
        page.value("dais_refusals_total", "ending=\"" + std::string{text.name} + '"',
                   std::to_string(counters.of(text.ending)));
    }
}

void write_traffic(Page& page, const Traffic& traffic) {
    page.counter("dais_messages_received_total", traffic.messages_received, "Messages of screens.");
    page.counter("dais_bytes_received_total", traffic.bytes_received,
                 "Their text, in bytes, and that of messages that were not whole.");
    page.counter("dais_messages_sent_total", traffic.messages_sent, "Messages to screens.");
    page.counter("dais_bytes_sent_total", traffic.bytes_sent, "Their text, in bytes.");
    page.counter("dais_slices_encoded_total", traffic.slices_encoded,
                 "Slices made into a message, once for all screens of a role.");
    page.counter("dais_wholes_sent_total", traffic.wholes_sent, "Whole slices sent to screens.");
    page.counter("dais_patches_sent_total", traffic.patches_sent, "Patches sent to screens.");
}

void write_process(Page& page, const ProcessFigures& process) {
    page.gauge("process_resident_memory_bytes", process.resident_bytes, "Memory in use.");
    page.gauge("process_open_fds", process.descriptors, "Open descriptors.");
    page.gauge("process_max_fds", process.descriptors_most, "The most there may be.");
}

}  // namespace

std::string escaped_label(std::string_view value) {
    std::string escaped;
    for (const char c : value) {
        switch (c) {
            case '\\': escaped += "\\\\"; break;
            case '"': escaped += "\\\""; break;
            case '\n': escaped += "\\n"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

std::string metrics_text(const WireFigures& figures) {
    Page page;
    write_screens(page, figures);
    write_refusals(page, figures.counters);
    write_traffic(page, figures.sessions.traffic);
    page.histogram("dais_fanout_seconds", figures.fanout,
                   "From a change of the board to its last write to a screen that was ready.");
    if (figures.commits != nullptr) {
        page.histogram("dais_journal_commit_seconds", *figures.commits,
                       "For an entry of the record to be on disk.");
    }
    page.gauge("dais_record_rows", figures.sessions.board_version,
               "The newest row of the record that screens are told of.");
    page.gauge("dais_record_written", figures.sessions.record_written ? 1 : 0,
               "1 while the record is written, 0 where it cannot be.");
    write_process(page, figures.process);
    return page.take();
}

}  // namespace dais::net

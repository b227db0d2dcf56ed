#include "console/window/shell.h"

#include <algorithm>
#include <utility>

#include "console/panels/agreeing.h"
#include "console/panels/filing.h"
#include "console/panels/moving.h"
#include "console/panels/ordering.h"
#include "console/panels/rows_selected.h"

namespace dais::console {

namespace {

// Which notice belongs beside the list of speakers.
bool about_list(const meeting::Command& command) {
    return std::holds_alternative<meeting::InscribeSpeaker>(command) ||
           std::holds_alternative<meeting::WithdrawInscription>(command) ||
           std::holds_alternative<meeting::MoveInscription>(command) ||
           std::holds_alternative<meeting::ReorderList>(command);
}

}  // namespace

Shell::Shell(meeting::Door& door, const Strings& words, Whereabouts where)
    : door_{door}, words_{words}, where_{std::move(where)}, model_{words, where_.scripts} {
    choices_.keys = KeyBindings{where_.keys};
    for (const KeyRefusal& refused : choices_.keys.refused()) {
        notice(words_.say("console.notice.settings"), sentence_of(refused, words_));
    }
}

// ---- what became of commands ------------------------------------------------------------------

bool Shell::settled() const {
    if (!sent_.empty() || !scene().board) {
        return false;
    }
    return scene().board->version >= awaited_version_ || now_ - answered_at_ >= kViewWait;
}

void Shell::take_outcomes() {
    for (const meeting::Outcome& outcome : door_.outcomes()) {
        const auto found = std::find_if(sent_.begin(), sent_.end(), [&](const Sent& each) {
            return each.id == outcome.command;
        });
        if (found == sent_.end()) {
            // An order to screens is heard of only where it is refused. Else: told already that no
            // answer had come.
            const auto* refusal = std::get_if<meeting::Refusal>(&outcome.answer);
            if (refusal != nullptr && refusal->rule == "screens.cannot") {
                notice(words_.say("console.order.title"), outcome.sentence);
            } else if (refusal != nullptr && refusal->rule.starts_with("standby.")) {
                notice(words_.say("console.banner.take-over"), outcome.sentence);
            }
            continue;
        }
        const Sent sent = *found;
        sent_.erase(found);
        if (const auto* accepted = std::get_if<meeting::Accepted>(&outcome.answer)) {
            awaited_version_ = std::max(awaited_version_, accepted->last.value);
            answered_at_ = now_;
            if (now_ - noticed_at_ >= kReadable) {
                choices_.notice_open = false;  // read, and overtaken by what worked
            }
            if (!sent.link.address.empty()) {
                choices_.overlay = sent.link;
            }
            if (std::holds_alternative<meeting::InscribeSpeaker>(sent.command)) {
                select_row(choices_, meeting::InscriptionId{accepted->action.value});
                choices_.show_row = true;
            }
            continue;
        }
        distrust_queue();
        const auto& refusal = std::get<meeting::Refusal>(outcome.answer);
        const auto agreeing = choices_.overlay_open()
                                  ? std::nullopt
                                  : agreement_to(sent.command, refusal, outcome.sentence);
        if (agreeing) {
            choices_.overlay = *agreeing;
            std::get<Agreeing>(choices_.overlay).about = sent.about;
            noticed_at_ = now_;
        } else {
            notice(sent.about, outcome.sentence, about_list(sent.command));
        }
    }
}

// What was pressed before an officer could read that something did not happen was meant for what
// would have come of it.
void Shell::distrust_queue() {
    for (Queued& queued : queue_) {
        queued.stale = true;
    }
}

// Of a link that is to be granted the desk is told the token's hash alone.
void Shell::make_tokens(meeting::Command& command, LinkShown& shown) const {
    auto* grant = std::get_if<meeting::GrantAccess>(&command);
    if (grant == nullptr || make_link_ == nullptr) {
        return;
    }
    for (meeting::NewLink& link : grant->links) {
        MadeLink made = make_link_(link.role);
        link.token_hash = std::move(made.token_hash);
        shown = {link.name, std::move(made.address), std::move(made.code), made.width};
    }
}

void Shell::send(const meeting::Command& asked, std::string about) {
    meeting::Command command = asked;
    LinkShown link;
    make_tokens(command, link);
    const auto id = door_.send(command);
    if (!id) {
        notice(std::move(about), words_.say("console.why.busy"), about_list(command));
        return;
    }
    sent_.push_back({*id, std::move(command), std::move(about), now_, std::move(link)});
}

// The officer has seen what the command runs into and wants it all the same.
void Shell::agree(bool second_time) {
    const Agreeing agreeing = std::get<Agreeing>(choices_.overlay);
    choices_.overlay = std::monostate{};
    send(agreed(agreeing, second_time), agreeing.about);
}

void Shell::send(const std::optional<Done>& done) {
    if (done) {
        send(done->command, done->label);
        for (const Further& each : done->further) {
            send(each.command, each.label);
        }
    }
}

// What a key or a button of the screens made ready.
void Shell::send_order() {
    if (std::exchange(choices_.take_over, false) && !door_.take_over()) {
        notice(words_.say("console.banner.take-over"), words_.say("console.why.busy"));
    }
    const auto order = std::exchange(choices_.order, {});
    if (order && !door_.order(*order)) {
        const auto all = static_cast<std::size_t>(scene().screens_text->displays);
        const std::size_t count = order->screens.empty() ? all : order->screens.size();
        notice(order_text(*order, count, words_), words_.say("console.why.busy"));
    }
}

// ---- files ------------------------------------------------------------------------------------

// What became of the job that was begun last, and whether it takes long.
void Shell::take_job() {
    const auto& job = scene().job;
    if (job == nullptr) {
        return;
    }
    if (job_ != job->number) {
        job_ = job->number;
        job_since_ = now_;
        choices_.job_slow = false;
    }
    if (job->state == JobStatus::State::running) {
        choices_.job_slow = now_ - job_since_ >= kSlow;
    }
    const auto* filing = std::get_if<Filing>(&choices_.overlay);
    const bool was_running = filing != nullptr && filing->running != 0;
    keep_filing(scene(), choices_);
    if (job->state == JobStatus::State::read) {
        choices_.job_seen = job->number;  // it is shown in the dialog, or nobody waits for it
    }
    filing = std::get_if<Filing>(&choices_.overlay);
    if (was_running && filing == nullptr) {
        filed_at_ = now_;
    } else if (was_running && filing->running == 0) {
        noticed_at_ = now_;  // another question stands there: not answered by an Enter before it
    }
}

// What a key or a button of a panel asked for.
void Shell::begin_job() {
    if (jobs_ == nullptr) {
        return;
    }
    if (std::exchange(choices_.cancel_job, false)) {
        jobs_->cancel();
    }
    auto wanted = std::exchange(choices_.file_job, std::nullopt);
    auto* filing = std::get_if<Filing>(&choices_.overlay);
    if (!wanted || filing == nullptr) {
        return;
    }
    wanted->board = scene().board;
    wanted->actor = scene().actor;
    filing->running = jobs_->start(*wanted);
    if (filing->running == 0) {
        const std::string other = scene().job == nullptr ? std::string{} : scene().job->job.about;
        filing->wrong = words_.say("console.file.busy", {{"job", other}});
    }
}

void Shell::notice(std::string about, std::string why, bool at_list) {
    Notice made{.time = scene().board ? time_of_day(scene().wall) : std::string{},
                .about = std::move(about),
                .why = std::move(why),
                .at_list = at_list};
    choices_.notices.insert(choices_.notices.begin(), std::move(made));
    choices_.notices.resize(std::min(choices_.notices.size(), kNoticesKept));
    choices_.notice_open = true;
    noticed_at_ = now_;
}

void Shell::forget_in_time(timing::BootInstant now) {
    if (!choices_.armed) {
        armed_since_.reset();
    } else if (!armed_since_) {
        armed_since_ = now;
    } else if (now - *armed_since_ >= kArmedFor) {
        choices_.armed.reset();
        armed_since_.reset();
    }
    const auto late = std::find_if(sent_.begin(), sent_.end(),
                                   [&](const Sent& each) { return now - each.at >= kLongestWait; });
    if (late != sent_.end()) {
        notice(late->about, words_.say("console.why.no-answer"), about_list(late->command));
        sent_.erase(late);
        distrust_queue();
    }
}

// ---- frames -----------------------------------------------------------------------------------

void Shell::take(const Input& input) {
    if (const auto* typing = std::get_if<Typing>(&input)) {
        letters_.add(typing->letter);
    }
    queue_.push_back({input, false});
}

const LettersWanted& Shell::letters() {
    letters_.look(door_.board());
    letters_.look(door_.screens());
    return letters_;
}

void Shell::frame(const Faces& faces, float scale, ImVec2 size, timing::BootInstant now,
                  Probe* probe) {
    now_ = now;
    take_outcomes();
    // A key acts on what was drawn when it was pressed, not on what has come since.
    take_key(now);
    forget_in_time(now);
    model_.update(door_, choices_);
    take_job();
    const Ui ui{.faces = faces,
                .words = words_,
                .scale = scale,
                .compact = size.y < kCompactBelow * scale,
                .probe = probe};
    if (scene().board) {
        if (!keep_moving(scene(), choices_)) {
            notice(words_.say("console.act.move"), words_.say("console.why.waits-no-longer"), true);
        }
        actions_ = Actions{scene(), choices_, words_};
        if (const auto due = tones_.look(scene().statement(), scene().now)) {
            tone_ = choices_.settings.sound ? due : std::nullopt;
        }
    }
    draw(ui, size);
    send_order();
    begin_job();
}

timing::Duration Shell::stays_true() const {
    using std::chrono::milliseconds;
    timing::Duration shortest = std::chrono::seconds{1};
    if (!sent_.empty() || waiting_since_) {
        return milliseconds{20};
    }
    if (scene().job && scene().job->state == JobStatus::State::running && !choices_.job_slow) {
        const timing::Duration left = kSlow - (now_ - job_since_);
        shortest = std::clamp(left, timing::Duration{milliseconds{1}}, shortest);
    }
    if (choices_.dragging && choices_.dragging->begun) {
        return milliseconds{16};  // the list scrolls while it is held at an edge
    }
    if (scene().board) {
        shortest = std::min(shortest, until_next_second(scene().utc));
        const auto until_next = [&](const views::StatementView* statement) {
            if (statement != nullptr) {
                const auto changes = until_next_second(countdown_of(*statement), scene().now);
                shortest = std::min(shortest, changes.value_or(shortest));
            }
        };
        until_next(scene().statement());
        for (const RoomFloor& floor : scene().side_by_side) {
            until_next(floor.statement());
        }
    }
    if (armed_since_) {
        shortest = std::min(shortest, kArmedFor - (now_ - *armed_since_));
    }
    return std::max(shortest, timing::Duration{milliseconds{1}});
}

void Shell::ask_to_close() {
    const bool live = scene().board &&
                      std::any_of(scene().rooms.begin(), scene().rooms.end(), [](const auto& tab) {
                          return tab.meeting != nullptr &&
                                 tab.meeting->state == meeting::MeetingState::in_session;
                      });
    if (live && !std::holds_alternative<Closing>(choices_.overlay)) {
        choices_.overlay = Closing{};
    } else {
        closing_ = true;
    }
}

bool Shell::take_copy_link() {
    const bool wanted = choices_.copy_link;
    choices_.copy_link = false;
    return wanted;
}

void Shell::paste(const std::string& text) {
    letters_.add(text);
    if (std::holds_alternative<Filing>(choices_.overlay)) {
        type_in_filing(text, choices_);
    } else if (procedure_line(choices_) != nullptr) {
        line_to_type_in(choices_).put(text);
        typed_anew(choices_);
    } else if (auto* ordering = std::get_if<Ordering>(&choices_.overlay)) {
        if (!ordering->confirming) {
            ordering->text.put(text);
            ordering->wrong = false;
        }
    } else if (auto* setting = std::get_if<SettingClock>(&choices_.overlay)) {
        setting->text.put(text);
    } else if (!choices_.overlay_open() && choices_.typing) {
        choices_.inscribing.text.put(text);
    }
}

std::string Shell::take_copy_text() { return std::exchange(choices_.copy_text, {}); }

std::string Shell::title() const {
    return scene().board ? words_.say("console.window.title",
                                      {{"conference", scene().conference->short_title}})
                         : words_.say("console.window.title-opening");
}

}  // namespace dais::console

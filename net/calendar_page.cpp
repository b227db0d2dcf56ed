#include "net/calendar_page.h"

#include <algorithm>

#include "meeting/calendar/calendar.h"

namespace dais::net {

std::string calendar_file_name(std::string key) {
    std::replace_if(
        key.begin(), key.end(),
        [](char c) {
            return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-';
        },
        '-');
    return (key.empty() ? "programme" : key) + ".ics";
}

std::shared_ptr<const Calendar> CalendarPage::of(const meeting::views::Board& board) {
    if (!board.open.conference || !board.open.programme || !board.open.texts) {
        return nullptr;
    }
    if (!made_ || conference_ != board.open.conference || programme_ != board.open.programme ||
        texts_ != board.open.texts) {
        auto calendar = std::make_shared<Calendar>();
        calendar->name = calendar_file_name(board.open.conference->value.key);
        calendar->body =
            meeting::calendar_of(board.open.conference->value, board.open.programme->value,
                                 board.open.texts->value.silences, words_);
        calendar->etag = etag_of(calendar->body);
        conference_ = board.open.conference;
        programme_ = board.open.programme;
        texts_ = board.open.texts;
        made_ = std::move(calendar);
    }
    return made_;
}

}  // namespace dais::net

#include "console/window/model.h"

#include <algorithm>

#include "console/panels/command_palette.h"
#include "console/panels/find.h"
#include "console/panels/next.h"
#include "console/panels/ordering.h"
#include "console/panels/procedure.h"
#include "console/panels/rows_selected.h"

namespace dais::console {

namespace {

using meeting::MeetingState;

template <class Things, class KeyType>
auto* by_key(Things& things, const KeyType& key) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const auto& thing) { return thing.key == key; });
    return found == things.end() ? nullptr : &*found;
}

bool live(const views::MeetingView& meeting) {
    return meeting.state == MeetingState::in_session || meeting.state == MeetingState::suspended;
}

// The key of what may not be there; then empty.
template <class Thing>
std::string key_text(const Thing* thing) {
    return thing == nullptr ? std::string{} : thing->key.text;
}

// A room's slice; null where it has none.
template <class Slices>
typename Slices::mapped_type slice_of(const Slices& slices, const meeting::RoomKey& room) {
    const auto found = slices.find(room);
    return found == slices.end() ? nullptr : found->second;
}

// How many of a list's items a slot takes up; a list with other items besides fits less well.
int overlap(const views::ListView& list, const views::SlotView& slot) {
    int shared = 0;
    for (const views::ItemView& item : list.items) {
        shared += by_key(slot.items, item.key) == nullptr ? 0 : 1;
    }
    return shared == 0 ? 0 : 100 * shared - static_cast<int>(list.items.size());
}

const views::ListView* best_list(const views::ListsView& lists, const views::SlotView& slot) {
    const views::ListView* best = nullptr;
    int most = 0;
    for (const views::ListView& list : lists.lists) {
        const int fits = overlap(list, slot);
        if (fits > most) {
            best = &list;
            most = fits;
        }
    }
    return best;
}

}  // namespace

const Scene& Model::update(const meeting::Door& door, Choices& choices) {
    scene_.board = door.board();
    scene_.screens = door.screens();
    scene_.actor = door.actor();
    scene_.trouble = door.trouble();
    if (!scene_.screens) {
        scene_.screens = no_screens_;
    }
    if (jobs_ != nullptr) {
        scene_.files_here = jobs_->here();
        scene_.files_folder = jobs_->folder();
        scene_.job = jobs_->status();
    }
    if (!scene_.board) {
        return scene_;
    }
    look_at(*scene_.board);
    read_time(door);
    choose_room(choices);
    scene_.days = days_.get({scene_.board->officers.programme}, zone_name_,
                            [&] { return days_of(*scene_.programme, *zone_); });
    scene_.day = choices.day.value_or(scene_.today);
    choose_list(choices);
    keep_rows(scene_, choices);
    choose_planned(choices);
    choose_document(choices);
    choose_podium();
    find_typed(choices);
    prepare_projection(choices);
    prepare();
    prepare_screens(choices);
    prepare_remote();
    put_side_by_side(choices);
    prepare_texts(choices);
    prepare_script(choices);
    prepare_lower(choices);
    prepare_deeds(choices);
    return scene_;
}

void Model::look_at(const views::Board& board) {
    scene_.conference = &board.officers.conference->value;
    scene_.programme = &board.officers.programme->value;
    scene_.directory = &board.directory->value;
    scene_.lists = &board.lists->value;
    scene_.history = &board.history->value;
    scene_.record = &board.record->value;
    scene_.procedure = &board.procedure->value;
    scene_.texts = board.officers.texts ? &board.officers.texts->value : &no_texts_;
}

void Model::read_time(const meeting::Door& door) {
    if (!zone_ || zone_name_ != scene_.conference->zone) {
        zone_ = timing::Zone::named(scene_.conference->zone);
        zone_name_ = scene_.conference->zone;
    }
    scene_.zone = zone_;
    scene_.now = door.now();
    scene_.utc = scene_.conference->utc_at_zero + scene_.now.time_since_epoch();
    scene_.wall = zone_->wall(scene_.utc);
    scene_.today = date::floor<date::days>(scene_.wall);
}

// The one in session or suspended; else the one picked in the programme; else the next planned.
const views::MeetingView* Model::meeting_of(const meeting::RoomKey& room,
                                            const Choices& choices) const {
    const views::MeetingView* next = nullptr;
    const views::MeetingView* last = nullptr;
    for (const views::MeetingView& meeting : scene_.programme->meetings) {
        if (meeting.room != room) {
            continue;
        }
        if (live(meeting)) {
            return &meeting;
        }
        const bool ahead = meeting.state == MeetingState::scheduled && meeting.ends > scene_.utc;
        next = next == nullptr && ahead ? &meeting : next;
        last = &meeting;
    }
    const auto picked = choices.meetings.find(room);
    if (picked != choices.meetings.end()) {
        const auto* meeting = by_key(scene_.programme->meetings, picked->second);
        if (meeting != nullptr && meeting->state == MeetingState::scheduled) {
            return meeting;
        }
    }
    return next != nullptr ? next : last;
}

void Model::choose_room(const Choices& choices) {
    scene_.rooms.clear();
    for (const views::RoomView& room : scene_.conference->rooms) {
        scene_.rooms.push_back({&room, meeting_of(room.key, choices)});
    }
    const RoomTab* chosen = nullptr;
    for (const RoomTab& tab : scene_.rooms) {
        if (choices.room ? tab.room->key == *choices.room
                         : chosen == nullptr && tab.meeting != nullptr && live(*tab.meeting)) {
            chosen = &tab;
        }
    }
    if (chosen == nullptr && !scene_.rooms.empty()) {
        chosen = &scene_.rooms.front();
    }
    scene_.room = chosen == nullptr ? nullptr : chosen->room;
    scene_.meeting = chosen == nullptr ? nullptr : chosen->meeting;
    scene_.floor = nullptr;
    scene_.on_screens = nullptr;
    scene_.formal = nullptr;
    for (const views::MeetingProcedureView& each : scene_.procedure->meetings) {
        if (scene_.meeting != nullptr && each.meeting == scene_.meeting->key) {
            scene_.formal = &each;
        }
    }
    if (scene_.room == nullptr) {
        return;
    }
    if (const auto floor = slice_of(scene_.board->officers.floors, scene_.room->key)) {
        scene_.floor = &floor->value;
    }
    if (const auto queue = slice_of(scene_.board->open.queues, scene_.room->key)) {
        scene_.on_screens = &queue->value;
    }
}

RoomFloor Model::floor_of(std::size_t index, const Choices& choices) {
    const RoomTab& tab = scene_.rooms[index];
    RoomFloor made{.room = tab.room, .meeting = tab.meeting, .number = index + 1};
    if (const auto floor = slice_of(scene_.board->officers.floors, tab.room->key)) {
        made.floor = &floor->value;
    }
    const views::ListView* list = list_in(tab.room, tab.meeting, choices);
    const std::string name = key_text(list);
    made.next = &next_in_[tab.room->key].get({scene_.board->lists}, name, [&] {
        return list == nullptr ? std::vector<NextCard>{} : next_of(*list, 1, words_);
    });
    return made;
}

// The chosen room and another, in the order of the conference. The two stay where they are as the
// officer goes from one to the other.
void Model::put_side_by_side(const Choices& choices) {
    scene_.side_by_side.clear();
    const std::size_t count = scene_.rooms.size();
    if (!choices.settings.two_rooms || count < 2) {
        return;
    }
    std::size_t chosen = 0;
    while (chosen + 1 < count && scene_.rooms[chosen].room != scene_.room) {
        ++chosen;
    }
    const bool kept =
        pair_ && pair_->second < count && (pair_->first == chosen || pair_->second == chosen);
    if (!kept) {
        std::size_t other = chosen == 0 ? 1 : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const bool on = scene_.rooms[i].meeting != nullptr && live(*scene_.rooms[i].meeting);
            if (i != chosen && on) {
                other = i;
                break;
            }
        }
        pair_ = std::minmax(chosen, other);
    }
    scene_.side_by_side = {floor_of(pair_->first, choices), floor_of(pair_->second, choices)};
}

// The list of what is debated now, or first, at a meeting.
const views::ListView* Model::list_of(const views::MeetingView& meeting) const {
    const views::ListView* first = nullptr;
    for (const views::SlotView& slot : meeting.slots) {
        const auto* list = best_list(*scene_.lists, slot);
        if (list != nullptr && slot.starts <= scene_.utc && scene_.utc < slot.ends) {
            return list;
        }
        first = first == nullptr ? list : first;
    }
    return first;
}

// The one picked in a room, while it is there; else the meeting's.
const views::ListView* Model::list_in(const views::RoomView* room,
                                      const views::MeetingView* meeting,
                                      const Choices& choices) const {
    const auto picked = room == nullptr ? choices.lists.end() : choices.lists.find(room->key);
    const views::ListView* list =
        picked == choices.lists.end() ? nullptr : by_key(scene_.lists->lists, picked->second);
    return list != nullptr || meeting == nullptr ? list : list_of(*meeting);
}

void Model::choose_list(const Choices& choices) {
    scene_.list = list_in(scene_.room, scene_.meeting, choices);
    if (scene_.list == nullptr && !scene_.lists->lists.empty()) {
        scene_.list = &scene_.lists->lists.front();
    }
    const bool here = scene_.floor != nullptr && scene_.meeting != nullptr &&
                      scene_.floor->meeting == scene_.meeting->key;
    scene_.items.clear();
    if (here && !scene_.floor->items.empty()) {
        scene_.items = scene_.floor->items;
    } else if (scene_.list != nullptr) {
        scene_.items = scene_.list->items;
    }
}

// What was chosen in the programme; else what the keys act on.
void Model::choose_planned(const Choices& choices) {
    scene_.planned = nullptr;
    if (choices.planned) {
        scene_.planned = by_key(scene_.programme->meetings, *choices.planned);
    }
    if (scene_.planned == nullptr) {
        scene_.planned = scene_.meeting;
    }
}

// The one looked at; else the draft in force. What is selected stays selected while it is there.
void Model::choose_document(Choices& choices) {
    TextsChoice& texts = choices.texts;
    scene_.document = texts.document ? by_key(scene_.texts->documents, *texts.document) : nullptr;
    if (scene_.document == nullptr) {
        texts.document.reset();
        scene_.document = in_force(*scene_.texts);
    }
    const auto gone = [&](const meeting::ParagraphKey& number) {
        return scene_.document == nullptr ||
               std::none_of(scene_.document->paragraphs.begin(), scene_.document->paragraphs.end(),
                            [&](const auto& each) { return each.number == number; });
    };
    texts.selected.erase(std::remove_if(texts.selected.begin(), texts.selected.end(), gone),
                         texts.selected.end());
    scene_.selected = texts.selected;
}

void Model::choose_podium() {
    scene_.podium = nullptr;
    if (!scene_.board->podium || scene_.meeting == nullptr) {
        return;
    }
    for (const views::MeetingPodiumView& each : scene_.board->podium->value.meetings) {
        if (each.meeting == scene_.meeting->key) {
            scene_.podium = &each;
        }
    }
}

// What the chosen tab beneath the floor shows.
void Model::prepare_lower(const Choices& choices) {
    const views::Board& board = *scene_.board;
    const std::string meeting = key_text(scene_.meeting);
    scene_.podium_text = nullptr;
    scene_.figures = nullptr;
    scene_.audience = nullptr;
    if (choices.lower == Lower::podium) {
        const views::PodiumView& podium = board.podium ? board.podium->value : no_podium_;
        scene_.podium_text = &podium_text_.get(
            {board.podium, board.officers.conference}, zone_name_ + '\n' + meeting, [&] {
                return podium_text(podium, scene_.podium, scene_.actor,
                                   scene_.conference->utc_at_zero, *zone_);
            });
    } else if (choices.lower == Lower::figures && board.figures) {
        scene_.figures = &figures_.get({board.figures, board.directory}, {}, [&] {
            return figures_plan_of(board.figures->value, scene_.directory->groups, words_);
        });
    } else if (choices.lower == Lower::audience) {
        std::vector<std::shared_ptr<const void>> from{board.lists,      board.procedure,
                                                      board.podium,     board.officers.texts,
                                                      board.open.texts, board.projections};
        std::string also = meeting;
        if (scene_.list != nullptr) {
            also += '\n' + scene_.list->key.text;
        }
        if (scene_.room != nullptr) {
            also += '\n' + scene_.room->key.text;
            for (const auto* audience : {&board.open, &board.officers}) {
                from.emplace_back(slice_of(audience->floors, scene_.room->key));
                from.emplace_back(slice_of(audience->queues, scene_.room->key));
            }
        }
        scene_.audience = &audience_.get(std::move(from), std::move(also),
                                         [&] { return audience_text(scene_, words_); });
    }
}

void Model::prepare_texts(const Choices& choices) {
    scene_.texts_plan = nullptr;
    const auto* procedure = std::get_if<Procedure>(&choices.overlay);
    if (procedure == nullptr || procedure->about != DeedsAbout::texts) {
        return;
    }
    const auto& slice = scene_.board->officers.texts;
    std::string also = key_text(scene_.document);
    also += '\n' + hour_and_minute(scene_.utc) + '\n' + zone_name_;  // what is left of a silence
    scene_.texts_plan = &texts_.get({slice, scene_.board->officers.conference}, also, [&] {
        return texts_plan_of(*scene_.texts, scene_.document, scene_.utc,
                             scene_.conference->utc_at_zero, *zone_, words_);
    });
}

// What the Chair may say next at the meeting that the keys act on.
void Model::prepare_script(const Choices& choices) {
    scene_.script = nullptr;
    scene_.sentences = nullptr;
    const auto& slice = scene_.board->script;
    if (!slice || scene_.meeting == nullptr) {
        return;
    }
    for (const views::MeetingScriptView& each : slice->value.meetings) {
        if (each.meeting == scene_.meeting->key) {
            scene_.script = &each;
        }
    }
    if (scene_.script == nullptr) {
        return;
    }
    const Strings& said = script_words(scripts_, choices.script_language, words_);
    scene_.sentences =
        &sentences_.get({slice}, scene_.meeting->key.text + '\n' + choices.script_language, [&] {
            std::vector<std::string> sentences;
            for (const views::ScriptLineView& line : scene_.script->lines) {
                sentences.push_back(script_sentence(line, said));
            }
            return sentences;
        });
}

// "What if" is answered here, once for each question, and never while a panel draws.
void Model::prepare_projection(Choices& choices) {
    scene_.projection = nullptr;
    scene_.projected = nullptr;
    const auto& slice = scene_.board->projections;
    if (slice && scene_.meeting != nullptr) {
        for (const views::ProjectionView& each : slice->value.projections) {
            if (each.basis.meeting == scene_.meeting->key) {
                scene_.projection = &each;
            }
        }
    }
    if (scene_.projection == nullptr) {
        choices.what_if = {};  // a question about one meeting is none about the next
        return;
    }
    const meeting::WhatIf& what_if = choices.what_if;
    std::string also = scene_.meeting->key.text + (what_if.close_list ? "\nclosed" : "\n");
    also += what_if.without_breaks ? "\nno breaks" : "\n";
    also += what_if.limit ? std::to_string(what_if.limit->count()) : std::string{};
    scene_.projected = &projected_.get({slice, scene_.board->officers.programme}, also, [&] {
        return projection_text(*scene_.projection, what_if, *scene_.programme, *zone_, words_);
    });
}

void Model::prepare() {
    const views::Board& board = *scene_.board;
    const std::string list = key_text(scene_.list);
    const bool projected = scene_.projected != nullptr;
    const std::string meeting = projected ? scene_.meeting->key.text : std::string{};
    scene_.rows = &rows_.get({board.lists, board.projections}, list + '\n' + meeting, [&] {
        return scene_.list == nullptr ? std::vector<ListRow>{}
                                      : rows_of(*scene_.list, words_, scene_.projected);
    });
    scene_.next = &next_.get({board.lists}, list, [&] {
        return scene_.list == nullptr ? std::vector<NextCard>{}
                                      : next_of(*scene_.list, kNextShown, words_);
    });
    const auto day = std::to_string(scene_.day.time_since_epoch().count());
    const timing::UtcTime zero = scene_.conference->utc_at_zero;
    const std::string anchor = std::to_string(zero.time_since_epoch().count());
    scene_.plan = &plan_.get({board.officers.programme}, zone_name_ + day + '\n' + anchor, [&] {
        return plan_of(*scene_.programme, *zone_, scene_.day, words_, zero);
    });
    scene_.happened = &happened_.get({board.history, board.officers.conference}, zone_name_, [&] {
        return rows_of(*scene_.history, *scene_.conference, *zone_, words_);
    });
}

void Model::prepare_screens(Choices& choices) {
    keep_screens_true(scene_, choices);
    const std::string& room = choices.screens.room;
    scene_.screens_text = &screens_.get(
        {scene_.screens, scene_.board->officers.conference}, room + '\n' + scene_.actor.name, [&] {
            return screens_text(*scene_.screens, scene_.conference->rooms, room, scene_.actor.name,
                                words_);
        });
}

// The remote speakers of the chosen list, and whoever of them has the floor.
void Model::prepare_remote() {
    const views::Board& board = *scene_.board;
    const auto room = scene_.room == nullptr ? meeting::RoomKey{} : scene_.room->key;
    const std::shared_ptr<const void> held = slice_of(board.officers.floors, room);
    const std::string list = key_text(scene_.list);
    const std::string meeting = key_text(scene_.meeting);
    scene_.remote =
        &remote_.get({board.lists, held, board.officers.conference},
                     list + '\n' + meeting + '\n' + zone_name_, [&] {
                         return remote_text(scene_.list, scene_.statement(),
                                            scene_.conference->utc_at_zero, *zone_, words_);
                     });
}

void Model::prepare_deeds(const Choices& choices) {
    scene_.deeds = nullptr;
    scene_.palette = nullptr;
    const auto* procedure = std::get_if<Procedure>(&choices.overlay);
    if (procedure == nullptr) {
        return;
    }
    const views::Board& board = *scene_.board;
    std::vector<std::shared_ptr<const void>> from{board.procedure,
                                                  board.lists,
                                                  board.history,
                                                  board.directory,
                                                  board.officers.programme,
                                                  board.officers.conference,
                                                  board.officers.texts};
    std::string also = key_text(scene_.list);
    also += '\n' + key_text(scene_.meeting);
    also += '\n' + key_text(scene_.planned);
    also += '\n' + std::to_string(scene_.day.time_since_epoch().count());
    also += '\n' + std::to_string(choices.row ? choices.row->value : 0);
    for (const meeting::InscriptionId row : choices.rows) {
        also += ' ' + std::to_string(row.value);
    }
    also += '\n' + hour_and_minute(scene_.utc);  // "in 15 minutes" is said as an hour
    also += '\n' + choices.script_language;      // a line of the script is proposed
    also += '\n' + key_text(scene_.document);
    for (const meeting::ParagraphKey& each : scene_.selected) {
        also += '\n' + each.text;
    }
    if (scene_.room != nullptr) {
        also += '\n' + scene_.room->key.text;
        const auto floor = board.officers.floors.find(scene_.room->key);
        if (floor != board.officers.floors.end()) {
            from.emplace_back(floor->second);
        }
    }
    from.emplace_back(board.podium);
    from.emplace_back(board.script);
    if (procedure->about == DeedsAbout::palette) {
        std::string with = also + '\n' + (choices.typing ? "typing" : "keys");
        for (const auto& [word, key] : choices.keys.changed()) {
            with += '\n' + word + key;
        }
        scene_.palette = &palette_.get(from, std::move(with), [&] {
            return palette_of(scene_, Actions{scene_, choices, words_}, choices, words_);
        });
    }
    const bool past = std::get<Procedure>(choices.overlay).about == DeedsAbout::past;
    also += past ? "\npast" : "\n";
    scene_.deeds = &deeds_.get(std::move(from), std::move(also), [&] {
        return past ? past_deeds(scene_, words_)
                    : deeds_of(scene_, choices.row, choices.rows, words_);
    });
}

}  // namespace dais::console

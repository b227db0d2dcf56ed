#include "console/panels/command_palette.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "console/finder.h"
#include "console/panels/key_rows.h"
#include "console/panels/procedure.h"
#include "console/panels/rows_selected.h"
#include "console/panels/texts.h"

namespace dais::console {

namespace {

// What is done with what is selected, by the keys that select it.
bool for_palette(Act act) {
    switch (act) {
        case Act::inscribe:
        case Act::row_up:
        case Act::row_down:
        case Act::room:
        case Act::escape:
        case Act::palette: return false;
        default: return true;
    }
}

// What is lost besides, of what one does by mistake at most once.
std::string loss(Act act, const Action& action, const Strings& words) {
    switch (act) {
        case Act::withdraw:
            return action.detail.empty() ? words.say("console.palette.place-lost")
                                         : words.say("console.palette.places-lost");
        case Act::suspend:
        case Act::adjourn: return action.detail;
        default: return {};
    }
}

class PaletteMaker {
  public:
    PaletteMaker(const Scene& scene, const Actions& actions, const Choices& choices,
                 const Strings& words)
        : scene_{scene}, actions_{actions}, choices_{choices}, words_{words} {}

    std::vector<Deed> make() {
        for (const KeyRow& row : key_rows()) {
            if (for_palette(row.act)) {
                act(row);
            }
        }
        rooms();
        lists();
        headings();
        return std::move(made_);
    }

  private:
    void act(const KeyRow& row) {
        const std::string about = words_.say("console.help.act." + std::string{row.word});
        Deed deed;
        deed.group = DeedGroup::acts;
        deed.id = "act:" + std::string{row.word};
        deed.act = row.act;
        deed.after = row.after;
        deed.key = cap_of(row, choices_.keys, words_);
        deed.label = about;
        if (const Action* action = actions_.find(row.act)) {
            deed.label = named(row.act, *action);
            deed.why_not = action->command || action->opens ? std::string{} : action->why_not;
            deed.detail = deed.why_not.empty() ? loss(row.act, *action, words_) : "";
            deed.twice = action->twice;
        } else {
            deed.why_not = missing(row);
        }
        put(std::move(deed), about + " " + std::string{row.word});
    }

    // On its button an act stands beside what it is about; here it names it.
    [[nodiscard]] std::string named(Act act, const Action& action) const {
        const bool ends = act == Act::suspend || act == Act::adjourn;
        if (!ends || !action.command) {
            return action.label;
        }
        return words_.say(
            act == Act::suspend ? "console.palette.suspend" : "console.palette.adjourn",
            {{"meeting", scene_.meeting->name}});
    }

    // Why the scene has no such act now; empty: it is the window's own and can always be done.
    [[nodiscard]] std::string missing(const KeyRow& row) const {
        if (row.heading == "rehearsal" && !scene_.conference->rehearsal) {
            return words_.say("console.why.no-rehearsal");
        }
        if (row.act == Act::confirm_clock || row.act == Act::restart_desk) {
            return words_.say("console.why.not-now");
        }
        const bool moves = row.act == Act::move_up || row.act == Act::move_down;
        return moves && !selected_place(scene_, choices_) ? words_.say("console.why.no-row")
                                                          : std::string{};
    }

    void rooms() {
        for (std::size_t i = 0; i < scene_.rooms.size(); ++i) {
            const meeting::RoomKey key = scene_.rooms[i].room->key;
            Deed deed =
                place("room:" + key.text,
                      words_.say("console.palette.room", {{"room", scene_.rooms[i].room->name}}));
            if (i < 9) {
                deed.key =
                    words_.say("console.key.ctrl-number", {{"number", std::to_string(i + 1)}});
            }
            deed.goes_to = [key](Choices& choices) { look_at_room(choices, key); };
            put(std::move(deed), {});
        }
    }

    void lists() {
        if (scene_.room == nullptr) {
            return;
        }
        const meeting::RoomKey room = scene_.room->key;
        for (const views::ListView& list : scene_.lists->lists) {
            Deed deed = place("list:" + list.key.text,
                              words_.say("console.palette.list", {{"list", list.name}}));
            deed.goes_to = [room, key = list.key](Choices& choices) {
                look_at_list(choices, room, key);
            };
            put(std::move(deed), {});
        }
    }

    void headings() {
        for (std::size_t i = 0; i < kHeadings; ++i) {
            const auto tab = static_cast<TextsTab>(i);
            Deed deed = place(
                "texts:" + std::to_string(i),
                words_.say("console.palette.texts", {{"heading", heading_word(tab, words_)}}));
            deed.goes_to = [tab](Choices& choices) {
                Procedure opened;
                opened.about = DeedsAbout::texts;
                choices.overlay = opened;
                choices.texts.tab = tab;
                choices.texts.in_table = false;
            };
            put(std::move(deed), {});
        }
    }

    static Deed place(std::string id, std::string label) {
        Deed deed;
        deed.group = DeedGroup::places;
        deed.id = std::move(id);
        deed.label = std::move(label);
        return deed;
    }

    void put(Deed deed, const std::string& also) {
        deed.found_by = " " + folded(deed.label + " " + also);
        made_.push_back(std::move(deed));
    }

    const Scene& scene_;
    const Actions& actions_;
    const Choices& choices_;
    const Strings& words_;
    std::vector<Deed> made_;
};

std::size_t age(const Deed& deed, const std::vector<std::string>& recent) {
    return static_cast<std::size_t>(std::find(recent.begin(), recent.end(), deed.id) -
                                    recent.begin());
}

}  // namespace

void open_palette(Choices& choices) {
    Procedure opened;
    opened.about = DeedsAbout::palette;
    choices.overlay = opened;
}

std::vector<Deed> palette_of(const Scene& scene, const Actions& actions, const Choices& choices,
                             const Strings& words) {
    return PaletteMaker{scene, actions, choices, words}.make();
}

std::vector<const Deed*> palette_shown(const Scene& scene, const Choices& choices) {
    std::vector<const Deed*> all;
    for (const auto* deeds : {scene.palette, scene.deeds}) {
        if (deeds != nullptr) {
            for (const Deed& deed : *deeds) {
                all.push_back(&deed);
            }
        }
    }
    const std::string typed = folded(std::get<Procedure>(choices.overlay).text.text());
    const auto of_age = [&](const Deed* one, const Deed* other) {
        return age(*one, choices.recent) < age(*other, choices.recent);
    };
    if (typed.empty()) {
        // Acts that cannot be done now come after those that can.
        std::stable_partition(all.begin(), all.end(), [](const Deed* each) {
            return each->group == DeedGroup::acts && each->why_not.empty();
        });
        std::stable_sort(all.begin(), all.end(), of_age);
        return all;
    }
    std::vector<const Deed*> shown;
    for (const std::size_t slips : {std::size_t{0}, std::size_t{1}}) {
        std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
                     [&](const Deed* each) { return words_begin(typed, each->found_by, slips); });
        if (!shown.empty()) {
            break;  // where something fits as typed, neighbours of it are noise
        }
    }
    // What can be done comes first; of that, what begins with what was typed.
    const auto rank = [&](const Deed* each) {
        const bool begins = each->found_by.compare(1, typed.size(), typed) == 0;
        return (each->why_not.empty() ? 0 : 2) + (begins ? 0 : 1);
    };
    std::stable_sort(shown.begin(), shown.end(), [&](const Deed* one, const Deed* other) {
        return rank(one) != rank(other) ? rank(one) < rank(other) : of_age(one, other);
    });
    return shown;
}

bool begin_rebinding(const Scene& scene, Choices& choices) {
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.about != DeedsAbout::palette || procedure.asking) {
        return false;
    }
    // Also one that cannot be done now, where nothing else fits what is typed.
    const auto shown = palette_shown(scene, choices);
    const Deed* const can = chosen_deed(scene, choices);
    const Deed* const chosen = can != nullptr || shown.empty() ? can : shown.front();
    if (chosen == nullptr || !chosen->act || key_row(*chosen->act).fixed) {
        return false;
    }
    choices.armed.reset();
    procedure.rebinding = chosen->act;
    procedure.key_refused.clear();
    procedure.chosen = chosen->id;
    return true;
}

bool opens_deeds(Act act) {
    return act == Act::palette || act == Act::procedure || act == Act::programme ||
           act == Act::texts || act == Act::past || act == Act::files;
}

}  // namespace dais::console

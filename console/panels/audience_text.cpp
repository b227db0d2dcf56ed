#include "console/panels/audience_text.h"

#include <algorithm>

#include "console/panels/key_rows.h"
#include "console/panels/texts_words.h"

namespace dais::console {

namespace {

// How many of the next speakers are named on either side.
constexpr std::size_t kNamed = 5;

void add_name(std::string& names, const std::string& name) {
    names += (names.empty() ? "" : ", ") + name;
}

class Maker {
  public:
    Maker(const Scene& scene, const Strings& words) : scene_{scene}, words_{words} {}

    std::vector<AudienceRow> make() {
        floor();
        next();
        points();
        requests();
        text();
        proposals();
        never();
        return std::move(rows_);
    }

  private:
    [[nodiscard]] std::string say(std::string_view key,
                                  const std::map<std::string, std::string>& names = {}) const {
        return words_.say(key, names);
    }
    [[nodiscard]] std::string count(std::string_view key, std::size_t of) const {
        return say(key, {{"count", grouped(static_cast<std::int64_t>(of))}});
    }
    void add(std::string_view matter, std::string open, std::string officer,
             std::string_view how = {}) {
        const bool hidden = open != officer;
        rows_.push_back({say(matter), std::move(open), std::move(officer), hidden,
                         hidden && !how.empty() ? say(how) : std::string{}});
    }

    [[nodiscard]] const views::FloorView* open_floor() const {
        if (scene_.room == nullptr) {
            return nullptr;
        }
        const auto& floors = scene_.board->open.floors;
        const auto found = floors.find(scene_.room->key);
        return found == floors.end() || !found->second ? nullptr : &found->second->value;
    }

    [[nodiscard]] std::string holder(const views::FloorView* floor) const {
        if (floor == nullptr || !floor->meeting) {
            return {};
        }
        return floor->statement ? name_of(*floor->statement, words_) : say("console.office.chair");
    }

    void floor() {
        add("console.audience.floor", holder(open_floor()), holder(scene_.floor),
            "console.audience.closed-meeting");
    }

    void next() {
        std::string open;
        if (scene_.on_screens != nullptr) {
            for (const auto& entry : scene_.on_screens->next) {
                add_name(open, name_of(entry.speaker));
            }
        }
        std::string here;
        if (scene_.list != nullptr) {
            const auto& waiting = scene_.list->waiting;
            for (std::size_t i = 0; i < std::min(waiting.size(), kNamed); ++i) {
                add_name(here, name_of(waiting[i].speaker));
            }
            if (waiting.size() > kNamed) {
                here += " " + count("console.audience.more", waiting.size() - kNamed);
            }
        }
        add("console.audience.next", std::move(open), std::move(here), "console.audience.release");
    }

    void points() {
        std::string open;
        if (const views::FloorView* floor = open_floor()) {
            open = floor->point_of_order;
        }
        std::string here;
        if (scene_.formal != nullptr) {
            for (const views::PointView& point : scene_.formal->points) {
                if (!point.ruled) {
                    add_name(here, point.name);
                }
            }
        }
        if (!open.empty() || !here.empty()) {
            add("console.audience.points", std::move(open), std::move(here),
                "console.audience.when-recognized");
        }
    }

    void requests() {
        std::string here;
        if (scene_.list != nullptr) {
            for (const auto& asking : scene_.list->pending) {
                add_name(here, name_of(asking.speaker));
            }
        }
        if (!here.empty()) {
            add("console.audience.requests", {}, std::move(here), "console.audience.when-granted");
        }
    }

    void text() {
        const auto place = [&](const views::FloorView* floor) {
            return floor == nullptr || !floor->text
                       ? std::string{}
                       : place_text(floor->text->name, floor->text->paragraphs, words_);
        };
        const std::string here = place(scene_.floor);
        if (!here.empty()) {
            add("console.audience.text", place(open_floor()), here,
                "console.audience.when-document-released");
        }
    }

    void proposals() {
        const auto alive = [](const std::vector<views::ProposalView>& all) {
            return static_cast<std::size_t>(std::count_if(
                all.begin(), all.end(),
                [](const auto& each) { return !each.withdrawn && each.taken_up.empty(); }));
        };
        const std::size_t here = alive(scene_.texts->proposals);
        const auto& slice = scene_.board->open.texts;
        const std::size_t open = slice ? alive(slice->value.proposals) : 0;
        if (here > 0) {
            add("console.audience.proposals", count("console.audience.proposals-count", open),
                count("console.audience.proposals-count", here),
                "console.audience.when-circulated");
        }
    }

    // Nobody's business: said so that nobody need wonder.
    void never() {
        std::string here;
        if (scene_.podium != nullptr && !scene_.podium->nameplates.empty()) {
            add_name(here, count("console.audience.nameplates", scene_.podium->nameplates.size()));
        }
        if (!scene_.texts->sticking_points.empty()) {
            add_name(here, count("console.audience.sticking-points",
                                 scene_.texts->sticking_points.size()));
        }
        if (scene_.projected != nullptr) {
            add_name(here, say("console.audience.prediction"));
        }
        if (!here.empty()) {
            add("console.audience.never", {}, std::move(here));
        }
    }

    const Scene& scene_;
    const Strings& words_;
    std::vector<AudienceRow> rows_;
};

}  // namespace

std::vector<AudienceRow> audience_text(const Scene& scene, const Strings& words) {
    return Maker{scene, words}.make();
}

}  // namespace dais::console

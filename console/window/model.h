// Makes the scene of a frame: takes the newest board, resolves what this window looks at, and
// prepares texts and rows once for each version of a view.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "console/finder.h"
#include "console/panels/audience_text.h"
#include "console/panels/choices.h"
#include "console/panels/deeds.h"
#include "console/panels/scene.h"
#include "console/panels/script_text.h"
#include "meeting/door.h"

namespace dais::console {

class Model {
  public:
    /// `scripts` outlive it, as `words` do.
    Model(const Strings& words, const std::vector<ScriptWords>& scripts)
        : words_{words}, scripts_{scripts} {}

    /// What is done with files; outlives it. Without, nothing is.
    void use(const Jobs& jobs) { jobs_ = &jobs; }

    /// The scene as of now. Keeps `choices` true: forgets what is gone, finds what is typed.
    /// Without a board yet, the scene has none.
    const Scene& update(const meeting::Door& door, Choices& choices);

    [[nodiscard]] const Scene& scene() const { return scene_; }

  private:
    void look_at(const views::Board& board);
    void read_time(const meeting::Door& door);
    void choose_room(const Choices& choices);
    void choose_list(const Choices& choices);
    void put_side_by_side(const Choices& choices);
    [[nodiscard]] RoomFloor floor_of(std::size_t index, const Choices& choices);
    void prepare();
    void prepare_screens(Choices& choices);
    void prepare_remote();
    void find_typed(Choices& choices);
    void find_asked(Choices& choices, const Finder& finder);
    void find_voices(Asking& asking, const Finder& finder) const;
    void prepare_deeds(const Choices& choices);
    void choose_planned(const Choices& choices);
    void choose_document(Choices& choices);
    void prepare_texts(const Choices& choices);
    void prepare_script(const Choices& choices);
    void prepare_projection(Choices& choices);
    void choose_podium();
    void prepare_lower(const Choices& choices);
    [[nodiscard]] const views::MeetingView* meeting_of(const meeting::RoomKey& room,
                                                       const Choices& choices) const;
    [[nodiscard]] const views::ListView* list_of(const views::MeetingView& meeting) const;
    [[nodiscard]] const views::ListView* list_in(const views::RoomView* room,
                                                 const views::MeetingView* meeting,
                                                 const Choices& choices) const;

    // Something made from views, kept while they are the same. Holding them keeps an address from
    // being used again.
    template <class Value>
    struct Made {
        std::vector<std::shared_ptr<const void>> from;
        std::string and_from;
        Value value;

        template <class Make>
        const Value& get(std::vector<std::shared_ptr<const void>> sources, std::string also,
                         const Make& make) {
            if (from != sources || and_from != also || from.empty()) {
                value = make();
                from = std::move(sources);
                and_from = std::move(also);
            }
            return value;
        }
    };

    const Strings& words_;
    const std::vector<ScriptWords>& scripts_;
    const Jobs* jobs_ = nullptr;
    Scene scene_;
    std::string zone_name_;
    std::optional<timing::Zone> zone_;
    Made<std::vector<Day>> days_;
    Made<DayPlan> plan_;
    Made<ProjectionText> projected_;
    Made<std::vector<ListRow>> rows_;
    Made<std::vector<NextCard>> next_;
    std::map<meeting::RoomKey, Made<std::vector<NextCard>>> next_in_;
    std::optional<std::pair<std::size_t, std::size_t>> pair_;  ///< of rooms beside each other
    Made<std::vector<HistoryRow>> happened_;
    Made<ScreensText> screens_;
    Made<RemoteText> remote_;
    Made<Finder> finder_;
    Made<Matches> matches_;
    Made<std::vector<Deed>> deeds_;
    Made<std::vector<Deed>> palette_;
    Made<TextsPlan> texts_;
    Made<std::vector<std::string>> sentences_;
    Made<PodiumText> podium_text_;
    Made<FiguresPlan> figures_;
    Made<std::vector<AudienceRow>> audience_;
    views::TextsView no_texts_;
    views::PodiumView no_podium_;
    std::shared_ptr<const views::ScreensView> no_screens_ =
        std::make_shared<const views::ScreensView>();
};

}  // namespace dais::console

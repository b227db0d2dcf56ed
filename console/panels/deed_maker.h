// Makes the deeds of one moment; each function adds those of one matter.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "console/panels/deeds.h"
#include "console/panels/programme_words.h"

namespace dais::console {

class DeedMaker {
  public:
    DeedMaker(const Scene& scene, const views::InscriptionView* row, const Strings& words,
              std::vector<const views::InscriptionView*> rows = {})
        : scene_{scene},
          words_{words},
          statement_{scene.statement()},
          row_{row},
          rows_{std::move(rows)} {}

    std::vector<Deed> make();
    /// Only those about the interpretation of one meeting: alarms lead to them.
    std::vector<Deed> make_interpretation(const views::MeetingView& meeting);
    std::vector<Deed> make_podium();
    std::vector<Deed> make_past();

  private:
    using Names = std::map<std::string, std::string>;

    // floor_deeds.cpp
    void statement();
    void link();
    void recording();
    void dialogue();
    void services();
    void presiders();
    // list_deeds.cpp
    void row();
    void several_rows();
    void row_floor();
    void row_modality();
    void list();
    void closing();
    void requests();
    void beside_list();
    void limits();
    void reinstatements();
    // procedure_deeds.cpp
    void points();
    void point(const views::PointView& point, bool newest);
    void motions();
    void motion(const views::MotionView& motion);
    void voting();
    // formal_deeds.cpp
    void formal();
    void step(std::string_view name, meeting::FormalStepKind kind,
              std::vector<Question> questions = {});
    void items();
    void suspension();
    void strictness();
    void history();
    // programme_deeds.cpp
    void programme();
    void add_meeting();
    void move(const views::MeetingView& meeting);
    void put_off(const views::MeetingView& meeting);
    void split_and_merge(const views::MeetingView& meeting);
    void interpretation(const views::MeetingView& meeting);
    void turns(const views::MeetingView& meeting);
    void look_at_others();
    // programme_detail_deeds.cpp
    void details(const views::MeetingView& meeting);
    void links(const views::MeetingView& meeting, const meeting::ChangeMeeting& change);
    void interpreters(const views::MeetingView& meeting, const meeting::ChangeMeeting& change);
    // programme_slot_deeds.cpp
    void slots(const views::MeetingView& meeting);
    void slot(const views::MeetingView& meeting, const views::SlotView& slot);
    void slot_beside(const views::MeetingView& meeting, const views::SlotView& slot);
    void reallocation(const views::MeetingView& meeting, const views::SlotView& slot);
    // text_deeds.cpp
    void texts();
    void issue();
    void other_documents();
    void document(const views::DocumentView& document);
    void consider(const views::DocumentView& document);
    void mark_paragraphs(const views::DocumentView& document);
    void holds(const views::DocumentView& document);
    void wording(const views::DocumentView& document);
    // proposal_deeds.cpp
    void proposals();
    void make_proposal();
    void proposal(const views::ProposalView& proposal);
    void sticking_points();
    // silence_deeds.cpp
    void silences();
    void open_silence(const views::DocumentView& document);
    void silence(const views::SilenceView& silence);
    void objection(const views::SilenceView& silence, const Names& names, const std::string& about);
    // decision_deeds.cpp
    void votes();
    void open_votes();
    void vote(const views::VoteView& vote);
    void change_vote(const views::VoteView& vote);
    void decisions();
    void positions(const views::DecisionView& decision);
    // bureau_deeds.cpp
    void bureau();
    void circulars();
    // podium_deeds.cpp
    void podium();
    // access_deeds.cpp
    void access();
    void revoke_link();
    // file_deeds.cpp
    void files();
    void list_files();
    void record_files();
    void summary_files();
    Deed& file(std::string_view name, const Names& names, FileJob job, const std::string& proposed);

    [[nodiscard]] std::string say(std::string_view key, const Names& names = {}) const {
        return words_.say(key, names);
    }
    /// `about` makes the id unique where there are several of the same name.
    Deed& add(DeedGroup group, std::string_view name, const Names& names, meeting::Command command,
              const std::string& about = {}) {
        Deed deed;
        deed.group = group;
        deed.id = std::string{name} + " " + about;
        deed.label = say("console.deed." + std::string{name}, names);
        deed.after = afterwards_of(command);
        deed.command = std::move(command);
        made_.push_back(std::move(deed));
        return made_.back();
    }

    [[nodiscard]] Question question(Question::Kind kind, std::string_view name) const {
        Question asked;
        asked.kind = kind;
        asked.text = say("console.ask." + std::string{name});
        return asked;
    }
    template <class CommandType>
    [[nodiscard]] Question words(std::string_view name, std::string CommandType::*field) const {
        Question asked = question(Question::Kind::words, name);
        asked.put = [field](meeting::Command& command, const Given& given) {
            std::get<CommandType>(command).*field = given.text;
        };
        return asked;
    }
    /// `Field` is a delegation's key, or may be one.
    template <class CommandType, class Field>
    [[nodiscard]] Question delegation(std::string_view name, Field CommandType::*field) const {
        Question asked = question(Question::Kind::delegation, name);
        asked.put = [field](meeting::Command& command, const Given& given) {
            std::get<CommandType>(command).*field = given.delegation;
        };
        return asked;
    }
    template <class CommandType, class Field>
    [[nodiscard]] Question hour(std::string_view name, Field CommandType::*field) const {
        Question asked = question(Question::Kind::hour, name);
        asked.put = [field](meeting::Command& command, const Given& given) {
            std::get<CommandType>(command).*field = given.hour;
        };
        return asked;
    }

    using Near = std::function<timing::WallTime(const meeting::Command&)>;
    /// `Field` is a wall time, or may be one.
    template <class CommandType, class Field>
    [[nodiscard]] Question wall(std::string_view name, Field CommandType::*field, Near near) const {
        Question asked = question(Question::Kind::wall, name);
        asked.near = std::move(near);
        asked.put = [field](meeting::Command& command, const Given& given) {
            std::get<CommandType>(command).*field = given.wall;
        };
        return asked;
    }
    /// The end that goes with the start just given, for a thing of this length.
    template <class CommandType>
    [[nodiscard]] Question ends(timing::Duration length) const {
        return wall("ends", &CommandType::ends, [length](const meeting::Command& command) {
            return std::get<CommandType>(command).starts + length;
        });
    }
    [[nodiscard]] Question choice(std::string_view name, std::vector<std::string> options,
                                  std::function<void(meeting::Command&, std::size_t)> put,
                                  std::size_t chosen = 0) const {
        Question asked = question(Question::Kind::choice, name);
        asked.options = std::move(options);
        asked.chosen = chosen;
        asked.put = [put = std::move(put)](meeting::Command& command, const Given& given) {
            put(command, given.choice);
        };
        return asked;
    }
    template <class CommandType>
    [[nodiscard]] Question optional_words(std::string_view name,
                                          std::string CommandType::*field) const {
        Question asked = words(name, field);
        asked.may_be_empty = true;
        return asked;
    }
    template <class CommandType>
    [[nodiscard]] Question items_asked(std::vector<meeting::ItemKey> CommandType::*field,
                                       const std::vector<views::ItemView>& now = {}) const {
        Question asked = question(Question::Kind::items, "items");
        asked.may_be_empty = true;
        for (const views::ItemView& item : now) {
            asked.proposed += (asked.proposed.empty() ? "" : " ") + item.number + item.letter;
        }
        asked.put = [field](meeting::Command& command, const Given& given) {
            std::get<CommandType>(command).*field = given.items;
        };
        return asked;
    }
    /// A delegation, or one for a group; where it may be empty, the Chair.
    template <class CommandType>
    [[nodiscard]] Question voice(std::string_view name, meeting::Voice CommandType::*field,
                                 bool may_be_chair = false) const {
        Question asked = question(Question::Kind::voice, name);
        asked.may_be_empty = may_be_chair;
        asked.put = [field](meeting::Command& command, const Given& given) {
            std::get<CommandType>(command).*field =
                given.voices.empty() ? meeting::Voice{} : given.voices.front();
        };
        return asked;
    }
    /// With line breaks.
    template <class CommandType>
    [[nodiscard]] Question long_words(std::string_view name,
                                      std::string CommandType::*field) const {
        Question asked = words(name, field);
        asked.kind = Question::Kind::long_words;
        return asked;
    }
    using PutParagraphs =
        std::function<void(meeting::Command&, const std::vector<meeting::ParagraphKey>&)>;
    /// Some paragraphs of a document.
    [[nodiscard]] Question paragraphs(std::string_view name, const views::DocumentView& document,
                                      PutParagraphs put) const;
    /// The question whether public screens may show it; no comes first.
    [[nodiscard]] Question shown_to_public(std::string_view name,
                                           std::function<void(meeting::Command&, bool)> put) const;

    /// What is selected of a document: "24 to 30"; empty: nothing.
    [[nodiscard]] std::string selected_of(const views::DocumentView& document) const;
    [[nodiscard]] const views::DocumentView* document_of(const meeting::DocumentKey& key) const;
    /// The document that can be worked on and is looked at; nullptr: it is superseded or adopted.
    [[nodiscard]] const views::DocumentView* workable() const;
    /// As it was said in a view.
    [[nodiscard]] meeting::Voice voice_of(const views::VoiceView& view) const;

    [[nodiscard]] timing::WallTime wall_of(timing::UtcTime utc) const {
        return scene_.zone->wall(utc);
    }
    [[nodiscard]] static Near at(timing::WallTime wall) {
        return [wall](const meeting::Command&) { return wall; };
    }

    [[nodiscard]] bool in_session() const {
        return scene_.meeting != nullptr &&
               scene_.meeting->state == meeting::MeetingState::in_session;
    }
    [[nodiscard]] std::optional<meeting::StatementId> holder() const {
        return statement_ == nullptr ? std::nullopt : std::optional{statement_->id};
    }
    [[nodiscard]] Names speaker() const { return {{"speaker", name_of(*statement_, words_)}}; }

    const Scene& scene_;
    const Strings& words_;
    const views::StatementView* statement_;
    const views::InscriptionView* row_;
    std::vector<const views::InscriptionView*> rows_;  ///< where several are selected: all of them
    std::vector<Deed> made_;
};

}  // namespace dais::console

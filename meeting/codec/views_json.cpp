// The slices as JSON.
#include "meeting/codec/descriptions.h"
#include "meeting/codec/json_bodies.h"

namespace dais::meeting::codec {

template Json to_json(const views::ConferenceView&);
template Json to_json(const views::ProgrammeView&);
template Json to_json(const views::FloorView&);
template Json to_json(const views::QueueView&);
template Json to_json(const views::DirectoryView&);
template Json to_json(const views::ListsView&);
template Json to_json(const views::ProcedureView&);
template Json to_json(const views::HistoryView&);
template Json to_json(const views::ProjectionsView&);
template Json to_json(const views::RecordView&);
template Json to_json(const views::ScreensView&);
template Json to_json(const views::TextsView&);
template Json to_json(const views::ScriptView&);
template Json to_json(const views::PodiumView&);
template Json to_json(const views::ProceedingsView&);
template Json to_json(const views::AccessView&);
template Json to_json(const views::BoothView&);
template Json to_json(const views::ChairView&);
template Json to_json(const views::DelegationView&);

template views::ConferenceView from_json(const Json&, const std::string&);
template views::ProgrammeView from_json(const Json&, const std::string&);
template views::FloorView from_json(const Json&, const std::string&);
template views::QueueView from_json(const Json&, const std::string&);
template views::DirectoryView from_json(const Json&, const std::string&);
template views::ListsView from_json(const Json&, const std::string&);
template views::ProcedureView from_json(const Json&, const std::string&);
template views::HistoryView from_json(const Json&, const std::string&);
template views::ProjectionsView from_json(const Json&, const std::string&);
template views::RecordView from_json(const Json&, const std::string&);
template views::ScreensView from_json(const Json&, const std::string&);
template views::TextsView from_json(const Json&, const std::string&);
template views::ScriptView from_json(const Json&, const std::string&);
template views::PodiumView from_json(const Json&, const std::string&);
template views::ProceedingsView from_json(const Json&, const std::string&);
template views::AccessView from_json(const Json&, const std::string&);
template views::BoothView from_json(const Json&, const std::string&);
template views::ChairView from_json(const Json&, const std::string&);
template views::DelegationView from_json(const Json&, const std::string&);

}  // namespace dais::meeting::codec

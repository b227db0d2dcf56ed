// Plain values, keys and names as JSON.
#include "meeting/codec/descriptions.h"
#include "meeting/codec/json_bodies.h"

namespace dais::meeting::codec {

template Json to_json(const bool&);
template Json to_json(const std::string&);
template Json to_json(const int&);
template Json to_json(const std::int64_t&);
template Json to_json(const timing::Duration&);
template Json to_json(const timing::Instant&);
template Json to_json(const timing::UtcTime&);
template Json to_json(const Actor&);
template Json to_json(const CommandId&);
template Json to_json(const MeetingKey&);
template Json to_json(const ActionId&);
template Json to_json(const SequenceNumber&);

template bool from_json(const Json&, const std::string&);
template std::string from_json(const Json&, const std::string&);
template int from_json(const Json&, const std::string&);
template std::int64_t from_json(const Json&, const std::string&);
template timing::Duration from_json(const Json&, const std::string&);
template timing::Instant from_json(const Json&, const std::string&);
template timing::UtcTime from_json(const Json&, const std::string&);
template Actor from_json(const Json&, const std::string&);
template CommandId from_json(const Json&, const std::string&);
template MeetingKey from_json(const Json&, const std::string&);
template ActionId from_json(const Json&, const std::string&);
template SequenceNumber from_json(const Json&, const std::string&);
template std::map<std::string, std::int64_t> from_json(const Json&, const std::string&);
template std::map<std::string, std::string> from_json(const Json&, const std::string&);

}  // namespace dais::meeting::codec

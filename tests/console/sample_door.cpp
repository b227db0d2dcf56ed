#include "tests/console/sample_door.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <date/date.h>
#include <nlohmann/json.hpp>

namespace dais::console::testing {

namespace {

using namespace meeting;         // NOLINT(google-build-using-namespace): a test's own data
using namespace meeting::views;  // NOLINT(google-build-using-namespace)
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::string text_of(const std::string& file) {
    std::ifstream stream{std::string{DAIS_ASSETS} + "/" + file};
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

timing::UtcTime utc(int day, int hour, int minute) {
    // New York is four hours behind in July.
    return date::sys_days{date::year{2021} / 7 / day} + hours{hour + 4} + minutes{minute};
}

ItemView item(const std::string& number, const std::string& letter, const std::string& title) {
    return {
        .key = {number}, .number = number, .letter = letter, .title = title, .short_title = title};
}

ItemView item_a() { return item("6", "A", "Programme of Action"); }
ItemView item_b() { return item("7", "B", "International Tracing Instrument"); }
ItemView item_c() { return item("8", "C", "Cooperation and assistance"); }

MeetingView planned(const std::string& key, const std::string& name, int ordinal, int day, int from,
                    int until, MeetingState state) {
    MeetingView view;
    view.key = {key};
    view.name = name;
    view.ordinal = ordinal;
    view.kind = ordinal == 0 ? MeetingKind::informal_consultation : MeetingKind::plenary;
    view.room = {"main"};
    view.starts = utc(day, from, 0);
    view.ends = utc(day, until, 0);
    view.modality = MeetingModality::hybrid;
    view.webcast = view.to_be_webcast = ordinal > 0;
    view.open_to_public = ordinal > 0;
    view.hours_assumed = ordinal > 0;
    view.state = state;
    return view;
}

SlotView slot(const std::string& title, const std::vector<ItemView>& items, timing::UtcTime from,
              timing::UtcTime until) {
    return {.key = {title},
            .kind = items.empty() ? SlotKind::consultation : SlotKind::debate,
            .items = items,
            .title = title,
            .starts = from,
            .ends = until,
            .assumed = true};
}

SeriesEntry entry(const std::string& key, const std::string& title, date::year_month_day first,
                  int days) {
    const timing::WallTime day = date::local_days{first};
    return {.key = key,
            .title = title,
            .first_day = day,
            .last_day = day + date::days{days - 1},
            .venue = {},
            .source = {}};
}

DirectoryView directory_from_assets() {
    const auto json = nlohmann::json::parse(text_of("delegations.json"));
    DirectoryView view;
    for (const auto& each : json.at("delegations")) {
        const auto& en = each.at("names").back().at("en");
        Delegation delegation;
        delegation.key = {each.at("key").get<std::string>()};
        delegation.iso2 = each.at("iso2").get<std::string>();
        delegation.listed_in = {each.at("class").get<std::string>()};
        delegation.en = {.list = en.at("list").get<std::string>(),
                         .sort = en.at("sort").get<std::string>(),
                         .full = en.at("full").get<std::string>(),
                         .spoken = en.at("spoken").get<std::string>()};
        delegation.aliases = each.at("aliases").get<std::vector<std::string>>();
        delegation.list_names =
            each.at("names").back().at("lists").get<std::map<std::string, std::string>>();
        view.delegations.push_back(std::move(delegation));
    }
    for (const auto& each : json.at("groups")) {
        const auto& en = each.at("names").back().at("en");
        Group group;
        group.key = {each.at("key").get<std::string>()};
        group.kind = each.at("kind") == "regional" ? GroupKind::regional : GroupKind::negotiating;
        group.list = en.at("list").get<std::string>();
        group.short_name = en.at("short").get<std::string>();
        group.spoken = en.at("spoken").get<std::string>();
        group.aliases = each.at("aliases").get<std::vector<std::string>>();
        for (const auto& member : each.at("members")) {
            group.members.push_back({member.at("delegation").get<std::string>()});
        }
        view.groups.push_back(std::move(group));
    }
    view.classes = {
        {{"groups"}, "On behalf of groups", minutes{5}, "seed"},
        {{"states"}, "States", minutes{3}, "seed"},
        {{"observers"}, "Observers", minutes{3}, "assumed"},
        {{"organizations"}, "Intergovernmental and regional organizations", minutes{3}, "assumed"}};
    view.group_statement_class = {"groups"};
    return view;
}

StatementView statement_of(const InscriptionView& inscription, std::int64_t id,
                           timing::Instant now) {
    StatementView view;
    view.id = {id};
    view.kind =
        inscription.speaker.on_behalf_of.empty() ? StatementKind::national : StatementKind::group;
    view.speaker = inscription.speaker;
    view.inscription = inscription.id;
    view.given_at = now;
    view.clock = ClockState::standing;
    view.allotted = inscription.limit;
    view.warning = seconds{30};
    return view;
}

}  // namespace

codec::Strings sample_strings() {
    codec::Strings strings;
    strings.add(text_of("strings/en/console.json"));
    strings.add(text_of("strings/en/script.json"));
    if (const std::string rules = text_of("strings/en/rules.json"); !rules.empty()) {
        strings.add(rules);
    }
    return strings;
}

std::vector<ScriptWords> sample_scripts() {
    std::vector<ScriptWords> scripts;
    for (const char* language : {"en", "fr"}) {
        ScriptWords script{language, {}};
        script.words.add(text_of(std::string{"strings/"} + language + "/script.json"));
        scripts.push_back(std::move(script));
    }
    return scripts;
}

SampleDoor::SampleDoor() : now_{hours{72}} {
    conference.key = "bms7";
    conference.short_title = "BMS7";
    conference.title = "Seventh Biennial Meeting of States";
    conference.zone = "America/New_York";
    conference.rehearsal = true;
    conference.utc_at_zero = utc(28, 12, 22) + seconds{7} - now_.time_since_epoch();
    conference.rooms = {{{"main"}, "Conference room", false},
                        {{"virtual"}, "Virtual meeting", true}};

    auto informal =
        planned("28-informal", "Informal consultations", 0, 28, 9, 10, MeetingState::adjourned);
    informal.slots = {slot("Draft outcome document", {}, informal.starts, informal.ends)};
    auto fifth = planned("28-morning", "5th meeting", 5, 28, 10, 13, MeetingState::in_session);
    fifth.slots = {slot("Thematic debate", {item_b()}, fifth.starts, fifth.ends)};
    auto sixth = planned("28-afternoon", "6th meeting", 6, 28, 15, 18, MeetingState::scheduled);
    sixth.slots = {slot("Implementation trends", {}, sixth.starts, utc(28, 16, 0)),
                   slot("Thematic debate", {item_c()}, utc(28, 16, 0), sixth.ends)};
    auto seventh = planned("29-morning", "7th meeting", 7, 29, 10, 13, MeetingState::scheduled);
    seventh.slots = {slot("Thematic debate", {item_c()}, seventh.starts, seventh.ends)};
    programme.meetings = {informal, fifth, sixth, seventh};

    directory = directory_from_assets();
    directory.agenda = {item_a(), item_b(), item_c()};
    directory.series = {entry("bms6", "BMS6", date::year{2016} / 6 / 6, 5),
                        entry("bms7", "BMS7", date::year{2021} / 7 / 26, 5),
                        entry("bms8", "BMS8", date::year{2022} / 6 / 27, 5)};
    for (const ItemView& each : {item_a(), item_b(), item_c()}) {
        ListView view;
        view.key = {each.number};
        view.items = {each};
        view.name = "Item " + each.number + " (" + each.letter + ")";
        lists.lists.push_back(std::move(view));
    }
    list("7").spoken = 14;
    const auto add = [&](const char* key, const char* group, Modality modality) {
        InscribeSpeaker command;
        command.list = {"7"};
        command.delegation = {key};
        command.modality = modality;
        if (group != nullptr) {
            command.on_behalf_of.emplace().group = GroupKey{group};
        }
        inscribe(command);
    };
    add("JAM", "caricom", Modality::remote);
    for (const char* key : {"DEU", "KEN", "LVA", "DZA", "MEX", "JPN", "HUN", "CRI", "CIV", "GBR"}) {
        const std::string text{key};
        add(key, nullptr, text == "KEN" || text == "JPN" ? Modality::remote : Modality::in_person);
    }
    add("GHA", nullptr, Modality::pre_recorded);
    add("VAT", nullptr, Modality::in_person);
    list("7").waiting[4].moved_by = Authority::chair;

    floor.room = {"main"};
    floor.room_name = "Conference room";
    floor.room_name_known = false;
    floor.meeting = MeetingKey{"28-morning"};
    floor.meeting_name = "5th meeting";
    floor.state = MeetingState::in_session;
    floor.items = {item_b()};
    StatementView statement;
    statement.id = {4170};
    statement.speaker.name = "Philippines";
    statement.speaker.iso2 = "PH";
    statement.clock = ClockState::running;
    statement.allotted = minutes{3};
    statement.warning = seconds{30};
    statement.running_since = now_ - seconds{69};
    floor.statement = statement;

    MeetingProcedureView formal;
    formal.meeting = {"28-morning"};
    formal.room = {"main"};
    formal.choices = {{MotionKind::suspend_meeting, {}, {}},
                      {MotionKind::adjourn_debate, {}, {}},
                      {MotionKind::competence, "voting.under-way", {}}};
    procedure.meetings = {formal};

    record.rows = 4182;
    record.file = "/home/desk/bms7.dais";
    for (std::int64_t id = 1; id <= 14; ++id) {
        connected.screens.push_back({.id = id,
                                     .role = id == 1 ? "officer" : "public",
                                     .page = id == 1   ? "console"
                                             : id <= 4 ? "hall"
                                                       : "queue",
                                     .room = id <= 4 ? "main" : "",
                                     .address = "192.168.1." + std::to_string(20 + id),
                                     .round_trip_ms = static_cast<int>(id) * 3});
    }
    note("action.speaker-inscribed", {{"speaker", "Holy See"}});
    note("action.floor-given", {{"speaker", "Philippines"}});
    note("action.statement-started", {{"speaker", "Philippines"}});
    history.undoable = {{.action = history.actions.front(),
                         .floor_changes = true,
                         .room = {"main"},
                         .floor_after = std::nullopt}};
    publish();
}

ListView& SampleDoor::list(const std::string& key) {
    for (auto& each : lists.lists) {
        if (each.key.text == key) {
            return each;
        }
    }
    throw std::out_of_range{"no list " + key};
}

MeetingView& SampleDoor::meeting(const std::string& key) {
    for (auto& each : programme.meetings) {
        if (each.key.text == key) {
            return each;
        }
    }
    throw std::out_of_range{"no meeting " + key};
}

void SampleDoor::number(ListView& list) {
    for (std::size_t i = 0; i < list.waiting.size(); ++i) {
        list.waiting[i].position = list.spoken + static_cast<int>(i) + 1;
    }
}

void SampleDoor::note(std::string what, std::map<std::string, std::string> names) {
    ActionView action;
    action.action = {++version_};
    action.actor = actor();
    action.at = now_;
    action.what = std::move(what);
    action.names = std::move(names);
    history.actions.insert(history.actions.begin(), std::move(action));
}

void SampleDoor::inscribe(const InscribeSpeaker& command) {
    InscriptionView view;
    view.id = {++version_};
    view.delegation = command.delegation;
    view.speaker.modality = command.modality;
    for (const auto& each : directory.delegations) {
        if (each.key == command.delegation) {
            view.speaker.name = each.en.list;
            view.speaker_class = each.listed_in;
        }
    }
    if (command.on_behalf_of && command.on_behalf_of->group) {
        view.speaker_class = directory.group_statement_class;
        for (const auto& each : directory.groups) {
            if (each.key == *command.on_behalf_of->group) {
                view.speaker.on_behalf_of = each.list;
                view.speaker.on_behalf_of_short = each.short_name;
            }
        }
    }
    for (const auto& each : directory.classes) {
        if (each.key == view.speaker_class) {
            view.class_name = each.name;
            view.limit = each.limit;
        }
    }
    auto& on = list(command.list.text);
    on.waiting.push_back(std::move(view));
    number(on);
}

void SampleDoor::fill_lists(std::size_t count) {
    for (auto& each : lists.lists) {
        each.waiting.clear();
        for (std::size_t i = 0; i < std::min(count, directory.delegations.size()); ++i) {
            InscribeSpeaker command;
            command.list = each.key;
            command.delegation = directory.delegations[i].key;
            inscribe(command);
        }
    }
    publish();
}

void SampleDoor::project_morning() {
    MeetingView& fifth = meeting("28-morning");
    fifth.languages = {"en", "fr", "es"};
    fifth.interpretation_starts = fifth.starts;
    fifth.interpretation_ends = fifth.ends;
    ProjectionBasis basis;
    basis.meeting = fifth.key;
    basis.room = fifth.room;
    basis.now = utc(28, 12, 22);
    basis.list = ListKey{"7"};
    basis.list_open = true;
    basis.floor_taken = true;
    basis.holder_left = seconds{111};
    basis.holder = basis.holder_left;
    basis.ends = fifth.ends;
    basis.planned_ends = fifth.ends;
    basis.day_ends = utc(28, 18, 0);
    basis.ends_with_interpretation = true;
    for (const InscriptionView& each : list("7").waiting) {
        basis.coming.push_back({each.id, {"7"}, each.speaker_class, each.limit, false});
    }
    for (const auto& each : directory.classes) {
        basis.paces.push_back({.speaker_class = each.key,
                               .measured = 5,
                               .per_mille = 950,
                               .spread_per_mille = 200,
                               .unsure_per_mille = 80});
    }
    basis.gap = {.measured = 9, .average = seconds{20}, .spread = seconds{8}, .unsure = seconds{2}};
    basis.later = {{{"28-afternoon"}, utc(28, 15, 0), utc(28, 18, 0)}};
    projections.projections = {{basis, project(basis)}};
    publish();
}

void SampleDoor::issue_drafts() {
    DocumentView zero;
    zero.key = {"draft-0"};
    zero.name = "Zero draft";
    zero.title = "Draft outcome document";
    zero.draft = 0;
    zero.issued = utc(20, 10, 0);
    zero.superseded_by = DocumentKey{"draft-1"};
    zero.count = 8;
    DocumentView first = zero;
    first.key = {"draft-1"};
    first.name = "Draft 1";
    first.draft = 1;
    first.issued = utc(27, 18, 0);
    first.supersedes = zero.key;
    first.superseded_by.reset();
    first.sections = {{{"marking"}, "Marking", 1, "7"}};
    for (const char* number : {"22", "23", "24", "24 bis", "25", "26", "27", "28", "29"}) {
        ParagraphView paragraph;
        paragraph.number = {number};
        paragraph.label = std::string{"About "} + number;
        paragraph.section = {"marking"};
        first.paragraphs.push_back(std::move(paragraph));
    }
    first.count = 9;
    ParagraphView& held = first.paragraphs[2];
    held.text = "To mark small arms in a timely manner";
    held.changed = {{DifferenceKind::same, "To mark small arms "},
                    {DifferenceKind::removed, "at once"},
                    {DifferenceKind::added, "in a timely manner"}};
    held.holds = {{{DelegationKey{"CUB"}, "Cuba", {}}, "consults its capital"}};
    texts.documents = {zero, first};
    ProposalView proposal;
    proposal.key = {"p1"};
    proposal.by = {DelegationKey{"JAM"}, "Jamaica", "CARICOM"};
    proposal.item = "7";
    proposal.item_title = "International Tracing Instrument";
    proposal.title = "On marking";
    proposal.text = "States mark small arms";
    proposal.received = utc(27, 12, 0);
    texts.proposals = {proposal};
    StickingPointView point;
    point.key = {"s1"};
    point.title = "Ammunition";
    point.concerned = {{DelegationKey{"CUB"}, "Cuba", {}},
                       {DelegationKey{"JAM"}, "Jamaica", "CARICOM"}};
    point.document = "Draft 1";
    point.paragraphs = "24 to 26";
    texts.sticking_points = {point};
    texts.bureau = {{"chair", "", "Kenya", "elected"},
                    {"vice-chair", "African States", "Algeria", "nominated"},
                    {"vice-chair", "Latin American and Caribbean States", "", "vacant"}};
    publish();
}

void SampleDoor::publish() {
    const auto slice = [&](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        return std::make_shared<const Versioned<Value>>(Versioned<Value>{version_, value});
    };
    auto board = std::make_shared<Board>();
    board->version = ++version_;
    board->officers.conference = slice(conference);
    board->officers.programme = slice(programme);
    board->officers.floors[floor.room] = slice(floor);
    if (floor_beside) {
        board->officers.floors[floor_beside->room] = slice(*floor_beside);
    }
    QueueView queue;
    queue.room = floor.room;
    board->officers.queues[floor.room] = slice(queue);
    board->officers.texts = slice(texts);
    board->script = slice(script);
    board->podium = slice(podium);
    board->access = slice(access);
    board->figures = slice(figures);
    board->open = board->officers;
    board->directory = board_ ? board_->directory : slice(directory);
    board->lists = slice(lists);
    board->history = slice(history);
    board->procedure = slice(procedure);
    board->record = slice(record);
    board->projections = slice(projections);
    board_ = std::move(board);
    screens_ = std::make_shared<const ScreensView>(connected);
}

void SampleDoor::publish_directory() {
    auto board = std::make_shared<Board>(*board_);
    board->version = ++version_;
    board->directory = std::make_shared<const Versioned<DirectoryView>>(
        Versioned<DirectoryView>{version_, directory});
    board_ = std::move(board);
}

std::optional<std::string> SampleDoor::carry_out(const Command& command) {
    if (refuse_next) {
        return std::exchange(refuse_next, std::nullopt);
    }
    auto& statement = floor.statement;
    if (const auto* give = std::get_if<GiveFloor>(&command)) {
        const auto holder = statement ? std::optional{statement->id} : std::nullopt;
        if (give->replacing != holder) {
            return "Another has the floor.";
        }
        for (auto& each : lists.lists) {
            const auto found =
                std::find_if(each.waiting.begin(), each.waiting.end(),
                             [&](const auto& row) { return row.id == give->inscription; });
            if (found != each.waiting.end()) {
                floor.last = statement;
                statement = statement_of(*found, version_ + 1, now_);
                note("action.floor-given", {{"speaker", found->speaker.name}});
                each.waiting.erase(found);
                ++each.spoken;
                number(each);
                return std::nullopt;
            }
        }
        return "It waits no longer.";
    }
    if (std::holds_alternative<StartStatement>(command) ||
        std::holds_alternative<ResumeStatement>(command)) {
        statement->clock = ClockState::running;
        statement->running_since = now_;
    } else if (std::holds_alternative<PauseStatement>(command)) {
        statement->clock = ClockState::paused;
        statement->used_before += now_ - *statement->running_since;
        statement->running_since.reset();
    } else if (std::holds_alternative<ConcludeStatement>(command)) {
        floor.last = statement;
        statement.reset();
    } else if (const auto* asked = std::get_if<InscribeSpeaker>(&command)) {
        for (const auto& each : list(asked->list.text).waiting) {
            if (each.delegation == asked->delegation) {
                return each.speaker.name + " is on the list already.";
            }
        }
        inscribe(*asked);
    } else if (const auto* release = std::get_if<ReleaseSpeakers>(&command)) {
        meeting(release->meeting.text).released_next = release->count;
    } else if (const auto* open = std::get_if<OpenMeeting>(&command)) {
        meeting(open->meeting.text).state = MeetingState::in_session;
    } else if (const auto* suspend = std::get_if<SuspendMeeting>(&command)) {
        meeting(suspend->meeting.text).state = MeetingState::suspended;
        statement.reset();
    } else if (const auto* advance = std::get_if<AdvanceRehearsal>(&command)) {
        now_ += advance->by;
    }
    return std::nullopt;
}

std::optional<CommandId> SampleDoor::send(const Command& command) {
    if (busy) {
        return std::nullopt;
    }
    sent_.push_back(command);
    const CommandId id{"c" + std::to_string(sent_.size())};
    const std::int64_t action = version_ + 1;
    if (const auto refusal = carry_out(command)) {
        Refusal answer;
        answer.rule = refuse_rule.empty() ? "sample" : std::exchange(refuse_rule, {});
        outcomes_.push_back({id, std::move(answer), *refusal});
        return id;
    }
    if (!views_held) {
        publish();
    }
    outcomes_.push_back({id, Accepted{{action}, {views_held ? action : version_}}, {}});
    return id;
}

bool SampleDoor::order(const meeting::ScreenOrder& order) {
    if (busy) {
        return false;
    }
    if (refuse_next) {
        Refusal answer;
        answer.rule = "screens.cannot";
        outcomes_.push_back({{"order"}, std::move(answer), *std::exchange(refuse_next, {})});
    }
    orders_.push_back(order);
    return true;
}

std::vector<meeting::Outcome> SampleDoor::outcomes() {
    if (answers_held) {
        return {};
    }
    std::vector<meeting::Outcome> all{outcomes_.begin(), outcomes_.end()};
    outcomes_.clear();
    return all;
}

}  // namespace dais::console::testing

// Deeds about the bureau and about circulars.
#include <set>

#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::NominateOfficer;
using meeting::WithdrawNomination;

namespace {

// A regional group by the name that views give it; what is not known stays as it is.
std::string group_key(const views::DirectoryView& directory, const std::string& name) {
    for (const meeting::Group& each : directory.groups) {
        if (each.list == name) {
            return each.key.text;
        }
    }
    return name;
}

std::string office_name(const std::string& office, const Strings& words) {
    const std::string key = "console.office." + office;
    return words.has(key) ? words.say(key) : office;
}

Question nominee(Question asked) {
    asked.put = [](meeting::Command& command, const Given& given) {
        std::get<NominateOfficer>(command).nomination.delegation = given.delegation;
    };
    return asked;
}

}  // namespace

void DeedMaker::bureau() {
    const Question who = nominee(question(Question::Kind::delegation, "nominee"));
    std::set<std::string> offered;
    for (const views::OfficeView& each : scene_.texts->bureau) {
        const std::string group = group_key(*scene_.directory, each.group);
        const Names names{{"office", office_name(each.office, words_)},
                          {"group", each.group},
                          {"speaker", each.name}};
        if (each.name.empty() && offered.insert(each.office + '\n' + group).second) {
            add(DeedGroup::bureau, each.group.empty() ? "nominate" : "nominate-group", names,
                NominateOfficer{{each.office, group, {}}}, each.office + group)
                .questions = {who};
        } else if (each.status == "nominated" || each.status == "designate") {
            for (const meeting::Delegation& delegation : scene_.directory->delegations) {
                if (delegation.en.list == each.name) {
                    add(DeedGroup::bureau, "withdraw-nomination", names,
                        WithdrawNomination{{each.office, group, delegation.key}},
                        each.office + delegation.key.text);
                }
            }
        }
    }
    std::vector<std::string> options{say("console.ask.no-group")};
    std::vector<std::string> keys{{}};
    for (const meeting::Group& each : scene_.directory->groups) {
        if (each.kind == meeting::GroupKind::regional) {
            options.push_back(each.list);
            keys.push_back(each.key.text);
        }
    }
    Question office = question(Question::Kind::words, "office");
    office.put = [](meeting::Command& command, const Given& given) {
        std::get<NominateOfficer>(command).nomination.office = given.text;
    };
    add(DeedGroup::bureau, "nominate-other", {}, NominateOfficer{}).questions = {
        office,
        choice("regional-group", options,
               [keys](meeting::Command& command, std::size_t at) {
                   std::get<NominateOfficer>(command).nomination.group = keys[at];
               }),
        who};
}

void DeedMaker::circulars() {
    using meeting::SendCircular;
    add(DeedGroup::circulars, "circular", {}, SendCircular{}).questions = {
        words("circular-title", &SendCircular::title),
        long_words("circular-text", &SendCircular::text),
        optional_words("link", &SendCircular::link),
        shown_to_public("circular-public", [](meeting::Command& command, bool shown) {
            std::get<SendCircular>(command).open_to_public = shown;
        })};
}

}  // namespace dais::console

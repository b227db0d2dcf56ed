// Deeds about files: each leads to the dialog that asks for the file's path.
#include <algorithm>

#include "console/panels/deed_maker.h"
#include "console/panels/filing.h"

namespace dais::console {

namespace {

// "BMS7, item 6/replies" as part of a file's name.
std::string in_file_name(std::string_view text) {
    std::string name;
    for (const char each : text) {
        const bool upper = each >= 'A' && each <= 'Z';
        const bool plain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
        if (upper || plain) {
            name += upper ? static_cast<char>(each + ('a' - 'A')) : each;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (!name.empty() && name.back() == '-') {
        name.pop_back();
    }
    return name;
}

}  // namespace

// What only the record can tell is not offered where the record is on another machine.
Deed& DeedMaker::file(std::string_view name, const Names& names, FileJob job,
                      const std::string& proposed) {
    const FileKind kind = job.kind;
    Deed& deed = add(DeedGroup::files, name, names, {});
    deed.after = reads(kind) ? Afterwards::undone : Afterwards::nothing;
    const bool from_views = reads(kind) || kind == FileKind::speakers_out ||
                            kind == FileKind::programme_csv || kind == FileKind::programme_ics;
    if (scene_.files_here == FilesHere::views && !from_views) {
        deed.why_not = say("console.why.record-elsewhere");
    }
    const std::string folder =
        scene_.files_folder + (scene_.files_folder.ends_with('/') ? "" : "/");
    job.about = deed.label;
    deed.goes_to = [job = std::move(job),
                    path = folder + in_file_name(scene_.conference->short_title) +
                           proposed](Choices& choices) { open_filing(job, path, choices); };
    return deed;
}

void DeedMaker::list_files() {
    if (scene_.list == nullptr) {
        return;
    }
    const views::ListView& list = *scene_.list;
    const Names names{{"list", list.name}};
    const std::string proposed = "-list-" + in_file_name(list.key.text) + ".csv";
    file("file-speakers-out", names, {.kind = FileKind::speakers_out, .list = list.key}, proposed);
    Deed& in = file("file-speakers-in", names, {.kind = FileKind::speakers_in, .list = list.key},
                    proposed);
    const bool takes =
        list.kind != meeting::ListKind::right_of_reply && list.kind != meeting::ListKind::motion;
    if (!takes) {
        in.why_not = say("console.why.list-not-imported");
    }
}

void DeedMaker::record_files() {
    file("file-record-markdown", {}, {.kind = FileKind::record_markdown}, "-record.md");
    file("file-record-csv", {}, {.kind = FileKind::record_csv}, "-statements.csv");
    file("file-record-json", {}, {.kind = FileKind::record_json}, "-record.json");
}

void DeedMaker::summary_files() {
    if (scene_.meeting == nullptr) {
        return;
    }
    const meeting::MeetingKey key = scene_.meeting->key;
    const Names names{{"meeting", scene_.meeting->name}};
    const std::string proposed = "-" + in_file_name(key.text);
    file("file-summary-pdf", names, {.kind = FileKind::summary_pdf, .meeting = key},
         proposed + ".pdf");
    file("file-summary-markdown", names, {.kind = FileKind::summary_markdown, .meeting = key},
         proposed + ".md");
    file("file-summary-json", names, {.kind = FileKind::summary_json, .meeting = key},
         proposed + ".json");
}

void DeedMaker::files() {
    if (scene_.files_here == FilesHere::none) {
        return;
    }
    list_files();
    file("file-programme-csv", {}, {.kind = FileKind::programme_csv}, "-programme.csv");
    file("file-programme-ics", {}, {.kind = FileKind::programme_ics}, "-programme.ics");
    file("file-programme-in", {}, {.kind = FileKind::programme_in}, "-programme.csv");
    summary_files();
    record_files();
    file("file-backup", {}, {.kind = FileKind::backup}, "-backup.dais");
}

}  // namespace dais::console

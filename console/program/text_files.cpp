#include "console/program/text_files.h"

#include <algorithm>
#include <ostream>

#include "console/program/assets.h"
#include "console/program/look.h"
#include "console/program/paragraphs_text.h"
#include "console/program/sentences.h"
#include "console/program/trial.h"
#include "meeting/codec/codec.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace views = meeting::views;

namespace {

using meeting::codec::Strings;

// The document that somebody names; of two drafts of a number, the newer.
const views::DocumentView& document_named(const views::TextsView& texts, const std::string& said,
                                          const Strings& strings) {
    const views::DocumentView* found = nullptr;
    std::string known;
    for (const auto& each : texts.documents) {
        const bool draft = each.draft && said == std::to_string(*each.draft);
        if (each.key.text == said || (!each.symbol.empty() && each.symbol == said) || draft) {
            found = &each;
        }
        known += (known.empty() ? "" : ", ") + each.key.text + " (" + each.name + ")";
    }
    if (found == nullptr) {
        throw NotImported{strings.say(
            known.empty() ? "texts-import.no-documents" : "texts-import.document-unknown",
            {{"document", said}, {"documents", known}})};
    }
    return *found;
}

std::string read_bounded(const fs::path& path, const Strings& strings) {
    std::error_code unknown;
    if (fs::file_size(path, unknown) > kMostTextBytes && !unknown) {
        throw NotImported{strings.say("texts-import.too-long",
                                      {{"most", std::to_string(kMostTextBytes / 1024)}})};
    }
    return read_text(path);
}

void tell(const std::vector<Remark>& remarks, const Strings& strings, std::ostream& out) {
    for (const auto& each : remarks) {
        out << strings.say(each.key, each.names) << '\n';
    }
}

// The command that the file means; what is to be looked at is told.
meeting::ImportParagraphs command_of(const TextImport& import, const views::TextsView& texts,
                                     const Agenda& agenda, const Strings& strings,
                                     std::ostream& out) {
    const views::DocumentView& document = document_named(texts, import.document, strings);
    const std::string text = read_bounded(import.from, strings);
    TextStructure structure = import.from.extension() == ".csv"
                                  ? paragraphs_from_csv(text, agenda)
                                  : paragraphs_from_text(text, agenda);
    tell(structure.problems, strings, out);
    tell(structure.remarks, strings, out);
    if (!structure.problems.empty()) {
        throw NotImported{strings.say("texts-import.not-taken")};
    }
    out << strings.say("texts-import.found",
                       {{"count", std::to_string(structure.paragraphs.size())},
                        {"first", structure.paragraphs.front().number.text},
                        {"last", structure.paragraphs.back().number.text},
                        {"sections", std::to_string(structure.sections.size())},
                        {"document", document.name}})
        << '\n';
    return {document.key, std::move(structure.sections), std::move(structure.paragraphs)};
}

void tell_end(const TextImport& import, bool asked, const Strings& strings, std::ostream& out) {
    const char* key = !import.only_check ? "texts-import.done"
                      : asked            ? "texts-import.checked"
                                         : "texts-import.checked-afar";
    out << strings.say(key) << '\n';
}

}  // namespace

void import_text_into_file(const TextImport& import, const fs::path& file, const Strings& strings,
                           std::ostream& out) {
    const meeting::Actor actor = actor_named(import.actor);
    Trial trial{file};
    const auto board = trial.board();
    const meeting::ImportParagraphs command = command_of(
        import, board->officers.texts->value, board->directory->value.agenda, strings, out);
    if (const auto refusal = trial.refusal(command, actor)) {
        throw NotImported{strings.say("import.refused", {{"why", sentence_of(*refusal, strings)}})};
    }
    if (!import.only_check) {
        submit_to_file(file, command, actor, strings);
    }
    tell_end(import, true, strings, out);
}

void import_text_into_running(const TextImport& import, const net::Link& link,
                              const Strings& strings, std::ostream& out) {
    const auto slices = look_at(link, {"directory", "texts"},
                                strings.say("import.no-views", {{"place", link.place()}}), strings);
    views::TextsView texts;
    Agenda agenda;
    try {
        texts = meeting::codec::from_json<views::TextsView>(slices.at("texts"));
        agenda = meeting::codec::from_json<views::DirectoryView>(slices.at("directory")).agenda;
    } catch (const meeting::codec::DecodeError& error) {
        throw NotImported{error.what()};
    }
    const meeting::ImportParagraphs command = command_of(import, texts, agenda, strings, out);
    const std::string message = message_of(command, strings);
    if (!import.only_check) {
        tell_running(link, message, import.actor, strings);
    }
    tell_end(import, false, strings, out);
}

void export_text(const fs::path& file, const std::string& document, const Strings& strings,
                 std::ostream& out) {
    Trial trial{file};
    const auto board = trial.board();
    const auto& named = document_named(board->officers.texts->value, document, strings);
    const meeting::Document& found = *meeting::find(*trial.conference().texts, named.key);
    out << paragraphs_csv(found.sections, found.paragraphs, board->directory->value.agenda);
}

}  // namespace dais::console

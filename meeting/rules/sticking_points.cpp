#include "meeting/rules/sticking_points.h"

#include "meeting/rules/documents.h"

namespace dais::meeting::rules {

namespace {

// What can be wrong with one; `own`: itself, where it is on the board already.
std::optional<Refusal> wrong(const Situation& situation, const StickingPoint& point,
                             const StickingPoint* own) {
    if (point.title.empty()) {
        return refuse("sticking-point.untitled");
    }
    for (const auto& each : situation.conference.texts->sticking_points) {
        if (&each != own && each.title == point.title) {
            return refuse("sticking-point.already", {{"title", point.title}});
        }
    }
    for (const auto& voice : point.concerned) {
        if (auto refusal = wrong_voice(situation, voice)) {
            return refusal;
        }
    }
    if (!point.document) {
        return std::nullopt;
    }
    const Document* document = find(*situation.conference.texts, *point.document);
    return document == nullptr
               ? std::optional{refuse("document.unknown", {{"document", point.document->text}})}
               : unknown_paragraph(*document, point.paragraphs);
}

template <class Command>
StickingPoint point_of(const Command& command) {
    return {.key = {},
            .title = command.title,
            .concerned = command.concerned,
            .facilitator = command.facilitator,
            .note = command.note,
            .document = command.document,
            .paragraphs = command.paragraphs};
}

}  // namespace

Decision decide(const Situation& situation, const RaiseStickingPoint& command) {
    StickingPoint point = point_of(command);
    if (auto refusal = wrong(situation, point, nullptr)) {
        return *std::move(refusal);
    }
    return Events{StickingPointRaised{std::move(point)}};
}

Decision decide(const Situation& situation, const AmendStickingPoint& command) {
    const StickingPoint* own = find(*situation.conference.texts, command.point);
    if (own == nullptr) {
        return refuse("sticking-point.unknown", {{"point", command.point.text}});
    }
    StickingPoint point = point_of(command);
    point.key = command.point;
    point.settled = command.settled;
    point.settled_how = command.settled_how;
    if (auto refusal = wrong(situation, point, own)) {
        return *std::move(refusal);
    }
    return Events{StickingPointAmended{std::move(point)}};
}

}  // namespace dais::meeting::rules

#include <algorithm>

#include "meeting/codec/conference_file_reader.h"

namespace dais::meeting::codec::files {

namespace {

constexpr int kLongestSeconds = 3 * 60 * 60;

std::chrono::seconds seconds_from(const Reader& reader, int seconds, int least,
                                  const std::string& path) {
    if (seconds < least || seconds > kLongestSeconds) {
        reader.fail(path, "this is " + std::to_string(least) + " to 10800 seconds.");
    }
    return std::chrono::seconds{seconds};
}

void read_classes(const Reader& reader, const format::Profile& file, Profile& profile) {
    std::set<ClassKey> keys;
    for (std::size_t i = 0; i < file.classes.size(); ++i) {
        const auto& each = file.classes[i];
        reader.unique(keys, each.key, at("classes", i, "key"));
        reader.not_empty(each.name, at("classes", i, "name"));
        if (each.limit_seconds < 1 || each.limit_seconds > kLongestSeconds) {
            reader.fail(at("classes", i, "limit_seconds"),
                        "a statement's time is 1 to 10800 seconds.");
        }
        profile.classes.push_back({.key = each.key,
                                   .name = each.name,
                                   .limit = std::chrono::seconds{each.limit_seconds},
                                   .source = std::string{word(each.source)},
                                   .order = each.order});
    }
    if (profile.classes.empty()) {
        reader.fail("classes", "there must be at least one class of speakers.");
    }
    reader.known(keys, file.group_statement_class, "group_statement_class", "class");
    std::set<RankKey> ranks;
    for (std::size_t i = 0; i < file.ranks.size(); ++i) {
        reader.unique(ranks, file.ranks[i].key, at("ranks", i, "key"));
        reader.not_empty(file.ranks[i].name, at("ranks", i, "name"));
        profile.ranks.push_back({file.ranks[i].key, file.ranks[i].name});
    }
}

void read_motions(const Reader& reader, const format::Profile& file, Profile& profile) {
    constexpr int kMostSpeakers = 20;
    std::set<MotionKind> kinds;
    std::set<int> places;
    for (std::size_t i = 0; i < file.motions.size(); ++i) {
        const auto& each = file.motions[i];
        if (!kinds.insert(each.kind).second) {
            reader.fail(at("motions", i, "kind"), "this motion is there twice: remove one.");
        }
        const bool place_free = each.precedence == 0 || places.insert(each.precedence).second;
        if (each.precedence < 0 || !place_free) {
            reader.fail(at("motions", i, "precedence"),
                        "give each motion a place of its own, 1 first; or 0 for one outside the "
                        "order.");
        }
        if (std::min(each.speakers_for, each.speakers_against) < 0 ||
            std::max(each.speakers_for, each.speakers_against) > kMostSpeakers) {
            reader.fail(at("motions", i), "0 to 20 may speak for it, and against it.");
        }
        profile.motions.push_back({.kind = each.kind,
                                   .precedence = each.precedence,
                                   .speakers_for = each.speakers_for,
                                   .speakers_against = each.speakers_against,
                                   .two_thirds = each.two_thirds,
                                   .source = std::string{word(each.source)}});
    }
}

}  // namespace

Profile profile_from(const Reader& reader, const format::Profile& file) {
    Profile profile;
    profile.key = file.key;
    profile.name = file.name;
    profile.by_class = file.by_class;
    profile.group_statement_class = file.group_statement_class;
    profile.warning = std::chrono::seconds{file.warning_seconds};
    profile.released_next = file.released_next;
    read_classes(reader, file, profile);
    if (file.warning_seconds < 0 || file.released_next < 0) {
        reader.fail(file.warning_seconds < 0 ? "warning_seconds" : "released_next",
                    "this must not be negative.");
    }
    profile.explanation_limit =
        seconds_from(reader, file.explanations.limit_seconds, 10, "explanations.limit_seconds");
    profile.consent_to_close = file.list_consent.to_close;
    profile.consent_to_reopen = file.list_consent.to_reopen;
    constexpr int kMostWords = 400;
    profile.words_a_minute = file.interpretation.words_a_minute;
    if (profile.words_a_minute < 1 || profile.words_a_minute > kMostWords) {
        reader.fail("interpretation.words_a_minute", "this is 1 to 400 words.");
    }
    profile.strictness = {
        .policy = file.strictness.policy,
        .second_call = seconds_from(reader, file.strictness.second_call_seconds, 0,
                                    "strictness.second_call_seconds"),
        .grace = seconds_from(reader, file.strictness.grace_seconds, 0, "strictness.grace_seconds"),
        .source = std::string{word(file.strictness.source)}};
    profile.replies = {.first_limit = seconds_from(reader, file.replies.first_limit_seconds, 10,
                                                   "replies.first_limit_seconds"),
                       .second_limit = seconds_from(reader, file.replies.second_limit_seconds, 10,
                                                    "replies.second_limit_seconds"),
                       .place = file.replies.place,
                       .source = std::string{word(file.replies.source)}};
    read_motions(reader, file, profile);
    constexpr int kLargestShare = 1000;
    profile.quorum = {.open_one_in = file.quorum.open_one_in,
                      .source = std::string{word(file.quorum.source)}};
    if (profile.quorum.open_one_in < 0 || profile.quorum.open_one_in > kLargestShare) {
        reader.fail("quorum.open_one_in", "write 4 for one quarter, or 0 for no quorum.");
    }
    profile.by_link = file.delegations_by_link.may;
    return profile;
}

}  // namespace dais::meeting::codec::files

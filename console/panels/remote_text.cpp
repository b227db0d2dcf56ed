#include "console/panels/remote_text.h"

#include <cstddef>
#include <map>

#include "console/format.h"
#include "meeting/words.h"

namespace dais::console {

namespace {

namespace views = meeting::views;
using meeting::Modality;
using meeting::Readiness;
using meeting::codec::Strings;

class Maker {
  public:
    Maker(timing::UtcTime utc_at_zero, const timing::Zone& zone, const Strings& words)
        : zero_{utc_at_zero}, zone_{zone}, words_{words} {}

    void floor(const views::StatementView& statement) {
        RemoteRow row;
        row.id = *statement.inscription;
        row.statement = statement.id;
        row.name = statement.speaker.name;
        row.ahead = words_.say("console.remote.has-floor");
        row.readiness = statement.link_lost ? Readiness::lost : Readiness::connected;
        row.word = word(row.readiness);
        if (statement.link_lost) {
            row.since = words_.say("console.remote.since", {{"time", hour(*statement.link_lost)}});
        }
        made_.rows.push_back(std::move(row));
    }

    void waiting(const views::InscriptionView& inscription, std::size_t ahead) {
        RemoteRow row;
        row.id = inscription.id;
        row.name = inscription.speaker.name;
        const std::string count = std::to_string(ahead);
        row.ahead = ahead == 0 ? words_.say("console.remote.next")
                               : words_.say("console.remote.ahead", {{"count", count}});
        row.readiness = inscription.readiness;
        row.word = word(row.readiness);
        row.since = since(inscription);
        row.language = inscription.details.language;
        row.late = ahead <= kReadyWithin &&
                   (row.readiness == Readiness::not_tested || row.readiness == Readiness::lost);
        if (row.late) {
            warn(row, ahead);
        }
        made_.rows.push_back(std::move(row));
    }

    RemoteText done() {
        const std::size_t count = made_.warnings.size();
        made_.title = count == 0 ? words_.say("console.remote.title")
                                 : words_.say("console.remote.title-count",
                                              {{"count", std::to_string(count)}});
        for (const std::string& each : made_.warnings) {
            made_.warning += (made_.warning.empty() ? "" : " · ") + each;
        }
        return std::move(made_);
    }

  private:
    [[nodiscard]] std::string word(Readiness readiness) const {
        return words_.say("console.readiness." + std::string{meeting::word(readiness)});
    }
    [[nodiscard]] std::string hour(timing::Instant at) const {
        return hour_and_minute(zone_.wall(zero_ + at.time_since_epoch()));
    }
    [[nodiscard]] std::string since(const views::InscriptionView& inscription) const {
        if (!inscription.readiness_since) {
            return {};
        }
        const std::string at = hour(*inscription.readiness_since);
        const bool other = inscription.tested && inscription.tested != inscription.readiness_since;
        return other ? words_.say("console.remote.since-tested",
                                  {{"time", at}, {"tested", hour(*inscription.tested)}})
                     : words_.say("console.remote.since", {{"time", at}});
    }
    void warn(const RemoteRow& row, std::size_t ahead) {
        made_.warnings.push_back(words_.say(
            ahead == 0 ? "console.remote.warning-next" : "console.remote.warning",
            {{"count", std::to_string(ahead)}, {"readiness", row.word}, {"speaker", row.name}}));
    }

    timing::UtcTime zero_;
    const timing::Zone& zone_;
    const Strings& words_;
    RemoteText made_;
};

}  // namespace

RemoteText remote_text(const views::ListView* list, const views::StatementView* statement,
                       timing::UtcTime utc_at_zero, const timing::Zone& zone,
                       const Strings& words) {
    Maker maker{utc_at_zero, zone, words};
    if (statement != nullptr && statement->speaker.modality == Modality::remote &&
        statement->inscription && !statement->office) {
        maker.floor(*statement);
    }
    for (std::size_t i = 0; list != nullptr && i < list->waiting.size(); ++i) {
        if (list->waiting[i].speaker.modality == Modality::remote) {
            maker.waiting(list->waiting[i], i);
        }
    }
    return maker.done();
}

}  // namespace dais::console

// Figures of all screens, gathered when somebody asks for /metrics.
#include <algorithm>

#include "net/sessions.h"

namespace dais::net {

SessionFigures Sessions::figures() const {
    SessionFigures figures;
    for (const auto& [id, session] : by_id_) {
        if (session->greeted) {
            ++figures.screens[{session->admission.role, session->room}];
        }
        const std::size_t bytes = session->outbox.bytes();
        const std::size_t entries = session->outbox.entries();
        figures.queued_bytes += bytes;
        figures.queued_bytes_most = std::max(figures.queued_bytes_most, bytes);
        figures.queued_entries += entries;
        figures.queued_entries_most = std::max(figures.queued_entries_most, entries);
        figures.stalled += session->stalled_since ? 1 : 0;
        figures.commands_outstanding += session->outstanding;
    }
    figures.board_version = board_->version;
    figures.record_written = board_->record && board_->record->value.written;
    figures.traffic = traffic_;
    return figures;
}

}  // namespace dais::net

#include "net/nats_record.h"

#include <array>
#include <string>
#include <thread>

#include "net/nats_library.h"

namespace dais::net {

namespace {

using Store = nats::Owned<kvStore, kvStore_Destroy>;

constexpr std::chrono::milliseconds kLook{50};

void ignore_connected(natsConnection* /*connection*/, void* /*closure*/) {}

}  // namespace

class NatsRecord::Impl {
  public:
    Impl(const std::string& url, const std::string& record, const std::string& name)
        : place_{nats::without_password(url)},
          stream_{"DAIS_RECORD_" + record},
          subject_{"dais.record." + record},
          bucket_{"DAIS_LEAD_" + record},
          store_{"KV_" + bucket_},
          key_{"$KV." + bucket_ + ".lead"},
          options_{nats::options_for(url, name)},
          connection_{nats::connect(options_, place_, &ignore_connected, nullptr).connection},
          js_{nats::jet_stream(connection_.get(), nats::kAnswerTime)} {}

    ~Impl() {
        js_.reset();
        natsConnection_Close(connection_.get());
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;

    void make(int servers) {
        wait_for_connection();
        make_stream(servers);
        make_store(servers);
    }

    // Not by the library's kvStore_Get, which any server may answer with what it knew last.
    std::optional<Said> lead() { return last_of(store_, key_); }

    std::optional<std::uint64_t> say_lead(std::string_view bytes, std::uint64_t after) {
        return publish(key_, bytes, after, [this] { return lead(); });
    }

    std::optional<Said> last() { return last_of(stream_, subject_); }

    std::optional<Said> at(std::uint64_t place) {
        natsMsg* found = nullptr;
        jsErrCode error{};
        const natsStatus status = js_GetMsg(&found, js(), stream_.c_str(), place, nullptr, &error);
        if (status == NATS_NOT_FOUND) {
            return std::nullopt;
        }
        need(status);
        return said(nats::Message{found});
    }

    std::optional<std::uint64_t> append(std::string_view bytes, std::uint64_t after) {
        return publish(subject_, bytes, after, [this] { return last(); });
    }

  private:
    // What was said last, as the server knows it that orders what is said.
    std::optional<Said> last_of(const std::string& stream, const std::string& subject) {
        natsMsg* found = nullptr;
        jsErrCode error{};
        const natsStatus status =
            js_GetLastMsg(&found, js(), stream.c_str(), subject.c_str(), nullptr, &error);
        if (status == NATS_NOT_FOUND) {  // also where there is no such stream
            return std::nullopt;
        }
        need(status);
        return said(nats::Message{found});
    }

    template <class Look>
    std::optional<std::uint64_t> publish(const std::string& subject, std::string_view bytes,
                                         std::uint64_t after, const Look& look) {
        jsPubOptions wanted;
        jsPubOptions_Init(&wanted);
        wanted.MaxWait = nats::kAnswerTime.count();
        wanted.ExpectLastSubjectSeq = after;
        // The library takes 0 for "whatever is there"; before the first, nothing is.
        wanted.ExpectNoMessage = after == 0;
        jsPubAck* made = nullptr;
        jsErrCode error{};
        const natsStatus status = js_Publish(&made, js(), subject.c_str(), bytes.data(),
                                             static_cast<int>(bytes.size()), &wanted, &error);
        const nats::Owned<jsPubAck, jsPubAck_Destroy> kept{made};
        if (status == NATS_MAX_PAYLOAD) {
            throw NatsError{"The NATS servers at " + place_ +
                            " take no message as long as a row of this record: give them a "
                            "greater max_payload."};
        }
        return settled(status, made == nullptr ? 0 : made->Sequence, bytes, after, look);
    }

    // Whether it was refused because another was first, or was taken although no answer came.
    template <class Look>
    std::optional<std::uint64_t> settled(natsStatus status, std::uint64_t place,
                                         std::string_view bytes, std::uint64_t after,
                                         const Look& look) {
        if (status == NATS_OK) {
            return place;
        }
        const std::optional<Said> now = look();
        if (now && now->place > after) {
            return now->bytes == bytes ? std::optional{now->place} : std::nullopt;
        }
        need(status);
        return std::nullopt;
    }

    void need(natsStatus status) const {
        if (status != NATS_OK) {
            throw NatsAway{"The NATS servers at " + place_ + " do not keep the record (" +
                           natsStatus_GetText(status) +
                           "): see that most of them run, with JetStream, and can be reached."};
        }
    }

    [[nodiscard]] jsCtx* js() const {
        if (!js_) {
            need(NATS_NO_MEMORY);
        }
        return js_.get();
    }

    void wait_for_connection() const {
        for (auto waited = std::chrono::milliseconds::zero();
             natsConnection_Status(connection_.get()) != NATS_CONN_STATUS_CONNECTED;
             waited += kLook) {
            if (waited >= nats::kAnswerTime) {
                need(NATS_TIMEOUT);
            }
            std::this_thread::sleep_for(kLook);
        }
    }

    void make_store(int servers) {
        kvStore* found = nullptr;
        natsStatus status = js_KeyValue(&found, js(), bucket_.c_str());
        if (status == NATS_NOT_FOUND) {
            kvConfig wanted;
            need(kvConfig_Init(&wanted));
            wanted.Bucket = bucket_.c_str();
            wanted.History = 1;
            wanted.Replicas = servers;
            wanted.StorageType = js_FileStorage;
            status = js_CreateKeyValue(&found, js(), &wanted);
        }
        const Store store{found};
        need(status);
        jsStreamInfo* made = nullptr;
        jsErrCode error{};
        need(js_GetStreamInfo(&made, js(), store_.c_str(), nullptr, &error));
        const nats::StreamInfo info{made};
        if (info->Config->Replicas != servers) {  // it was made for another number of them
            info->Config->Replicas = servers;
            need(nats::keep_stream(js(), *info->Config));
        }
    }

    void make_stream(int servers) {
        std::array<const char*, 1> subjects{subject_.c_str()};
        jsStreamConfig wanted;
        need(jsStreamConfig_Init(&wanted));
        wanted.Name = stream_.c_str();
        wanted.Subjects = subjects.data();
        wanted.SubjectsLen = 1;
        wanted.Storage = js_FileStorage;
        wanted.Replicas = servers;
        // Nobody takes a row out again, not even by mistake.
        wanted.DenyDelete = true;
        wanted.DenyPurge = true;
        need(nats::keep_stream(js(), wanted));
    }

    [[nodiscard]] static Said said(const nats::Message& message) {
        return {natsMsg_GetSequence(message.get()), nats::bytes_of(message.get())};
    }

    const std::string place_;
    const std::string stream_;
    const std::string subject_;
    const std::string bucket_;
    const std::string store_;  ///< the stream that is the bucket
    const std::string key_;    ///< the subject in it that is the key
    nats::Options options_;
    nats::Connection connection_;
    nats::JetStream js_;
};

NatsRecord::NatsRecord(const std::string& url, const std::string& record, const std::string& name)
    : impl_{std::make_unique<Impl>(url, record, name)} {}

NatsRecord::~NatsRecord() = default;

void NatsRecord::make(int servers) { impl_->make(servers); }
std::optional<NatsRecord::Said> NatsRecord::lead() { return impl_->lead(); }
std::optional<std::uint64_t> NatsRecord::say_lead(std::string_view bytes, std::uint64_t after) {
    return impl_->say_lead(bytes, after);
}
std::optional<NatsRecord::Said> NatsRecord::last() { return impl_->last(); }
std::optional<NatsRecord::Said> NatsRecord::at(std::uint64_t place) { return impl_->at(place); }
std::optional<std::uint64_t> NatsRecord::append(std::string_view bytes, std::uint64_t after) {
    return impl_->append(bytes, after);
}

}  // namespace dais::net

// Patches: from any value to any other, and any patch at all on any value. Three lines of JSON.
#include "net/keyed.h"
#include "tests/fuzz/fuzz.h"

using namespace dais;
using namespace dais::net;
using fuzz::hold;

namespace {

// No field of the protocol is called as the keyed form's own are.
bool has_marks(const Json& value) {
    const std::string text = value.dump(-1, ' ', true);
    return text.find("$order") != std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kValues = 3;
    std::vector<Json> values;
    for (const auto line : fuzz::lines_of(fuzz::text_of(data, size), kValues)) {
        values.push_back(Json::parse(line, nullptr, false));
        if (values.back().is_discarded()) {
            return 0;
        }
    }
    if (!values[0].is_object() || (values.size() > 1 && !values[1].is_object())) {
        return 0;  // a slice's value is an object
    }
    const Json& from = values.front();
    const Json& to = values.size() > 1 ? values[1] : from;
    if (has_marks(from) || has_marks(to)) {
        return 0;
    }
    hold(plain(keyed(from)) == from, "not the same when keyed", from.dump());
    if (const auto patch = patch_between(from, to)) {
        Json form = keyed(from);
        form.merge_patch(*patch);
        hold(plain(form) == to, "a patch leads elsewhere", patch->dump());
    }
    // One that nobody made from the two: something comes of it, and that has a form of its own.
    Json form = keyed(from);
    form.merge_patch(values.back());
    const auto somewhere = plain(form);
    if (somewhere && !has_marks(*somewhere)) {
        hold(plain(keyed(*somewhere)) == *somewhere, "not the same when keyed", somewhere->dump());
    }
    return 0;
}

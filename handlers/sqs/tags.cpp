#include <fmt/format.h>

#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

// The limit of fifty is a recommendation here, which AWS doesn't hold anybody to.
std::optional<aws::Error> check_tag(const std::string& key, const std::string& value) {
  if (!aws::tag_fault(key, value)) return std::nullopt;
  return invalid_parameter(fmt::format("Tag {}={} is not valid.", key, value));
}

}  // namespace

Answer tag_queue(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  const auto given = texts_of(call, "Tags");
  for (const auto& [key, value] : given) {
    if (auto error = check_tag(key, value)) return std::move(*error);
  }
  for (const auto& [key, value] : given)
    (*live)->tags.insert_or_assign(key, value);
  return empty_answer();
}

Answer untag_queue(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  for (const std::string& key : list_of(call, "TagKeys"))
    (*live)->tags.erase(key);
  return empty_answer();
}

Answer list_queue_tags(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  return answer([&tags = (*live)->tags](aws::JsonWriter& writer) {
    if (tags.empty()) return;
    aws::write_key(writer, "Tags");
    writer.StartObject();
    for (const auto& [key, value] : tags)
      aws::write_member(writer, key, value);
    writer.EndObject();
  });
}

}  // namespace emulator::sqs

#include "handlers/lambda/batch_item_failures.hpp"

#include "daemon/aws/json.hpp"

namespace emulator::lambda {

std::optional<std::set<std::string>> failed_items(std::string_view answer,
                                                  const std::set<std::string>& batch) {
  std::set<std::string> failed;
  if (answer.empty()) return failed;
  const auto document = aws::parse_json(answer);
  if (!document) return std::nullopt;
  // A function that answers with something else altogether reports no failures.
  if (!document->IsObject()) return failed;
  const aws::Json* items = aws::member(*document, "batchItemFailures");
  if (items == nullptr) return failed;
  if (!items->IsArray()) return std::nullopt;
  for (const aws::Json& item : items->GetArray()) {
    const aws::Json* id = item.IsObject() ? aws::member(item, "itemIdentifier") : nullptr;
    if (id == nullptr || !id->IsString()) return std::nullopt;
    std::string text(aws::string_of(*id));
    if (!batch.contains(text)) return std::nullopt;
    failed.insert(std::move(text));
  }
  return failed;
}

}  // namespace emulator::lambda

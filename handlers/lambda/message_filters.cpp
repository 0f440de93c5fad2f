#include "handlers/lambda/message_filters.hpp"

#include <algorithm>

namespace emulator::lambda {

boost::system::result<MessageFilters, std::string> MessageFilters::parse(
    std::string_view criteria) {
  MessageFilters made;
  if (criteria.empty()) return made;
  const auto document = aws::parse_json(criteria);
  const aws::Json* filters =
      document && document->IsObject() ? aws::member(*document, "Filters") : nullptr;
  if (filters == nullptr || !filters->IsArray()) return made;
  for (const aws::Json& filter : filters->GetArray()) {
    const aws::Json* pattern = filter.IsObject() ? aws::member(filter, "Pattern") : nullptr;
    if (pattern == nullptr || !pattern->IsString()) continue;
    auto parsed = aws::EventPattern::parse(aws::string_of(*pattern));
    if (!parsed) return parsed.error();
    made.patterns_.push_back(std::move(*parsed));
  }
  return made;
}

bool MessageFilters::accept(std::string_view record) const {
  if (patterns_.empty()) return true;
  auto document = aws::parse_json(record);
  if (!document) return false;
  aws::Json& body = (*document)["body"];
  aws::JsonDocument inner(&document->GetAllocator());
  if (const auto parsed = aws::parse_json(aws::string_of(body)); parsed && parsed->IsObject()) {
    inner.CopyFrom(*parsed, document->GetAllocator());
    body = inner.Move();
  }
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [&](const aws::EventPattern& pattern) { return pattern.matches(*document); });
}

}  // namespace emulator::lambda

#include "daemon/aws/pagination.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

OperationResult list_topics(State& state, aws::QueryCall& call) {
  const auto start = page_start(call);
  if (!start) return start.error();
  const auto page = aws::page_of(state.stores[call.call.scope].topics(), *start, page_size);
  return aws::query_response(call, [&page](aws::XmlWriter& xml) {
    xml.open("Topics");
    for (const Topic* topic : page.items) {
      xml.open("member");
      xml.element("TopicArn", topic->arn);
      xml.close();
    }
    xml.close();
    if (page.next_marker) xml.element("NextToken", *page.next_marker);
  });
}

}  // namespace emulator::sns

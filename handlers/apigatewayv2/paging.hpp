#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/pagination.hpp"
#include "daemon/aws/rest_json.hpp"
#include "handlers/apigatewayv2/document.hpp"
#include "handlers/apigatewayv2/entity.hpp"

namespace emulator::apigatewayv2 {

// maxResults and nextToken of the operations that list.
struct PageRequest {
  std::size_t limit = 25;
  std::string after;
};
aws::Result<PageRequest> page_request(const aws::RestCall& call);

// {"items": […], "nextToken": …}
template <class T, class Render>
http::Response page_response(const aws::Page<T>& page, Render render,
                             std::string_view member = "items") {
  std::string items = "[";
  for (const T* item : page.items) {
    if (items.size() > 1) items += ',';
    items += render(*item);
  }
  Document answer;
  answer.set_json(member, items + ']');
  if (page.next_marker) answer.set_text("nextToken", *page.next_marker);
  return aws::json_response(200, answer.to_json());
}

}  // namespace emulator::apigatewayv2

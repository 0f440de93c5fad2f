#include "daemon/http/message.hpp"

#include <boost/beast/http/status.hpp>

namespace emulator::http {

std::string_view Request::path() const noexcept {
  return std::string_view(target).substr(0, target.find('?'));
}

std::string_view Request::query() const noexcept {
  const auto mark = target.find('?');
  return mark == std::string::npos ? std::string_view() : std::string_view(target).substr(mark + 1);
}

Response make_response(unsigned status, std::string_view content_type, std::string body) {
  Response response{status, {}, std::move(body)};
  response.headers.add("Content-Type", std::string(content_type));
  return response;
}

std::string_view reason_phrase(unsigned status) noexcept {
  const auto known = boost::beast::http::int_to_status(status);
  const auto phrase = boost::beast::http::obsolete_reason(known);
  return {phrase.data(), phrase.size()};
}

}  // namespace emulator::http

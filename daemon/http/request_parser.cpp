#include "daemon/http/request_parser.hpp"

#include <algorithm>

namespace emulator::http {

namespace {

// Memory is reserved for what a client announced only up to here; past it the body grows as it
// comes.
constexpr std::uint64_t trusted_announcement = 1024 * 1024;

}  // namespace

void RequestParser::on_request_impl(boost::beast::http::verb, string_view method_text,
                                    string_view target, int version, error_code&) {
  version_ = version;
  request_.method.assign(method_text.data(), method_text.size());
  request_.target.assign(target.data(), target.size());
}

void RequestParser::on_field_impl(boost::beast::http::field name, string_view name_text,
                                  string_view value, error_code&) {
  // Trailers come through here as well; what follows the body must not pass for a header.
  if (header_done_) {
    if (keep_trailers_) {
      request_.trailers.add({name_text.data(), name_text.size()}, {value.data(), value.size()});
    }
    return;
  }
  if (name == boost::beast::http::field::expect &&
      equals_ignoring_case({value.data(), value.size()}, "100-continue")) {
    expects_continue_ = true;
  }
  request_.headers.add({name_text.data(), name_text.size()}, {value.data(), value.size()});
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& content_length,
                                      error_code&) {
  if (content_length) request_.body.reserve(std::min(*content_length, trusted_announcement));
}

std::size_t RequestParser::on_body_impl(string_view body, error_code&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, string_view body, error_code&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

}  // namespace emulator::http

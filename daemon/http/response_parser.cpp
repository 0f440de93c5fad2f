#include "daemon/http/response_parser.hpp"

namespace emulator::http {

void ResponseParser::on_response_impl(int status, string_view, int, error_code&) {
  response_.status = static_cast<unsigned>(status);
}

void ResponseParser::on_field_impl(boost::beast::http::field, string_view name_text,
                                   string_view value, error_code&) {
  // Trailers come through here as well; what follows the body must not pass for a header.
  if (header_done_) return;
  response_.headers.add({name_text.data(), name_text.size()}, {value.data(), value.size()});
}

std::size_t ResponseParser::on_body_impl(string_view body, error_code&) {
  response_.body.append(body.data(), body.size());
  return body.size();
}

std::size_t ResponseParser::on_chunk_body_impl(std::uint64_t, string_view body, error_code&) {
  response_.body.append(body.data(), body.size());
  return body.size();
}

}  // namespace emulator::http

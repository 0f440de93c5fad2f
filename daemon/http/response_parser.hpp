#pragma once

// Include in .cpp files only: it pulls in Beast.

#include <boost/beast/http/basic_parser.hpp>

#include "daemon/http/message.hpp"

namespace emulator::http {

// Beast's incremental parser, filling our Response directly. Feed it with put() until is_done(); a
// body without a length ends with put_eof().
class ResponseParser final : public boost::beast::http::basic_parser<false> {
 public:
  // Fills `response`, which must outlive the parser and be empty.
  explicit ResponseParser(Response& response) : response_(response) { eager(true); }

 private:
  using string_view = boost::beast::string_view;
  using error_code = boost::beast::error_code;

  void on_request_impl(boost::beast::http::verb, string_view, string_view, int,
                       error_code&) override {}
  void on_response_impl(int status, string_view reason, int version, error_code& error) override;
  void on_field_impl(boost::beast::http::field name, string_view name_text, string_view value,
                     error_code& error) override;
  void on_header_impl(error_code&) override { header_done_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view body, error_code& error) override;
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t remain, string_view body,
                                 error_code& error) override;
  void on_finish_impl(error_code&) override {}

  Response& response_;
  bool header_done_ = false;
};

}  // namespace emulator::http

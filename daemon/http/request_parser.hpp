#pragma once

// Include in .cpp files only: it pulls in Beast.

#include <boost/beast/http/basic_parser.hpp>

#include "daemon/http/message.hpp"

namespace emulator::http {

// Beast's incremental parser, filling our Request directly. Feed it with put() until is_done().
class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  // Fills `request`, which must outlive the parser and be empty.
  explicit RequestParser(Request& request) : request_(request) { eager(true); }

  bool expects_continue() const noexcept { return expects_continue_; }
  // HTTP/1.0 knows no chunks.
  bool knows_chunks() const noexcept { return version_ >= 11; }
  // Trailers are kept, apart from the headers.
  void keep_trailers() noexcept { keep_trailers_ = true; }

 private:
  using string_view = boost::beast::string_view;
  using error_code = boost::beast::error_code;

  void on_request_impl(boost::beast::http::verb method, string_view method_text, string_view target,
                       int version, error_code& error) override;
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(boost::beast::http::field name, string_view name_text, string_view value,
                     error_code& error) override;
  void on_header_impl(error_code&) override { header_done_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& content_length,
                         error_code& error) override;
  std::size_t on_body_impl(string_view body, error_code& error) override;
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t remain, string_view body,
                                 error_code& error) override;
  void on_finish_impl(error_code&) override {}

  Request& request_;
  int version_ = 11;
  bool header_done_ = false;
  bool keep_trailers_ = false;
  bool expects_continue_ = false;
};

}  // namespace emulator::http

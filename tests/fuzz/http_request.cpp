// HTTP requests: no bytes crash the parser, and it takes a request in pieces as it does whole.

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "daemon/http/request_parser.hpp"
#include "daemon/http/url.hpp"
#include "target.hpp"

namespace emulator::fuzz {

namespace {

struct Parsed {
  http::Request request;
  bool done = false;
};

// Gives the parser `piece` more bytes at a time, as they come in from a socket.
Parsed parse(std::string_view text, std::size_t piece) {
  Parsed parsed;
  http::RequestParser parser(parsed.request);
  parser.header_limit(2048);
  parser.body_limit(2048);
  std::size_t used = 0;
  std::size_t there = 0;
  while (!parser.is_done()) {
    if (there == text.size() && there != 0) break;
    there = std::min(text.size(), there + piece);
    boost::system::error_code error;
    while (used < there && !parser.is_done()) {
      const std::size_t taken =
          parser.put(boost::asio::buffer(text.data() + used, there - used), error);
      used += taken;
      if (error || taken == 0) break;
    }
    if (error && error != boost::beast::http::error::need_more) return parsed;
    if (text.empty()) break;
  }
  parsed.done = parser.is_done();
  return parsed;
}

}  // namespace

void run(std::string_view input) {
  const Parsed whole = parse(input, input.size());
  if (!whole.done) return;
  for (const auto& [name, value] : http::parse_query(whole.request.query()))
    check(http::form_decode(http::percent_encode(value)) == value, "encoding loses nothing");
  // Where asserts are on, Beast ends the program over a chunked body whose first chunk is the last
  // and comes in pieces, which it reads well: it asserts that five bytes of "0\r\n\r\n" are there.
  if (whole.request.headers.contains("Transfer-Encoding") && whole.request.body.empty()) return;
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}}) {
    const Parsed pieces = parse(input, piece);
    check(pieces.done, "a request that is whole is whole in pieces");
    check(pieces.request.method == whole.request.method &&
              pieces.request.target == whole.request.target &&
              pieces.request.body == whole.request.body &&
              pieces.request.headers.size() == whole.request.headers.size(),
          "a request in pieces is the same request");
  }
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"\r\n",
                                               "\r\n\r\n",
                                               "GET ",
                                               "POST ",
                                               " HTTP/1.1\r\n",
                                               " HTTP/1.0\r\n",
                                               "Content-Length: ",
                                               "Transfer-Encoding: chunked\r\n",
                                               "Expect: 100-continue\r\n",
                                               "Connection: close\r\n",
                                               "0",
                                               "5\r\nhello\r\n",
                                               "0\r\n\r\n",
                                               ";x=\"y\"",
                                               "%2F",
                                               "?",
                                               ": ",
                                               "\t",
                                               "99999999999999999999"};
  return words;
}

}  // namespace emulator::fuzz

#pragma once

// Include in .cpp files only: it pulls in Beast.

#include "daemon/http/body_source.hpp"
#include "daemon/http/request_parser.hpp"
#include "daemon/http/session.hpp"

namespace emulator::http {

// The body of the request in hand, read from the connection when the handler asks for more: a
// sender that is faster than the handler fills the socket's buffers and waits.
class Session::Body final : public BodySource {
 public:
  // All must outlive it.
  Body(Session& session, Request& request, RequestParser& parser)
      : session_(session), request_(request), parser_(parser) {}

  asio::awaitable<boost::system::result<std::string>> read() override;

 private:
  Session& session_;
  Request& request_;  // the parser leaves what it has decoded in its body
  RequestParser& parser_;
  boost::system::error_code fault_;
};

}  // namespace emulator::http

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/access.hpp"
#include "daemon/aws/call.hpp"
#include "daemon/http/server.hpp"
#include "daemon/platform.hpp"
#include "daemon/routing.hpp"
#include "handlers/execute_api/user_request.hpp"
#include "handlers/lambda/url_request.hpp"

namespace emulator {

class Control;
class Service;

// What stands between the HTTP server and the services: gives every request its id, lets in who may
// come in, routes, and renders what no service answers.
class Edge {
 public:
  using UserRequestHandler =
      std::function<boost::asio::awaitable<http::Response>(execute_api::UserRequest)>;

  using UrlRequestHandler =
      std::function<boost::asio::awaitable<http::Response>(lambda::UrlRequest)>;

  // Where a request to a custom domain name goes; nothing for one to any other host.
  using DomainRouter = std::function<std::optional<Destination>(const http::Request&)>;

  Edge(const Platform& platform, AccessPolicy access, Control& control);

  // Everything below is set before the server listens. `service` must outlive the edge.
  void add_service(Service& service);
  void set_user_request_handler(UserRequestHandler handler) { user_requests_ = std::move(handler); }
  void set_url_request_handler(UrlRequestHandler handler) { url_requests_ = std::move(handler); }

  void set_domain_router(DomainRouter router) { domains_ = std::move(router); }

  boost::asio::awaitable<http::Response> handle(http::Request& request);
  // The answer to a request that the server refuses by itself.
  http::Response render_fault(http::RequestFault fault, const http::Request& request) const;

 private:
  Destination destination_of(const http::Request& request, const aws::Credential& credential) const;
  boost::asio::awaitable<http::Response> answer(http::Request& request,
                                                const aws::Credential& credential,
                                                Destination& destination,
                                                const std::string& request_id);
  boost::asio::awaitable<http::Response> call_service(http::Request& request,
                                                      const aws::Credential& credential,
                                                      const std::string& name,
                                                      const std::string& request_id);
  std::string base_url(const http::Request& request) const;
  void allow_origin(const http::Request& request, http::Response& response) const;

  Platform platform_;
  AccessPolicy access_;
  Control& control_;
  UserRequestHandler user_requests_;
  UrlRequestHandler url_requests_;
  DomainRouter domains_;
  std::map<std::string, Service*, std::less<>> services_;
};

}  // namespace emulator

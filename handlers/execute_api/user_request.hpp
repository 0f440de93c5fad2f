#pragma once

#include <string>

#include "daemon/http/message.hpp"

namespace emulator::execute_api {

// What stands for a stage where a draft is tested.
inline constexpr std::string_view test_stage = "test-invoke-stage";

// A request of a deployed API's user, after the edge found out which API and stage it is for.
struct UserRequest {
  http::Request& request;
  std::string api_id;
  std::string stage;
  // What follows the stage, raw and never empty: "/orders//a%2Fb/".
  std::string path;
  std::string request_id;
  // The same with the stage before it, as it stands in the request and without the first '/'; empty
  // where the request says _user_request_.
  std::string_view from_stage = {};
  // The custom domain name by which it came; empty for the API's own endpoint. Then `path` is
  // without the base path that is mapped to the stage.
  std::string domain_name = {};

  bool by_custom_domain() const noexcept { return !domain_name.empty(); }
  // As events and $context show it, where it begins with a mapped base path instead of a stage.
  std::string_view event_path() const noexcept {
    return by_custom_domain() ? request.path() : std::string_view(path);
  }
  std::string context_path() const {
    return by_custom_domain() ? std::string(request.path()) : "/" + stage + path;
  }
};

// A copy of a request, for an answer that outlasts the call it is given to.
struct KeptRequest {
  explicit KeptRequest(const UserRequest& from)
      : request(from.request), user{request,         from.api_id, from.stage,      from.path,
                                    from.request_id, {},          from.domain_name} {
    request.stream = nullptr;
    request.peer = nullptr;
  }
  KeptRequest(const KeptRequest&) = delete;
  KeptRequest& operator=(const KeptRequest&) = delete;

  http::Request request;
  UserRequest user;
};

}  // namespace emulator::execute_api

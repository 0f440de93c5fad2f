#include "handlers/lambda/code_download.hpp"

#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "daemon/offload.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

std::shared_ptr<const Package> package_of(ServiceState& state, std::string_view token) {
  for (const auto& [scope, table] : state.functions) {
    for (const auto& [name, function] : table) {
      if (function.code_token == token) return function.package;
      for (const auto& [number, version] : function.published) {
        if (version.code_token == token) return version.package;
      }
    }
  }
  for (const auto& [scope, table] : state.layers) {
    for (const auto& [name, layer] : table) {
      for (const auto& [number, version] : layer.versions) {
        if (version.code_token == token) return version.package;
      }
    }
  }
  return nullptr;
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

std::string code_location(std::string_view base_url, std::string_view token) {
  return fmt::format("{}{}{}", base_url, code_path, token);
}

boost::asio::awaitable<http::Response> download_code(ServiceState& state, std::string path) {
  // Held, so that the file outlives a function deleted meanwhile.
  const std::shared_ptr<const Package> package =
      package_of(state, std::string_view(path).substr(code_path.size()));
  if (!package) {
    co_return http::make_response(404, "text/plain",
                                  "No function or layer has this code any more.\n");
  }
  auto read = [file = package->zip_path] { return read_file(file); };
  auto zip = co_await offload(state.platform.workers, std::move(read));
  if (!zip) co_return http::make_response(500, "text/plain", "The package can't be read.\n");
  co_return http::make_response(200, "application/zip", std::move(*zip));
}

}  // namespace emulator::lambda

#include "lambda/environment_variables.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "lambda/function_version.hpp"
#include "lambda/language.hpp"

namespace emulator::lambda {
namespace {

using Variables = std::map<std::string, std::string>;

bool is_managed_runtime(const std::string& runtime) {
  return !runtime.starts_with("provided");
}

// Lambda's order: the system's libraries come before those of the package. A package that brings a
// libc along, as AWS's C++ packager makes them, would otherwise break the shell that starts it; so
// Debian's directories, which Amazon Linux hasn't, belong in front as well.
std::string library_path(const std::string& root, const std::string& layers) {
#if defined(__aarch64__)
  constexpr const char* triplet = "aarch64-linux-gnu";
#else
  constexpr const char* triplet = "x86_64-linux-gnu";
#endif
  return fmt::format(
      "/lib64:/usr/lib64:/lib/{0}:/usr/lib/{0}:/var/runtime:/var/runtime/lib:{1}:{1}/lib:{2}/lib",
      triplet, root, layers);
}

// Where the languages look for what layers and packages bring.
// https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
void add_search_paths(Variables& variables, const FunctionVersion& version,
                      const EnvironmentSettings& settings) {
  const std::string& layers = settings.layers_root;
  const std::string_view wanted = version_of_runtime(version.runtime);
  switch (language_of(version.runtime)) {
    case Language::python:
      if (!layers.empty()) {
        variables["PYTHONPATH"] = fmt::format(
            "{0}/python/lib/python{1}/site-packages:{0}/python:/var/runtime", layers, wanted);
      }
      break;
    case Language::node:
      variables["NODE_PATH"] = fmt::format(
          "{0}/nodejs/node{1}/node_modules:{0}/nodejs/node_modules:/var/runtime/node_modules:"
          "/var/runtime:{2}",
          layers.empty() ? "/opt" : layers, wanted, settings.task_root);
      break;
    case Language::ruby:
      variables["RUBYLIB"] =
          fmt::format("{}:{}/ruby/lib", settings.task_root, layers.empty() ? "/opt" : layers);
      if (!layers.empty()) {
        // It replaces where Ruby looks by itself, so Debian's own directories are named as well.
        variables["GEM_PATH"] = fmt::format(
            "{0}/vendor/bundle/ruby/{2}.0:{1}/ruby/gems/{2}.0:/var/lib/gems/{2}.0:"
            "/usr/local/lib/ruby/gems/{2}.0:/usr/share/rubygems-integration/all",
            settings.task_root, layers, wanted);
      }
      break;
    case Language::java:
    case Language::none:
    case Language::unsupported:
      break;
  }
}

// What a function's own settings may override.
Variables defaults(const FunctionVersion& version, const EnvironmentSettings& settings) {
  const std::string layers = settings.layers_root.empty() ? "/opt" : settings.layers_root;
  std::string path = fmt::format("/usr/local/bin:/usr/bin/:/bin:{}/bin", layers);
  // A bootstrap that is a script finds what the machine has: curl, jq, …
  if (!settings.host_path.empty()) path += ":" + settings.host_path;
  Variables variables{
      {"LANG", "en_US.UTF-8"},
      {"TZ", ":UTC"},
      {"PATH", std::move(path)},
      {"LD_LIBRARY_PATH", library_path(settings.task_root, layers)},
      {"AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR"},
      {"TMPDIR", settings.temporary},
  };
  add_search_paths(variables, version, settings);
  if (settings.endpoint.empty()) return variables;
  // Every current SDK reads this one; there is no other name that they agree on.
  variables["AWS_ENDPOINT_URL"] = settings.endpoint;
  if (settings.user_wins) {
    // Functions written for LocalStack build their endpoint from these two.
    const auto host = settings.endpoint.find("//");
    const auto port = settings.endpoint.rfind(':');
    if (host != std::string::npos && port > host) {
      variables["LOCALSTACK_HOSTNAME"] = settings.endpoint.substr(host + 2, port - host - 2);
      variables["EDGE_PORT"] = settings.endpoint.substr(port + 1);
    }
  }
  return variables;
}

// Lambda's reserved names, which CreateFunction refuses in a function's settings.
Variables reserved(const FunctionVersion& version, const EnvironmentSettings& settings) {
  // The access key id names the account: calls of the function reach the resources of its own.
  const bool named_account = version.scope.account != aws::default_account;
  Variables variables{
      {"_HANDLER", version.handler},
      {"AWS_REGION", version.scope.region},
      {"AWS_DEFAULT_REGION", version.scope.region},
      {"AWS_LAMBDA_FUNCTION_NAME", version.function_name},
      {"AWS_LAMBDA_FUNCTION_VERSION", version.version},
      {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE", std::to_string(version.memory_mb)},
      {"AWS_LAMBDA_INITIALIZATION_TYPE",
       settings.provisioned ? "provisioned-concurrency" : "on-demand"},
      {"AWS_LAMBDA_LOG_GROUP_NAME", version.log_group_name()},
      {"AWS_LAMBDA_LOG_STREAM_NAME", settings.log_stream},
      {"AWS_ACCESS_KEY_ID", named_account ? version.scope.account : "test"},
      {"AWS_SECRET_ACCESS_KEY", "test"},
      {"AWS_SESSION_TOKEN", "test"},
      {"LAMBDA_TASK_ROOT", settings.task_root},
      {"LAMBDA_RUNTIME_DIR", "/var/runtime"},
  };
  // OS-only runtimes have none.
  if (is_managed_runtime(version.runtime)) {
    variables["AWS_EXECUTION_ENV"] = "AWS_Lambda_" + version.runtime;
  }
  if (version.log_format != "Text") {
    variables["AWS_LAMBDA_LOG_FORMAT"] = version.log_format;
    if (!version.application_log_level.empty()) {
      variables["AWS_LAMBDA_LOG_LEVEL"] = version.application_log_level;
    }
  }
  return variables;
}

void override_with(Variables& variables, const std::map<std::string, std::string>& more) {
  for (const auto& [name, value] : more)
    variables.insert_or_assign(name, value);
}

// Lambda keeps these from extensions.
constexpr std::string_view hidden_variables[] = {
    "AWS_EXECUTION_ENV=",
    "AWS_LAMBDA_LOG_GROUP_NAME=",
    "AWS_LAMBDA_LOG_STREAM_NAME=",
    "AWS_XRAY_CONTEXT_MISSING=",
    "AWS_XRAY_DAEMON_ADDRESS=",
    "LAMBDA_RUNTIME_DIR=",
    "LAMBDA_TASK_ROOT=",
    "_AWS_XRAY_DAEMON_ADDRESS=",
    "PORT=",
    "_HANDLER=",
};

bool is_hidden(const std::string& variable) {
  return std::any_of(std::begin(hidden_variables), std::end(hidden_variables),
                     [&variable](std::string_view name) { return variable.starts_with(name); });
}

}  // namespace

std::vector<std::string> environment_variables(const FunctionVersion& version,
                                               const EnvironmentSettings& settings) {
  Variables variables = defaults(version, settings);
  if (settings.user_wins) {
    override_with(variables, reserved(version, settings));
    override_with(variables, version.environment);
  } else {
    override_with(variables, version.environment);
    override_with(variables, reserved(version, settings));
  }
  // Without this one there is no function, and by it we know its processes.
  variables["AWS_LAMBDA_RUNTIME_API"] = settings.runtime_api;

  std::vector<std::string> lines;
  lines.reserve(variables.size());
  for (const auto& [name, value] : variables)
    lines.push_back(fmt::format("{}={}", name, value));
  return lines;
}

std::vector<std::string> extension_variables(const FunctionVersion& version,
                                             const EnvironmentSettings& settings) {
  auto lines = environment_variables(version, settings);
  std::erase_if(lines, is_hidden);
  return lines;
}

}  // namespace emulator::lambda

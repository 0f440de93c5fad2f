#include "lambda/language.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace emulator::lambda {
namespace {

// What is told of an interpreter it tells itself: pyenv's and other shims are scripts which lead
// elsewhere, or nowhere.
constexpr const char* python_probe = R"(
import sys
client = version = ''
try:
    import awslambdaric.bootstrap, runtime_client
    client = 'awslambdaric'
    from importlib.metadata import version as version_of
    version = version_of('awslambdaric')
except Exception:
    pass
own = '.'.join(map(str, sys.version_info[:3]))
print('\t'.join(['interpreter', sys.executable, own, client, version]), flush=True)
)";

constexpr const char* node_probe = R"(
const fs = require('fs'), path = require('path');
const folders = (process.env.NODE_PATH || '').split(':').concat(
    path.resolve(process.execPath, '../../lib/node_modules'),
    '/usr/lib/node_modules', '/usr/local/lib/node_modules', '/var/runtime/node_modules');
const found = folders.filter(Boolean).map((folder) => path.join(folder, 'aws-lambda-ric'))
    .find((folder) => fs.existsSync(path.join(folder, 'dist', 'rapid-client.node')));
const client = found ? path.join(found, 'bin', 'index.mjs') : '';
const version = found ? require(path.join(found, 'package.json')).version : '';
console.log(['interpreter', process.execPath, process.versions.node, client, version].join('\t'));
)";

constexpr const char* ruby_probe = R"(
client = version = ''
begin
  found = Gem::Specification.find_by_name('aws_lambda_ric')
  client, version = found.bin_file('aws_lambda_ric'), found.version.to_s
rescue LoadError, StandardError
end
puts(['interpreter', RbConfig.ruby, RUBY_VERSION, client, version].join("\t"))
)";

// "openjdk version "21.0.1" 2023-10-17": Java runs no line of code for us without a file.
bool parse_java(std::string_view output, Probe& probe) {
  constexpr std::string_view mark = " version \"";
  const auto at = output.find(mark);
  if (at == output.npos) return false;
  output.remove_prefix(at + mark.size());
  // Until Java 9, 1.8.0 was the eighth.
  if (output.starts_with("1.")) output.remove_prefix(2);
  probe.version = std::string(output.substr(0, output.find('"')));
  return true;
}

std::string_view package_of(Language language) {
  switch (language) {
    case Language::python:
      return "python3";
    case Language::node:
      return "nodejs";
    case Language::java:
      return "default-jre-headless";
    case Language::ruby:
      return "ruby";
    case Language::none:
    case Language::unsupported:
      break;
  }
  return "";
}

// AWS's client, for the languages that can't do without.
std::string_view how_to_install(Language language) {
  return language == Language::java
             ? "put the jars of com.amazonaws:aws-lambda-java-runtime-interface-client and its "
               "dependencies into /var/runtime/lib, or on the emulator's CLASSPATH"
             : "gem install aws_lambda_ric";
}

}  // namespace

Language language_of(std::string_view runtime) noexcept {
  if (runtime.starts_with("provided") || runtime == "go1.x") return Language::none;
  if (runtime.starts_with("python3")) return Language::python;
  // nodejs4.3-edge ran on CloudFront.
  if (runtime.starts_with("nodejs") && !runtime.ends_with("-edge")) return Language::node;
  if (runtime.starts_with("java")) return Language::java;
  if (runtime.starts_with("ruby")) return Language::ruby;
  return Language::unsupported;
}

std::string_view name_of(Language language) noexcept {
  switch (language) {
    case Language::python:
      return "Python";
    case Language::node:
      return "Node.js";
    case Language::java:
      return "Java";
    case Language::ruby:
      return "Ruby";
    case Language::none:
    case Language::unsupported:
      break;
  }
  return "";
}

std::string_view version_of_runtime(std::string_view runtime) noexcept {
  const auto begin = std::min(runtime.find_first_of("0123456789"), runtime.size());
  runtime.remove_prefix(begin);
  auto version = runtime.substr(0, runtime.find_first_not_of("0123456789."));
  while (version.ends_with('.'))
    version.remove_suffix(1);
  return version;
}

bool is_version(std::string_view version, std::string_view wanted) noexcept {
  if (!version.starts_with(wanted)) return false;
  return version.size() == wanted.size() || wanted.empty() || version[wanted.size()] == '.';
}

std::vector<std::string> program_names(Language language, std::string_view wanted) {
  std::vector<std::string> names;
  switch (language) {
    case Language::python:
      names = {fmt::format("python{}", wanted), "python3", "python"};
      for (int minor = 16; minor >= 8; --minor) {
        const std::string name = fmt::format("python3.{}", minor);
        if (name != names.front()) names.push_back(name);
      }
      return names;
    case Language::node:
      return {fmt::format("node{}", wanted), "node", "nodejs"};
    case Language::java:
      return {"java"};
    case Language::ruby:
      return {fmt::format("ruby{}", wanted), "ruby"};
    case Language::none:
    case Language::unsupported:
      break;
  }
  return names;
}

std::vector<std::string> probe_arguments(Language language) {
  switch (language) {
    case Language::python:
      return {"-c", python_probe};
    case Language::node:
      return {"-e", node_probe};
    case Language::java:
      return {"-version"};
    case Language::ruby:
      return {"-e", ruby_probe};
    case Language::none:
    case Language::unsupported:
      break;
  }
  return {};
}

bool parse_probe(std::string_view output, Probe& probe) {
  const std::string mark = fmt::format("{}\t", probe_mark);
  const auto at = output.find(mark);
  if (at == output.npos) return parse_java(output, probe);
  output.remove_prefix(at + mark.size());
  output = output.substr(0, output.find_first_of("\r\n"));
  for (std::string* field : {&probe.program, &probe.version, &probe.client}) {
    const auto end = output.find('\t');
    if (end == output.npos) return false;
    *field = std::string(output.substr(0, end));
    output.remove_prefix(end + 1);
  }
  probe.client_version = std::string(output);
  return !probe.program.empty() && !probe.version.empty();
}

std::string missing_sentence(std::string_view runtime) {
  const Language language = language_of(runtime);
  if (language == Language::unsupported) {
    return fmt::format(
        "The runtime {} is not run by this emulator; it runs provided*, go1.x, python3.*, nodejs*, "
        "java* and ruby*.",
        runtime);
  }
  std::string sentence = fmt::format(
      "The runtime {} needs {}, which was not found on PATH or in the usual places: install it (on "
      "Debian, apt-get install {})",
      runtime, name_of(language), package_of(language));
  if (language == Language::python || language == Language::node) {
    return sentence + " or use the image emulator:runtimes.";
  }
  return sentence +
         fmt::format(" and AWS's runtime interface client: {}.", how_to_install(language));
}

std::string missing_client_sentence(std::string_view runtime) {
  const Language language = language_of(runtime);
  return fmt::format(
      "The runtime {} needs AWS's runtime interface client for {}, which was not found: {}.",
      runtime, name_of(language), how_to_install(language));
}

}  // namespace emulator::lambda

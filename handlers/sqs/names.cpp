#include "handlers/sqs/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/http/url.hpp"
#include "handlers/sqs/errors.hpp"

namespace emulator::sqs {

namespace {

constexpr std::size_t longest_name = 80;
constexpr std::string_view fifo_suffix = ".fifo";

bool is_account(std::string_view text) noexcept {
  return text.size() == 12 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What follows the last '/', which is taken away with it.
std::string_view take_last_part(std::string_view& path) noexcept {
  const auto slash = path.rfind('/');
  const std::string_view last = slash == path.npos ? path : path.substr(slash + 1);
  path = slash == path.npos ? std::string_view() : path.substr(0, slash);
  return last;
}

// "eu-west-1" of sqs.eu-west-1.amazonaws.com and of eu-west-1.queue.localhost.
std::string_view region_of_host(std::string_view host) noexcept {
  const auto dot = host.find('.');
  if (dot == host.npos) return {};
  const std::string_view first = host.substr(0, dot);
  const std::string_view rest = host.substr(dot + 1);
  const std::string_view second = rest.substr(0, rest.find('.'));
  if (first == "sqs" && second.find('-') != second.npos) return second;
  if (second == "queue") return first;
  return {};
}

}  // namespace

std::optional<QueueAddress> parse_queue_url(std::string_view url, const aws::Scope& caller) {
  QueueAddress address{caller, {}};
  if (const auto scheme = url.find("://"); scheme != url.npos) {
    url.remove_prefix(scheme + 3);
    const auto slash = url.find('/');
    if (slash == url.npos) return std::nullopt;
    const std::string_view region = region_of_host(url.substr(0, slash));
    if (!region.empty()) address.scope.region = region;
    url.remove_prefix(slash);
  }
  if (!url.starts_with('/')) return std::nullopt;
  std::string_view rest = url.substr(0, url.find('?'));
  if (rest.ends_with('/')) rest.remove_suffix(1);
  address.name = http::percent_decode(take_last_part(rest));
  const std::string_view account = take_last_part(rest);
  if (!is_account(account) || address.name.empty()) return std::nullopt;
  address.scope.account = account;
  const std::string_view region = take_last_part(rest);
  if (!region.empty() && take_last_part(rest) == "queue") address.scope.region = region;
  return address;
}

std::string queue_url(std::string_view base_url, const aws::Scope& scope, std::string_view name) {
  return fmt::format("{}/{}/{}", base_url, scope.account, name);
}

std::optional<aws::Error> check_queue_name(std::string_view name, bool fifo) {
  std::string_view stem = name;
  if (fifo && stem.ends_with(fifo_suffix)) stem.remove_suffix(fifo_suffix.size());
  const bool is_good = !stem.empty() && name.size() <= longest_name &&
                       std::all_of(stem.begin(), stem.end(), [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '-' || c == '_';
                       });
  if (is_good && fifo == name.ends_with(fifo_suffix)) return std::nullopt;
  return invalid_parameter(
      fifo ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or "
             "underscores, must end with .fifo suffix and be 1 to 80 in length."
           : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in "
             "length");
}

}  // namespace emulator::sqs

#pragma once

// What AWS demands of domain names, in the words that both of its APIs have for it.

#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/custom_domains/store.hpp"

namespace emulator {
class Random;
}

namespace emulator::custom_domains {

using aws::Result;

// The hosted zone of all distributions.
inline constexpr std::string_view distribution_hosted_zone = "Z2FDTNDATAQYW2";
// That of a region's endpoints; empty for a region that we don't know.
std::string_view regional_hosted_zone(std::string_view region) noexcept;

aws::Error bad_request(std::string message);
aws::Error invalid_domain();   // 404
aws::Error invalid_mapping();  // 404

// What its members may be together.
Result<void> check(const Domain& domain);
// A name, which is kept in lower case.
Result<std::string> checked_name(std::string_view name);
// A base path without "(none)"; those with slashes are for API mappings.
Result<void> check_base_path(std::string_view base_path);

// Gives the domain the names and the id that AWS makes for its endpoints, and takes those of the
// endpoints that it hasn't any more.
void name_endpoints(Domain& domain, Random& random);

// Keeps a new domain, if it may be what it is and nobody else has its name.
Result<Domain*> add(Store& store, Domain domain, Random& random);

// 400 while a domain leads to what is to be deleted.
Result<void> check_api_removal(const Store& store, const aws::Scope& scope,
                               std::string_view api_id);
Result<void> check_stage_removal(const Store& store, const aws::Scope& scope,
                                 std::string_view api_id, std::string_view stage);

}  // namespace emulator::custom_domains

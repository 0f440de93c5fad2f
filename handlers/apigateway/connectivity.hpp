#pragma once

// What connects an account's APIs with their backends: VPC links and client certificates.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "daemon/http/client_identity.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

struct VpcLink {
  std::string id;
  std::string name;
  std::string description;
  std::vector<std::string> target_arns;
  // Why it failed; empty for one that is available.
  std::string fault;
  aws::Tags tags;
};

struct ClientCertificate {
  std::string id;
  std::string description;
  Time created;
  Time expires;
  aws::Tags tags;
  // The certificate and its key, of which only the certificate is ever shown.
  std::shared_ptr<const http::ClientIdentity> identity;
};

struct Connectivity {
  aws::Regional<std::map<std::string, VpcLink>> vpc_links;  // by id
  aws::Regional<std::map<std::string, ClientCertificate>> certificates;

  void clear() {
    vpc_links.clear();
    certificates.clear();
  }
};

}  // namespace emulator::apigateway

#include "daemon/http/client_identity.hpp"

#include "daemon/http/client_identity_key.hpp"

namespace emulator::http {

namespace {

constexpr unsigned key_bits = 2048;

}  // namespace

ClientIdentity::ClientIdentity(std::unique_ptr<Key> key, std::string pem)
    : key_(std::move(key)), pem_(std::move(pem)) {}

ClientIdentity::~ClientIdentity() = default;

std::shared_ptr<const ClientIdentity> ClientIdentity::generate(
    std::string_view organization, std::string_view common_name,
    std::chrono::system_clock::time_point from, std::chrono::system_clock::time_point to) {
  auto key = std::make_unique<Key>();
  key->pkey = x509::make_key(key_bits);
  key->certificate =
      x509::self_sign(*key->pkey, {std::string(organization), std::string(common_name), from, to});
  std::string pem = x509::to_pem(*key->certificate);
  return std::shared_ptr<const ClientIdentity>(new ClientIdentity(std::move(key), std::move(pem)));
}

}  // namespace emulator::http

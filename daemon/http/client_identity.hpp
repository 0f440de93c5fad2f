#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace emulator::http {

// A private key and its certificate, with which a client says to a TLS endpoint who it is.
// Immutable, so it may be used by several threads at once.
class ClientIdentity {
 public:
  struct Key;

  // Takes some 100 ms: not for the loop. Throws std::runtime_error where OpenSSL fails.
  static std::shared_ptr<const ClientIdentity> generate(std::string_view organization,
                                                        std::string_view common_name,
                                                        std::chrono::system_clock::time_point from,
                                                        std::chrono::system_clock::time_point to);
  ~ClientIdentity();

  const std::string& certificate_pem() const noexcept { return pem_; }
  // For the connection.
  const Key& key() const noexcept { return *key_; }

 private:
  ClientIdentity(std::unique_ptr<Key> key, std::string pem);

  std::unique_ptr<Key> key_;
  std::string pem_;
};

}  // namespace emulator::http

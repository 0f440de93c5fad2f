#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace emulator::sns {

// An RSA key and the self-signed certificate that its signatures verify against. Immutable, so it
// may be used by several threads at once.
class SigningKey {
 public:
  // With AWS's 2048 bits it takes some 100 ms, less when it is told to stop. Throws
  // std::runtime_error where OpenSSL fails.
  static std::shared_ptr<const SigningKey> generate(unsigned bits = 2048,
                                                    const std::stop_token& stop = {});
  ~SigningKey();

  // Base64 of the RSA signature over SHA-1 (version 1) or SHA-256 (version 2). About a millisecond.
  std::string sign(std::string_view text, unsigned version) const;

  const std::string& certificate_pem() const noexcept { return certificate_pem_; }
  // "/SimpleNotificationService-{hash}.pem", the path of SigningCertURL.
  const std::string& certificate_path() const noexcept { return certificate_path_; }

 private:
  struct Key;
  SigningKey(std::unique_ptr<Key> key, std::string certificate_pem, std::string certificate_path);

  std::unique_ptr<Key> key_;
  std::string certificate_pem_;
  std::string certificate_path_;
};

}  // namespace emulator::sns

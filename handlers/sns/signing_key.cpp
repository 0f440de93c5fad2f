#include "handlers/sns/signing_key.hpp"

#include <fmt/format.h>

#include "daemon/base64.hpp"
#include "daemon/x509.hpp"

namespace emulator::sns {

namespace {

using x509::require;

using DigestPtr = std::unique_ptr<EVP_MD_CTX, x509::Freer<EVP_MD_CTX_free>>;

constexpr auto day = std::chrono::hours(24);

// Names the certificate by what it holds, so that a verifier's cache never serves a stale one.
std::string path_of(X509* certificate) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  require(X509_digest(certificate, EVP_sha256(), digest, &size) == 1, "X509_digest");
  std::string path = "/SimpleNotificationService-";
  for (unsigned i = 0; i < 16; ++i)
    fmt::format_to(std::back_inserter(path), "{:02x}", digest[i]);
  return path + ".pem";
}

}  // namespace

struct SigningKey::Key {
  x509::KeyPtr pkey;
};

SigningKey::SigningKey(std::unique_ptr<Key> key, std::string certificate_pem,
                       std::string certificate_path)
    : key_(std::move(key)),
      certificate_pem_(std::move(certificate_pem)),
      certificate_path_(std::move(certificate_path)) {}

SigningKey::~SigningKey() = default;

std::shared_ptr<const SigningKey> SigningKey::generate(unsigned bits, const std::stop_token& stop) {
  auto key = std::make_unique<Key>();
  key->pkey = x509::make_key(bits, stop);
  const auto now = std::chrono::system_clock::now();
  // Begins a day ago, for verifiers whose clock is behind.
  const auto certificate =
      x509::self_sign(*key->pkey, {"emulator", "sns.amazonaws.com", now - day, now + 3650 * day});
  std::string pem = x509::to_pem(*certificate);
  std::string path = path_of(certificate.get());
  return std::shared_ptr<const SigningKey>(
      new SigningKey(std::move(key), std::move(pem), std::move(path)));
}

std::string SigningKey::sign(std::string_view text, unsigned version) const {
  const DigestPtr digest(EVP_MD_CTX_new());
  require(digest != nullptr, "EVP_MD_CTX_new");
  const EVP_MD* algorithm = version == 2 ? EVP_sha256() : EVP_sha1();
  require(EVP_DigestSignInit(digest.get(), nullptr, algorithm, nullptr, key_->pkey.get()) == 1,
          "EVP_DigestSignInit");
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t size = 0;
  require(EVP_DigestSign(digest.get(), nullptr, &size, data, text.size()) == 1, "EVP_DigestSign");
  std::string signature(size, '\0');
  require(EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                         data, text.size()) == 1,
          "EVP_DigestSign");
  signature.resize(size);
  return base64_encode(signature);
}

}  // namespace emulator::sns

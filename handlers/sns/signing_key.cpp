#include "handlers/sns/signing_key.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "daemon/base64.hpp"

namespace emulator::sns {

namespace {

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* object) const noexcept {
    Free(object);
  }
};
using ContextPtr = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Freer<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free>>;
using DigestPtr = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;

[[noreturn]] void fail(const char* what) {
  char reason[256] = "no reason given";
  if (const auto code = ERR_get_error()) ERR_error_string_n(code, reason, sizeof reason);
  throw std::runtime_error(fmt::format("{}: {}", what, reason));
}

void require(bool ok, const char* what) {
  if (!ok) fail(what);
}

KeyPtr make_key(unsigned bits, const std::stop_token& stop) {
  const ContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY_CTX* maker = context.get();
  require(maker != nullptr && EVP_PKEY_keygen_init(maker) == 1 &&
              EVP_PKEY_CTX_set_rsa_keygen_bits(maker, static_cast<int>(bits)) == 1,
          "EVP_PKEY_keygen_init");
  EVP_PKEY_CTX_set_app_data(maker, const_cast<std::stop_token*>(&stop));
  EVP_PKEY_CTX_set_cb(maker, [](EVP_PKEY_CTX* asking) {
    const void* token = EVP_PKEY_CTX_get_app_data(asking);
    return static_cast<const std::stop_token*>(token)->stop_requested() ? 0 : 1;
  });
  EVP_PKEY* key = nullptr;
  require(EVP_PKEY_keygen(maker, &key) == 1, "EVP_PKEY_keygen");
  return KeyPtr(key);
}

CertificatePtr make_certificate(EVP_PKEY* key) {
  constexpr long day = 24 * 60 * 60;
  CertificatePtr certificate(X509_new());
  require(certificate != nullptr, "X509_new");
  X509* x509 = certificate.get();
  X509_set_version(x509, X509_VERSION_3);
  unsigned char serial[8];
  require(RAND_bytes(serial, sizeof serial) == 1, "RAND_bytes");
  serial[0] &= 0x7F;
  const std::unique_ptr<BIGNUM, Freer<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
  require(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509)), "serial number");
  // Begins a day ago, for verifiers whose clock is behind.
  X509_gmtime_adj(X509_getm_notBefore(x509), -day);
  X509_gmtime_adj(X509_getm_notAfter(x509), 3650 * day);
  X509_NAME* name = X509_get_subject_name(x509);
  const auto add_name = [name](const char* field, const char* value) {
    X509_NAME_add_entry_by_txt(name, field, MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(value), -1, -1, 0);
  };
  add_name("O", "emulator");
  add_name("CN", "sns.amazonaws.com");
  X509_set_issuer_name(x509, name);
  require(X509_set_pubkey(x509, key) == 1, "X509_set_pubkey");
  require(X509_sign(x509, key, EVP_sha256()) > 0, "X509_sign");
  return certificate;
}

std::string to_pem(X509* certificate) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  require(bio && PEM_write_bio_X509(bio.get(), certificate) == 1, "PEM_write_bio_X509");
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

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
  KeyPtr pkey;
};

SigningKey::SigningKey(std::unique_ptr<Key> key, std::string certificate_pem,
                       std::string certificate_path)
    : key_(std::move(key)),
      certificate_pem_(std::move(certificate_pem)),
      certificate_path_(std::move(certificate_path)) {}

SigningKey::~SigningKey() = default;

std::shared_ptr<const SigningKey> SigningKey::generate(unsigned bits, const std::stop_token& stop) {
  auto key = std::make_unique<Key>();
  key->pkey = make_key(bits, stop);
  const CertificatePtr certificate = make_certificate(key->pkey.get());
  std::string pem = to_pem(certificate.get());
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

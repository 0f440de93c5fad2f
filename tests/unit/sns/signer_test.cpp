#include "handlers/sns/signer.hpp"

#include <gtest/gtest.h>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <stop_token>

#include "daemon/base64.hpp"
#include "fixture.hpp"
#include "handlers/sns/signing_key.hpp"

namespace emulator::sns {
namespace {

// As a subscriber does it: with the certificate alone.
bool verifies(const std::string& pem, const std::string& text, const std::string& signature,
              const EVP_MD* digest) {
  BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  EVP_PKEY* key = X509_get_pubkey(certificate);
  const std::string bytes = base64_decode(signature).value();
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_DigestVerifyInit(context, nullptr, digest, nullptr, key);
  const bool ok =
      EVP_DigestVerify(context, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  X509_free(certificate);
  BIO_free(bio);
  return ok;
}

TEST(SigningKey, SignaturesVerifyAgainstTheCertificate) {
  const auto key = SigningKey::generate(1024);
  const std::string& pem = key->certificate_pem();
  EXPECT_TRUE(verifies(pem, "text", key->sign("text", 1), EVP_sha1()));
  EXPECT_TRUE(verifies(pem, "text", key->sign("text", 2), EVP_sha256()));
  EXPECT_FALSE(verifies(pem, "another", key->sign("text", 1), EVP_sha1()));
}

TEST(SigningKey, CertificateIsNamedByItsHash) {
  const std::string path = SigningKey::generate(1024)->certificate_path();
  EXPECT_EQ(path.size(), std::string("/SimpleNotificationService-.pem").size() + 32);
  EXPECT_NE(path, SigningKey::generate(1024)->certificate_path());
}

class SignerTest : public SnsTest {
 protected:
  PendingSignature::Value wait(std::shared_ptr<PendingSignature> pending) {
    PendingSignature::Value value;
    bool done = false;
    boost::asio::co_spawn(loop, pending->wait(),
                          [&](std::exception_ptr, const PendingSignature::Value* made) {
                            value = *made;
                            done = true;
                          });
    loop.restart();
    while (!done && loop.run_one() > 0) {
    }
    return value;
  }
};

TEST_F(SignerTest, SignsAndServesTheCertificate) {
  Signer& signer = state.deliverer.signer();
  EXPECT_EQ(signer.certificate("/SimpleNotificationService-0.pem"), nullptr);
  const auto value = wait(signer.sign("text", 1));
  EXPECT_EQ(value.error, "");
  const std::string* pem = signer.certificate(value.certificate_path);
  ASSERT_NE(pem, nullptr);
  EXPECT_TRUE(verifies(*pem, "text", value.signature, EVP_sha1()));
}

TEST_F(SignerTest, ManyMessagesAreSignedWithOneKey) {
  Signer& signer = state.deliverer.signer();
  std::vector<std::shared_ptr<PendingSignature>> pending;
  for (int i = 0; i < 20; ++i)
    pending.push_back(signer.sign(std::to_string(i), 2));
  for (int i = 0; i < 20; ++i) {
    const auto value = wait(pending[i]);
    const std::string* pem = signer.certificate(value.certificate_path);
    ASSERT_NE(pem, nullptr);
    EXPECT_TRUE(verifies(*pem, std::to_string(i), value.signature, EVP_sha256())) << i;
  }
}

TEST_F(SignerTest, FailureReachesWhoeverWaits) {
  Signer signer(platform, [](const std::stop_token&) -> std::shared_ptr<const SigningKey> {
    throw std::runtime_error("no entropy");
  });
  EXPECT_EQ(wait(signer.sign("text", 1)).error, "no entropy");
}

TEST_F(SignerTest, AKeyThatIsNotMadeAtLeisureIsMadeAtOnce) {
  // The first one, on a machine that is busy, waits until it is told to stop.
  std::atomic<int> sources = 0;
  std::promise<void> stopped;
  Signer signer(platform, [&](const std::stop_token& stop) -> std::shared_ptr<const SigningKey> {
    if (++sources > 1) return SigningKey::generate(1024);
    std::promise<void> told;
    const std::stop_callback on_stop(stop, [&told] { told.set_value(); });
    told.get_future().wait();
    stopped.set_value();
    throw std::runtime_error("told to stop");
  });
  signer.prepare();
  EXPECT_EQ(wait(signer.sign("text", 1)).error, "");
  EXPECT_EQ(sources, 2);
  stopped.get_future().wait();
}

TEST(SigningKeyTest, EndsEarlyWhenToldToStop) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(SigningKey::generate(2048, stop.get_token()), std::runtime_error);
}

}  // namespace
}  // namespace emulator::sns

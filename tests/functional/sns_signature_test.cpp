// Signatures, verified as subscribers verify them: against the certificate at SigningCertURL.

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

#include "harness/emulator_test.hpp"
#include "harness/sns_subscriber.hpp"

namespace emulator::functional {
namespace {

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* object) const noexcept {
    Free(object);
  }
};

std::string decode_base64(const std::string& text) {
  std::string bytes(text.size(), '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  const auto padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  bytes.resize(size < 0 ? 0 : static_cast<std::size_t>(size - padding));
  return bytes;
}

bool verify(const std::string& pem, const EVP_MD* digest, const std::string& text,
            const std::string& signature) {
  const std::unique_ptr<BIO, Freer<BIO_free>> bio(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const std::unique_ptr<X509, Freer<X509_free>> certificate(
      PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  if (!certificate) return false;
  const std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>> key(X509_get_pubkey(certificate.get()));
  const std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                          signature.size(), reinterpret_cast<const unsigned char*>(text.data()),
                          text.size()) == 1;
}

// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
std::string signed_text(const SnsMessage& message) {
  const std::string& body = message.request.body();
  std::string text = "Message\n" + message.message + "\nMessageId\n" + message.message_id + "\n";
  const std::string timestamp = json_text(body, "/Timestamp");
  if (message.type == "Notification") {
    if (!message.subject.empty()) text += "Subject\n" + message.subject + "\n";
    text += "Timestamp\n" + timestamp + "\n";
  } else {
    text += "SubscribeURL\n" + message.subscribe_url + "\nTimestamp\n" + timestamp + "\nToken\n" +
            message.token + "\n";
  }
  return text + "TopicArn\n" + message.topic_arn + "\nType\n" + message.type + "\n";
}

class SnsSignature : public EmulatorTest, public testing::WithParamInterface<const char*> {
 protected:
  static bool verifies(const SnsMessage& message, const std::string& text) {
    const std::string& body = message.request.body();
    const auto certificate = expect_success(get(json_text(body, "/SigningCertURL"))).body;
    const auto* digest = json_text(body, "/SignatureVersion") == "2" ? EVP_sha256() : EVP_sha1();
    return verify(certificate, digest, text, decode_base64(json_text(body, "/Signature")));
  }
};

TEST_P(SnsSignature, OfEveryMessageIsReal) {
  const auto created = aws().query("sns", "CreateTopic",
                                   {{"Name", "topic"},
                                    {"Attributes.entry.1.key", "SignatureVersion"},
                                    {"Attributes.entry.1.value", GetParam()}});
  const auto topic = xml_text(expect_success(created).body, "TopicArn");
  SnsSubscriber subscriber;
  subscribe(aws(), topic, "http", subscriber.url());
  ASSERT_TRUE(subscriber.wait_until_confirmed(1));
  publish(aws(), topic, "two\nlines \"quoted\" \xC3\xA4\xE2\x9C\x93", {{"Subject", "S"}});
  publish(aws(), topic, "no subject");
  ASSERT_TRUE(subscriber.wait_for_notifications(2));
  expect_success(get(subscriber.notifications().front().unsubscribe_url));
  ASSERT_TRUE(subscriber.wait_for("UnsubscribeConfirmation", 1));

  auto all = subscriber.notifications();
  for (const char* type : {"SubscriptionConfirmation", "UnsubscribeConfirmation"}) {
    const auto more = subscriber.messages(type);
    all.insert(all.end(), more.begin(), more.end());
  }
  ASSERT_EQ(all.size(), 4u);
  for (const auto& message : all) {
    EXPECT_EQ(json_text(message.request.body(), "/SignatureVersion"), GetParam());
    EXPECT_TRUE(verifies(message, signed_text(message))) << message.request.body();
    EXPECT_FALSE(verifies(message, signed_text(message) + "tampered"));
  }
}

INSTANTIATE_TEST_SUITE_P(Versions, SnsSignature, testing::Values("1", "2"),
                         [](const auto& version) { return "V" + std::string(version.param); });

class SnsCertificate : public EmulatorTest {};

TEST_F(SnsCertificate, OnlyTheRealOneIsServed) {
  EXPECT_EQ(get(url() + "/SimpleNotificationService-00000000000000000000000000000000.pem").status(),
            404);
}

}  // namespace
}  // namespace emulator::functional

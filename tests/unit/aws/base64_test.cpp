#include "daemon/base64.hpp"

#include <gtest/gtest.h>

namespace emulator {
namespace {

TEST(Base64, EncodesEveryRemainder) {
  EXPECT_EQ(base64_encode(""), "");
  EXPECT_EQ(base64_encode("f"), "Zg==");
  EXPECT_EQ(base64_encode("fo"), "Zm8=");
  EXPECT_EQ(base64_encode("foo"), "Zm9v");
  EXPECT_EQ(base64_encode("foobar"), "Zm9vYmFy");
}

TEST(Base64, DecodesWhatItEncoded) {
  std::string bytes;
  for (int i = 0; i < 256; ++i)
    bytes += static_cast<char>(i);
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    const std::string some = bytes.substr(0, size);
    EXPECT_EQ(base64_decode(base64_encode(some)), some);
  }
}

TEST(Base64, TakesMissingPadding) {
  EXPECT_EQ(base64_decode("Zg"), "f");
  EXPECT_EQ(base64_decode("Zm8"), "fo");
}

TEST(Base64, RefusesWhatIsNoBase64) {
  EXPECT_FALSE(base64_decode("Z"));
  EXPECT_FALSE(base64_decode("Zg="));
  EXPECT_FALSE(base64_decode("Zm9v===="));
  EXPECT_FALSE(base64_decode("Zm9v\nZm9v"));
  EXPECT_FALSE(base64_decode("Zm-v"));
  EXPECT_FALSE(base64_decode("Z=9v"));
}

}  // namespace
}  // namespace emulator

#include "daemon/aws/body_coding.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

TEST(BodyCoding, The_coding_with_the_greatest_weight_is_chosen) {
  EXPECT_EQ(preferred_coding(""), BodyCoding::identity);
  EXPECT_EQ(preferred_coding("gzip"), BodyCoding::gzip);
  EXPECT_EQ(preferred_coding("deflate, gzip"), BodyCoding::deflate);
  EXPECT_EQ(preferred_coding("deflate;q=0.5,\tGZIP;q=0.8 , br"), BodyCoding::gzip);
  EXPECT_EQ(preferred_coding("gzip;q=0, br"), BodyCoding::identity);
  EXPECT_EQ(preferred_coding("gzip;q=0.1, identity"), BodyCoding::identity);
  EXPECT_EQ(preferred_coding("*"), BodyCoding::gzip);
  EXPECT_EQ(preferred_coding("gzip;q=nan, ;q=1,,"), BodyCoding::identity);
}

TEST(BodyCoding, Known_codings_are_known_by_their_names) {
  EXPECT_EQ(body_coding(""), BodyCoding::identity);
  EXPECT_EQ(body_coding("Deflate"), BodyCoding::deflate);
  EXPECT_EQ(body_coding("br"), std::nullopt);
}

TEST(BodyCoding, What_is_encoded_can_be_decoded) {
  const std::string text(200'000, 'x');
  for (const auto coding : {BodyCoding::gzip, BodyCoding::deflate, BodyCoding::identity}) {
    const auto encoded = encode_body(coding, text);
    EXPECT_LT(encoded.size(), coding == BodyCoding::identity ? 200'001u : 1000u);
    EXPECT_EQ(std::get<std::string>(decode_body(coding, encoded, text.size())), text);
    EXPECT_EQ(std::get<std::string>(decode_body(coding, encode_body(coding, ""), 10)), "");
  }
}

TEST(BodyCoding, What_is_cut_short_followed_by_more_or_too_long_is_refused) {
  const std::string encoded = encode_body(BodyCoding::gzip, std::string(100'000, 'x'));
  const auto fault = [](std::string_view body, std::size_t limit) {
    return std::get<DecodingFault>(decode_body(BodyCoding::gzip, body, limit));
  };
  EXPECT_EQ(fault(std::string_view(encoded).substr(0, 50), 200'000), DecodingFault::malformed);
  EXPECT_EQ(fault(encoded + "x", 200'000), DecodingFault::malformed);
  EXPECT_EQ(fault("no gzip at all", 200'000), DecodingFault::malformed);
  EXPECT_EQ(fault("", 200'000), DecodingFault::malformed);
  EXPECT_EQ(fault(encoded, 99'999), DecodingFault::too_long);
}

}  // namespace
}  // namespace emulator::aws

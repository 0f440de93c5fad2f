#include "lambda/language.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(Language, is_known_by_the_runtime_s_name) {
  EXPECT_EQ(language_of("provided.al2023"), Language::none);
  EXPECT_EQ(language_of("go1.x"), Language::none);
  EXPECT_EQ(language_of("python3.12"), Language::python);
  EXPECT_EQ(language_of("nodejs22.x"), Language::node);
  EXPECT_EQ(language_of("java8.al2"), Language::java);
  EXPECT_EQ(language_of("ruby3.3"), Language::ruby);
  for (const auto* runtime : {"python2.7", "nodejs4.3-edge", "dotnet8"}) {
    EXPECT_EQ(language_of(runtime), Language::unsupported) << runtime;
  }
}

TEST(Language, version_is_in_the_runtime_s_name) {
  EXPECT_EQ(version_of_runtime("python3.12"), "3.12");
  EXPECT_EQ(version_of_runtime("nodejs20.x"), "20");
  EXPECT_EQ(version_of_runtime("java8.al2"), "8");
  EXPECT_EQ(version_of_runtime("java21"), "21");
  EXPECT_EQ(version_of_runtime("nodejs"), "");
}

TEST(Language, versions_are_compared_part_by_part) {
  EXPECT_TRUE(is_version("3.12.4", "3.12"));
  EXPECT_TRUE(is_version("3.12", "3.12"));
  EXPECT_FALSE(is_version("3.12.4", "3.1"));
  EXPECT_FALSE(is_version("200.1", "20"));
  EXPECT_TRUE(is_version("20.1.0", ""));
}

TEST(Language, looks_for_the_exact_name_first) {
  const auto names = program_names(Language::python, "3.12");
  EXPECT_EQ(names.front(), "python3.12");
  EXPECT_EQ(names.at(1), "python3");
  EXPECT_THAT(names, testing::Contains("python3.9"));
  EXPECT_EQ(std::count(names.begin(), names.end(), "python3.12"), 1);
}

TEST(Probe, is_found_among_other_output) {
  Probe probe;
  ASSERT_TRUE(
      parse_probe("a warning\ninterpreter\t/usr/bin/python3\t3.11.2\tawslambdaric\t2.0\n", probe));
  EXPECT_EQ(probe.program, "/usr/bin/python3");
  EXPECT_EQ(probe.version, "3.11.2");
  EXPECT_EQ(probe.client, "awslambdaric");
  EXPECT_EQ(probe.client_version, "2.0");
}

TEST(Probe, may_find_no_client) {
  Probe probe;
  ASSERT_TRUE(parse_probe("interpreter\t/usr/bin/node\t20.1.0\t\t\n", probe));
  EXPECT_EQ(probe.client, "");
}

TEST(Probe, reads_what_java_says) {
  Probe probe;
  ASSERT_TRUE(parse_probe("openjdk version \"17.0.15\" 2025-04-15\nOpenJDK …", probe));
  EXPECT_EQ(probe.version, "17.0.15");
  ASSERT_TRUE(parse_probe("java version \"1.8.0_292\"", probe));
  EXPECT_EQ(probe.version, "8.0_292");
}

TEST(Probe, refuses_what_says_nothing) {
  Probe probe;
  EXPECT_FALSE(parse_probe("pyenv: python3.12: command not found", probe));
  EXPECT_FALSE(parse_probe("", probe));
  EXPECT_FALSE(parse_probe("interpreter\t/usr/bin/node", probe));
}

TEST(MissingInterpreter, is_told_with_what_to_install) {
  EXPECT_EQ(missing_sentence("python3.12"),
            "The runtime python3.12 needs Python, which was not found on PATH or in the usual "
            "places: install it (on Debian, apt-get install python3) or use the image "
            "emulator:runtimes.");
  EXPECT_EQ(missing_sentence("ruby3.3"),
            "The runtime ruby3.3 needs Ruby, which was not found on PATH or in the usual places: "
            "install it (on Debian, apt-get install ruby) and AWS's runtime interface client: gem "
            "install aws_lambda_ric.");
  EXPECT_EQ(
      missing_client_sentence("java21"),
      "The runtime java21 needs AWS's runtime interface client for Java, which was not found: "
      "put the jars of com.amazonaws:aws-lambda-java-runtime-interface-client and its "
      "dependencies into /var/runtime/lib, or on the emulator's CLASSPATH.");
  EXPECT_EQ(missing_client_sentence("ruby3.3"),
            "The runtime ruby3.3 needs AWS's runtime interface client for Ruby, which was not "
            "found: gem install aws_lambda_ric.");
}

}  // namespace
}  // namespace emulator::lambda

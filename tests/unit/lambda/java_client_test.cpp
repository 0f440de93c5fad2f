#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "lambda/bootstrap.hpp"
#include "lambda/function_version.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/java_client.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class JavaClientTest : public ::testing::Test {
 protected:
  JavaClientTest() {
    std::string pattern = (fs::temp_directory_path() / "java-XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
    fs::create_directories(directory_ / "lib");
    fs::create_directories(directory_ / "none");
  }
  ~JavaClientTest() override { fs::remove_all(directory_); }

  void put_client(const std::string& name = "aws-lambda-java-runtime-interface-client-2.9.0.jar") {
    std::ofstream(directory_ / "lib" / name) << "jar";
  }
  std::string path(const std::string& name) const { return (directory_ / name).string(); }

 private:
  fs::path directory_;
};

TEST_F(JavaClientTest, is_found_in_a_folder_with_all_that_lies_there) {
  put_client();
  const auto client = find_java_client("", {path("none"), path("absent"), path("lib")});
  EXPECT_EQ(client.class_path, path("lib") + "/*");
  EXPECT_EQ(client.version, "2.9.0");
  EXPECT_THAT(client.in_sight, ElementsAre(path("lib")));
}

TEST_F(JavaClientTest, is_found_on_a_class_path_which_is_taken_whole) {
  put_client();
  const std::string whole = path("none") + ":" + path("lib") + "/*:" + path("other.jar");
  const auto client = find_java_client(whole, {});
  EXPECT_EQ(client.class_path, whole);
  EXPECT_THAT(client.in_sight, ElementsAre(path("none"), path("lib"), path("other.jar")));
}

TEST_F(JavaClientTest, is_found_as_a_jar_on_a_class_path) {
  put_client();
  const std::string jar = path("lib/aws-lambda-java-runtime-interface-client-2.9.0.jar");
  EXPECT_EQ(find_java_client("::" + jar, {}).class_path, jar);
  EXPECT_EQ(find_java_client(path("aws-lambda-java-runtime-interface-client-1.jar"), {}).class_path,
            "");
}

TEST_F(JavaClientTest, is_not_found_where_it_is_not) {
  EXPECT_EQ(find_java_client(path("none") + "/*:" + path("lib") + "/*", {path("lib")}).class_path,
            "");
  put_client("aws-lambda-java-runtime-interface-client-2.9.0.jar.part");
  EXPECT_EQ(find_java_client("", {path("lib")}).class_path, "");
  // A folder is a place for classes; the jars in it count with an asterisk only.
  put_client();
  EXPECT_EQ(find_java_client(path("lib"), {}).class_path, "");
}

TEST(JavaHeap, fits_the_memory_of_the_function) {
  EXPECT_EQ(java_heap_argument(512), "-XX:MaxHeapSize=445644k");
  FunctionVersion version;
  version.runtime = "java21";
  version.handler = "shop.Order::place";
  version.memory_mb = 512;
  const Interpreter java{"/usr/bin/java", "21.0.1", {}, {"-cp", "/lib/*", "Main"}, {}, {}};
  EXPECT_THAT(bootstrap_of(version, &java).arguments,
              ElementsAre("/usr/bin/java", "-XX:MaxHeapSize=445644k", "-cp", "/lib/*", "Main",
                          "shop.Order::place"));
}

}  // namespace
}  // namespace emulator::lambda

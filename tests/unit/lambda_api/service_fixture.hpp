#pragma once

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/pointer.h>
#include <stdlib.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include "daemon/activity.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/platform.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/lambda_service.hpp"

namespace emulator::lambda {

// A platform whose clock stands still, with the loop in the test's own hands.
struct TestPlatform {
  Config config;
  boost::asio::io_context loop{1};
  boost::asio::thread_pool workers{1};
  ManualClock clock;
  SeededRandom random;
  Activity activity{loop.get_executor()};
  Platform platform{loop.get_executor(), workers, clock, random, activity, config};

  // Runs the loop until the work has its result.
  template <class T>
  T wait_for(boost::asio::awaitable<T> work) {
    auto result = boost::asio::co_spawn(loop, std::move(work), boost::asio::use_future);
    loop.restart();
    while (result.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      loop.run_one();
    return result.get();
  }
  // Everything that is ready to run.
  void settle() {
    loop.restart();
    while (loop.poll() != 0) {
    }
  }
};

// Lambda on real packages, without an edge before it. No test here invokes a function.
class ServiceFixture : public ::testing::Test {
 protected:
  // Deployment packages with a `bootstrap` of different content, in base64.
  static constexpr const char* zip_one =
      "UEsDBBQAAAAAAAAAIVzxhmx6AwAAAAMAAAAJAAAAYm9vdHN0cmFwb25lUEsBAhQDFAAAAAAAAAAhXPGGbHoDAAAAAwAA"
      "AAkAAAAAAAAAAAAAAO2BAAAAAGJvb3RzdHJhcFBLBQYAAAAAAQABADcAAAAqAAAAAAA=";
  static constexpr const char* zip_two =
      "UEsDBBQAAAAAAAAAIVxmisoRAwAAAAMAAAAJAAAAYm9vdHN0cmFwdHdvUEsBAhQDFAAAAAAAAAAhXGaKyhEDAAAAAwAA"
      "AAkAAAAAAAAAAAAAAO2BAAAAAGJvb3RzdHJhcFBLBQYAAAAAAQABADcAAAAqAAAAAAA=";

  ServiceFixture() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lambda-XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
    service_ = std::make_unique<LambdaService>(test_.platform, directory_);
  }

  ~ServiceFixture() override {
    test_.wait_for(service_->stop(std::chrono::steady_clock::now()));
    service_.reset();
    test_.workers.join();
    std::filesystem::remove_all(directory_);
  }

  Config& config() { return test_.config; }
  TestPlatform& test() { return test_; }
  LambdaService& service() { return *service_; }

  http::Response call(const std::string& method, const std::string& target, std::string body = {},
                      http::Headers headers = {}) {
    http::Request request;
    request.method = method;
    request.target = target;
    request.body = std::move(body);
    request.headers = std::move(headers);
    aws::Call call{request, {}, "test", "request-id", "http://emulator:4566"};
    return test_.wait_for(service_->handle(call));
  }

  static std::string create_request(const std::string& name, const std::string& more = {}) {
    return R"({"FunctionName":")" + name +
           R"(","Runtime":"provided.al2023","Handler":"bootstrap",)"
           R"("Role":"arn:aws:iam::000000000000:role/r","Code":{"ZipFile":")" +
           zip_one + "\"}" + (more.empty() ? "" : "," + more) + "}";
  }

  http::Response create(const std::string& name, const std::string& more = {}) {
    return call("POST", "/2015-03-31/functions", create_request(name, more));
  }

  // Until a state that was answered as Pending or InProgress has moved on.
  void settle() { test_.settle(); }

  static std::string text(const http::Response& response, std::string_view pointer) {
    const auto document = aws::parse_json(response.body);
    const aws::Json* value =
        document ? rapidjson::Pointer(pointer.data(), pointer.size()).Get(*document) : nullptr;
    if (value == nullptr) return "(absent)";
    return value->IsString() ? std::string(aws::string_of(*value)) : aws::to_string(*value);
  }
  static std::string error_of(const http::Response& response) {
    return std::to_string(response.status) + " " +
           std::string(response.headers.get("x-amzn-ErrorType")) + ": " +
           text(response, "/message");
  }

 private:
  TestPlatform test_;
  std::filesystem::path directory_;
  std::unique_ptr<LambdaService> service_;
};

}  // namespace emulator::lambda

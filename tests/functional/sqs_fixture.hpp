#pragma once

#include <string>
#include <vector>

#include "harness/emulator_test.hpp"
#include "harness/waiting.hpp"

namespace emulator::functional {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Queues over the JSON protocol.
class QueueTest : public EmulatorTest {
 protected:
  using EmulatorTest::EmulatorTest;

  static Headers target(const std::string& operation) {
    return {{"X-Amz-Target", "AmazonSQS." + operation},
            {"Content-Type", "application/x-amz-json-1.0"}};
  }
  Message sqs(const std::string& operation, const std::string& input) const {
    return aws().rest("sqs", "POST", "/", input, target(operation));
  }
  // The members of an input after the queue's URL.
  Message on(const std::string& queue, const std::string& operation,
             const std::string& members = {}) const {
    return sqs(operation, R"({"QueueUrl":")" + queue_url(queue) + "\"" +
                              (members.empty() ? "" : "," + members) + "}");
  }
  std::string queue_url(const std::string& name) const { return url() + "/000000000000/" + name; }
  static std::string queue_arn(const std::string& name) {
    return "arn:aws:sqs:us-east-1:000000000000:" + name;
  }
  std::string make_queue(const std::string& name, const std::string& attributes = "{}") const {
    expect_success(
        sqs("CreateQueue", R"({"QueueName":")" + name + R"(","Attributes":)" + attributes + "}"));
    return queue_arn(name);
  }
  void send(const std::string& queue, const std::string& body,
            const std::string& members = {}) const {
    expect_success(
        on(queue, "SendMessage",
           "\"MessageBody\":" + json_quote(body) + (members.empty() ? "" : "," + members)));
  }
  // The first message within twenty seconds; the whole answer, "{}" for none.
  std::string receive(const std::string& queue, const std::string& members = {}) const {
    return expect_success(on(queue, "ReceiveMessage",
                             R"("WaitTimeSeconds":20,"AttributeNames":["All"],)"
                             R"("MessageAttributeNames":["All"])" +
                                 (members.empty() ? "" : "," + members)))
        .body;
  }
  // Available, in flight, delayed: "1 0 0".
  std::string counts(const std::string& queue) const {
    const std::string answer =
        expect_success(on(queue, "GetQueueAttributes", R"("AttributeNames":["All"])")).body;
    const std::string prefix = "/Attributes/ApproximateNumberOfMessages";
    return json_text(answer, prefix) + " " + json_text(answer, prefix + "NotVisible") + " " +
           json_text(answer, prefix + "Delayed");
  }
};

}  // namespace emulator::functional

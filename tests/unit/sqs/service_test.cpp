#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/pointer.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include "daemon/activity.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/http/peer.hpp"
#include "daemon/random.hpp"
#include "handlers/sqs/sqs_service.hpp"

namespace emulator::sqs {
namespace {

using testing::HasSubstr;
using testing::Not;

// Somebody who may hang up.
class TestPeer final : public http::Peer {
 public:
  void when_gone(std::function<void()> callback) override { gone = std::move(callback); }
  std::function<void()> gone;
};

class Sqs : public testing::Test {
 protected:
  static constexpr const char* url = "http://emulator:4566/000000000000/q";

  // A call that may wait.
  struct Call {
    http::Request request;
    std::future<http::Response> answer;
  };
  std::unique_ptr<Call> begin(http::Request request) {
    auto call = std::make_unique<Call>();
    call->request = std::move(request);
    call->answer =
        boost::asio::co_spawn(loop_, handle(service_, call->request), boost::asio::use_future);
    settle();
    return call;
  }
  static boost::asio::awaitable<http::Response> handle(SqsService& service,
                                                       http::Request& request) {
    aws::Call call{request, {}, "test", "request-id", "http://emulator:4566"};
    co_return co_await service.handle(call);
  }
  void settle() {
    loop_.restart();
    while (loop_.poll() != 0) {
    }
  }
  static bool is_done(const Call& call) {
    return call.answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  }

  static http::Request json(const std::string& operation, std::string body) {
    http::Request request;
    request.method = "POST";
    request.target = "/";
    request.headers.add("X-Amz-Target", "AmazonSQS." + operation);
    request.body = std::move(body);
    return request;
  }
  static http::Request query(std::string body, std::string path = "/") {
    http::Request request;
    request.method = "POST";
    request.target = std::move(path);
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = std::move(body);
    return request;
  }
  http::Response call(http::Request request) {
    const auto made = begin(std::move(request));
    if (!is_done(*made)) return {599, {}, "still waiting"};
    return made->answer.get();
  }
  // With the queue's URL among the input.
  http::Response on_queue(const std::string& operation, const std::string& members = {}) {
    return call(json(operation, R"({"QueueUrl":")" + std::string(url) + "\"" +
                                    (members.empty() ? "" : "," + members) + "}"));
  }
  static std::string text(const http::Response& response, const char* pointer) {
    const auto document = aws::parse_json(response.body);
    const aws::Json* value = document ? rapidjson::Pointer(pointer).Get(*document) : nullptr;
    if (value == nullptr) return "(absent)";
    return value->IsString() ? std::string(aws::string_of(*value)) : aws::to_string(*value);
  }
  void make_queue(const std::string& attributes = "{}", const std::string& name = "q") {
    const auto made = call(
        json("CreateQueue", R"({"QueueName":")" + name + R"(","Attributes":)" + attributes + "}"));
    ASSERT_EQ(made.status, 200u) << made.body;
  }

  Config config_;
  boost::asio::io_context loop_{1};
  boost::asio::thread_pool workers_{1};
  ManualClock clock_;
  SeededRandom random_;
  Activity activity_{loop_.get_executor()};
  Platform platform_{loop_.get_executor(), workers_, clock_, random_, activity_, config_};
  SqsService service_{platform_};
};

TEST_F(Sqs, SendsAndReceives) {
  make_queue();
  const auto sent = on_queue("SendMessage", R"("MessageBody":"hello","MessageAttributes":
      {"a":{"DataType":"String","StringValue":"b"},"z":{"DataType":"Binary","BinaryValue":"AQI="}})");
  EXPECT_EQ(text(sent, "/MD5OfMessageBody"), "5d41402abc4b2a76b9719d911017c592");
  const auto received =
      on_queue("ReceiveMessage", R"("AttributeNames":["All"],"MessageAttributeNames":["All"])");
  EXPECT_EQ(text(received, "/Messages/0/MessageId"), text(sent, "/MessageId"));
  EXPECT_EQ(text(received, "/Messages/0/Body"), "hello");
  EXPECT_EQ(text(received, "/Messages/0/MD5OfMessageAttributes"),
            text(sent, "/MD5OfMessageAttributes"));
  EXPECT_EQ(text(received, "/Messages/0/MessageAttributes/z/BinaryValue"), "AQI=");
  EXPECT_EQ(text(received, "/Messages/0/Attributes/ApproximateReceiveCount"), "1");
  EXPECT_EQ(text(received, "/Messages/0/Attributes/SentTimestamp"), "1700000000000");
  const auto empty = on_queue("ReceiveMessage");
  EXPECT_EQ(empty.body, "{}");
  const auto removed = on_queue(
      "DeleteMessage", R"("ReceiptHandle":")" + text(received, "/Messages/0/ReceiptHandle") + "\"");
  EXPECT_EQ(removed.status, 200u);
  EXPECT_EQ(removed.body, "");
}

TEST_F(Sqs, ShowsTheAttributesThatAreAskedFor) {
  make_queue();
  on_queue("SendMessage", R"("MessageBody":"hello","MessageAttributes":
      {"shop.a":{"DataType":"String","StringValue":"1"},"other":{"DataType":"String","StringValue":"2"}})");
  const auto received =
      on_queue("ReceiveMessage", R"("MessageSystemAttributeNames":["SentTimestamp"],
                                    "MessageAttributeNames":["shop.*"],"VisibilityTimeout":0)");
  EXPECT_EQ(text(received, "/Messages/0/MessageAttributes/shop.a/StringValue"), "1");
  EXPECT_EQ(text(received, "/Messages/0/MessageAttributes/other"), "(absent)");
  EXPECT_EQ(text(received, "/Messages/0/Attributes/SenderId"), "(absent)");
  const auto bare = on_queue("ReceiveMessage", R"("VisibilityTimeout":0)");
  EXPECT_EQ(text(bare, "/Messages/0/Attributes"), "(absent)");
  EXPECT_EQ(text(bare, "/Messages/0/MD5OfMessageAttributes"), "(absent)");
  const auto odd = on_queue("ReceiveMessage", R"("AttributeNames":["Colour"])");
  EXPECT_EQ(odd.headers.get("x-amzn-query-error"), "InvalidAttributeName;Sender");
}

TEST_F(Sqs, NamesErrorsInBothProtocols) {
  const auto in_json = on_queue("PurgeQueue");
  EXPECT_EQ(in_json.status, 400u);
  EXPECT_EQ(text(in_json, "/__type"), "com.amazonaws.sqs#QueueDoesNotExist");
  EXPECT_EQ(in_json.headers.get("x-amzn-query-error"),
            "AWS.SimpleQueueService.NonExistentQueue;Sender");
  const auto in_xml = call(query("Action=PurgeQueue&QueueUrl=" + std::string(url)));
  EXPECT_EQ(in_xml.status, 400u);
  EXPECT_THAT(in_xml.body, HasSubstr("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>"));
  EXPECT_THAT(in_xml.body, HasSubstr("for this wsdl version."));
  const auto address = call(json("PurgeQueue", R"({"QueueUrl":"q"})"));
  EXPECT_EQ(text(address, "/__type"), "com.amazonaws.sqs#InvalidAddress");
}

TEST_F(Sqs, AnswersOnlyOperationsThatThereAre) {
  const auto response = call(json("PaintQueue", "{}"));
  EXPECT_EQ(response.status, 501u);
  EXPECT_THAT(response.body, HasSubstr("sqs.PaintQueue"));
}

TEST_F(Sqs, WantsWhatTheModelWants) {
  const auto missing = call(json("CreateQueue", "{}"));
  EXPECT_EQ(missing.headers.get("x-amzn-query-error"), "MissingParameter;Sender");
  EXPECT_EQ(text(missing, "/message"), "The request must contain the parameter QueueName.");
  const auto type = call(json("CreateQueue", R"({"QueueName":7})"));
  EXPECT_EQ(text(type, "/message"), "NUMBER_VALUE can not be converted to a String");
}

TEST_F(Sqs, SpeaksTheQueryProtocol) {
  const auto made =
      call(query("Action=CreateQueue&QueueName=q&Attribute.1.Name=DelaySeconds&Attribute.1.Value=0&"
                 "Tag.1.Key=k&Tag.1.Value=v"));
  EXPECT_THAT(made.body, HasSubstr("<CreateQueueResult><QueueUrl>" + std::string(url)));
  // To the queue's own URL.
  const auto sent =
      call(query("Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=one&"
                 "SendMessageBatchRequestEntry.1.MessageBody=%3Chello%3E&"
                 "SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=a&"
                 "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=b&"
                 "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=String",
                 "/000000000000/q"));
  EXPECT_THAT(sent.body, HasSubstr("<SendMessageBatchResultEntry><Id>one</Id><MessageId>"));
  const auto received = call(query(
      "Action=ReceiveMessage&MaxNumberOfMessages=10&AttributeName.1=All&MessageAttributeName.1=All",
      "/000000000000/q"));
  EXPECT_THAT(received.body, HasSubstr("<Body>&lt;hello&gt;</Body>"));
  EXPECT_THAT(received.body,
              HasSubstr("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value>"));
  EXPECT_THAT(received.body,
              HasSubstr("<MessageAttribute><Name>a</Name><Value><StringValue>b</StringValue>"
                        "<DataType>String</DataType></Value></MessageAttribute>"));
  const auto tags = call(query("Action=ListQueueTags", "/000000000000/q"));
  EXPECT_THAT(tags.body, HasSubstr("<Tag><Key>k</Key><Value>v</Value></Tag>"));
  const auto odd = call(query("Action=ReceiveMessage&MaxNumberOfMessages=x", "/000000000000/q"));
  EXPECT_THAT(odd.body, HasSubstr("<Code>InvalidParameterValue</Code>"));
}

TEST_F(Sqs, ChecksBatches) {
  make_queue();
  const auto code = [this](const std::string& entries) {
    const auto response = on_queue("SendMessageBatch", "\"Entries\":[" + entries + "]");
    return std::string(response.headers.get("x-amzn-query-error"));
  };
  const std::string one = R"({"Id":"1","MessageBody":"x"})";
  std::string eleven;
  for (int i = 0; i < 11; ++i)
    eleven +=
        (i ? "," : "") + std::string(R"({"Id":")") + std::to_string(i) + R"(","MessageBody":"x"})";
  const std::string half = std::string(600'000, 'x');
  EXPECT_EQ(code(""), "AWS.SimpleQueueService.EmptyBatchRequest;Sender");
  EXPECT_EQ(code(eleven), "AWS.SimpleQueueService.TooManyEntriesInBatchRequest;Sender");
  EXPECT_EQ(code(one + "," + one), "AWS.SimpleQueueService.BatchEntryIdsNotDistinct;Sender");
  EXPECT_EQ(code(R"({"Id":"a b","MessageBody":"x"})"),
            "AWS.SimpleQueueService.InvalidBatchEntryId;Sender");
  EXPECT_EQ(code(R"({"Id":"1","MessageBody":")" + half + R"("},{"Id":"2","MessageBody":")" + half +
                 "\"}"),
            "AWS.SimpleQueueService.BatchRequestTooLong;Sender");
}

TEST_F(Sqs, TakesWhatIsGoodOfABatch) {
  make_queue();
  const auto response = on_queue("SendMessageBatch", R"("Entries":[{"Id":"good","MessageBody":"x"},
                             {"Id":"bad","MessageBody":"x","DelaySeconds":901}])");
  EXPECT_EQ(response.status, 200u);
  EXPECT_EQ(text(response, "/Successful/0/Id"), "good");
  EXPECT_EQ(text(response, "/Failed/0/Id"), "bad");
  EXPECT_EQ(text(response, "/Failed/0/Code"), "InvalidParameterValue");
  EXPECT_EQ(text(response, "/Failed/0/SenderFault"), "true");
}

TEST_F(Sqs, CreatesAQueueOnce) {
  make_queue(R"({"DelaySeconds":"5"})");
  make_queue(R"({"DelaySeconds":"5"})");
  make_queue();
  const auto other =
      call(json("CreateQueue", R"({"QueueName":"q","Attributes":{"DelaySeconds":"6"}})"));
  EXPECT_EQ(text(other, "/__type"), "com.amazonaws.sqs#QueueNameExists");
  EXPECT_THAT(text(other, "/message"), HasSubstr("different value for attribute DelaySeconds"));
}

TEST_F(Sqs, KeepsADeletedNameForAMinute) {
  make_queue();
  on_queue("DeleteQueue");
  const auto again = call(json("CreateQueue", R"({"QueueName":"q"})"));
  EXPECT_EQ(text(again, "/__type"), "com.amazonaws.sqs#QueueDeletedRecently");
  clock_.advance(std::chrono::seconds(60));
  make_queue();
}

TEST_F(Sqs, HoldsNobodyUpWhoComesFromLocalStack) {
  config_.localstack_compat = true;
  make_queue();
  EXPECT_EQ(on_queue("PurgeQueue").status, 200u);
  EXPECT_EQ(on_queue("PurgeQueue").status, 200u);
  on_queue("DeleteQueue");
  make_queue();
}

TEST_F(Sqs, PurgesOnceAMinute) {
  make_queue();
  EXPECT_EQ(on_queue("PurgeQueue").status, 200u);
  EXPECT_EQ(text(on_queue("PurgeQueue"), "/__type"), "com.amazonaws.sqs#PurgeQueueInProgress");
  clock_.advance(std::chrono::seconds(60));
  EXPECT_EQ(on_queue("PurgeQueue").status, 200u);
}

TEST_F(Sqs, WakesWhoWaitsAsSoonAsAMessageComes) {
  make_queue();
  const auto waiting = begin(
      json("ReceiveMessage", R"({"QueueUrl":")" + std::string(url) + R"(","WaitTimeSeconds":20})"));
  EXPECT_FALSE(is_done(*waiting));
  on_queue("SendMessage", R"("MessageBody":"hello")");
  settle();
  ASSERT_TRUE(is_done(*waiting));
  EXPECT_EQ(text(waiting->answer.get(), "/Messages/0/Body"), "hello");
}

TEST_F(Sqs, ServesWhoWaitsLongestFirst) {
  make_queue();
  const std::string input = R"({"QueueUrl":")" + std::string(url) + R"(","WaitTimeSeconds":20})";
  const auto first = begin(json("ReceiveMessage", input));
  const auto second = begin(json("ReceiveMessage", input));
  on_queue("SendMessage", R"("MessageBody":"one")");
  settle();
  EXPECT_TRUE(is_done(*first));
  EXPECT_FALSE(is_done(*second));
  service_.stop_waiting();
  settle();
  ASSERT_TRUE(is_done(*second));
  EXPECT_EQ(second->answer.get().body, "{}");
}

TEST_F(Sqs, TakesNoMessageForWhoHungUp) {
  make_queue();
  TestPeer peer;
  http::Request request =
      json("ReceiveMessage", R"({"QueueUrl":")" + std::string(url) + R"(","WaitTimeSeconds":20})");
  request.peer = &peer;
  const auto waiting = begin(std::move(request));
  ASSERT_FALSE(is_done(*waiting));
  peer.gone();
  settle();
  EXPECT_TRUE(is_done(*waiting));
  on_queue("SendMessage", R"("MessageBody":"hello")");
  EXPECT_EQ(text(on_queue("ReceiveMessage"), "/Messages/0/Body"), "hello");
}

TEST_F(Sqs, TellsWhoWaitsThatTheQueueIsGone) {
  make_queue();
  const auto waiting = begin(
      json("ReceiveMessage", R"({"QueueUrl":")" + std::string(url) + R"(","WaitTimeSeconds":20})"));
  on_queue("DeleteQueue");
  settle();
  ASSERT_TRUE(is_done(*waiting));
  EXPECT_EQ(text(waiting->answer.get(), "/__type"), "com.amazonaws.sqs#QueueDoesNotExist");
}

TEST_F(Sqs, MovesWhatFailsToTheDeadLetterQueueAndBack) {
  make_queue("{}", "dead");
  make_queue(R"({"VisibilityTimeout":"0","RedrivePolicy":
      "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":1}"})");
  on_queue("SendMessage", R"("MessageBody":"bad")");
  on_queue("ReceiveMessage");
  EXPECT_EQ(on_queue("ReceiveMessage").body, "{}");
  const std::string dead_url = R"("QueueUrl":"http://emulator:4566/000000000000/dead")";
  const auto dead = call(json(
      "ReceiveMessage", "{" + dead_url + R"(,"AttributeNames":["All"],"VisibilityTimeout":0})"));
  EXPECT_EQ(text(dead, "/Messages/0/Body"), "bad");
  EXPECT_EQ(text(dead, "/Messages/0/Attributes/DeadLetterQueueSourceArn"),
            "arn:aws:sqs:us-east-1:000000000000:q");
  EXPECT_EQ(text(call(json("ListDeadLetterSourceQueues", "{" + dead_url + "}")), "/queueUrls/0"),
            url);
  const std::string source = R"({"SourceArn":"arn:aws:sqs:us-east-1:000000000000:dead"})";
  EXPECT_EQ(call(json("StartMessageMoveTask", source)).status, 200u);
  settle();
  const auto tasks = call(json("ListMessageMoveTasks", source));
  EXPECT_EQ(text(tasks, "/Results/0/Status"), "COMPLETED");
  EXPECT_EQ(text(tasks, "/Results/0/ApproximateNumberOfMessagesMoved"), "1");
  EXPECT_EQ(text(on_queue("ReceiveMessage"), "/Messages/0/Body"), "bad");
}

TEST_F(Sqs, WantsADeadLetterQueueThatIsThereAndAllowsIt) {
  const auto refused = [this](const std::string& target) {
    const auto response =
        call(json("CreateQueue", R"({"QueueName":"q","Attributes":{"RedrivePolicy":
        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:)" +
                                     target + R"(\",\"maxReceiveCount\":1}"}})"));
    return text(response, "/message");
  };
  make_queue(R"({"FifoQueue":"true"})", "d.fifo");
  make_queue(R"({"RedriveAllowPolicy":"{\"redrivePermission\":\"denyAll\"}"})", "closed");
  make_queue(
      R"({"RedriveAllowPolicy":"{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"arn:aws:sqs:us-east-1:000000000000:q\"]}"})",
      "open");
  EXPECT_THAT(refused("absent"), HasSubstr("Dead letter target does not exist."));
  EXPECT_THAT(refused("d.fifo"), HasSubstr("must be same type of queue"));
  EXPECT_THAT(refused("closed"), HasSubstr("does not permit"));
  EXPECT_EQ(refused("open"), "(absent)");
}

TEST_F(Sqs, KeepsPermissionsInThePolicy) {
  make_queue();
  const std::string grant =
      R"("Label":"l","AWSAccountIds":["123456789012"],"Actions":["SendMessage"])";
  EXPECT_EQ(on_queue("AddPermission", grant).status, 200u);
  const auto attributes = on_queue("GetQueueAttributes", R"("AttributeNames":["Policy"])");
  EXPECT_THAT(text(attributes, "/Attributes/Policy"),
              HasSubstr(R"("Principal":{"AWS":"arn:aws:iam::123456789012:root"})"));
  EXPECT_THAT(text(on_queue("AddPermission", grant), "/message"), HasSubstr("Already exists"));
  EXPECT_EQ(on_queue("RemovePermission", R"("Label":"l")").status, 200u);
  EXPECT_THAT(on_queue("GetQueueAttributes", R"("AttributeNames":["All"])").body,
              Not(HasSubstr("Policy")));
  EXPECT_THAT(text(on_queue("RemovePermission", R"("Label":"l")"), "/message"),
              HasSubstr("can't find label"));
}

TEST_F(Sqs, TakesMessagesOfOtherServices) {
  make_queue();
  OutgoingMessage message{"from a topic"};
  message.attributes.push_back({"a", "String", "b"});
  const auto sent = service_.send("arn:aws:sqs:us-east-1:000000000000:q", message);
  ASSERT_TRUE(sent);
  const auto received = on_queue("ReceiveMessage");
  EXPECT_EQ(text(received, "/Messages/0/MessageId"), *sent);
  const auto refused = service_.send("arn:aws:sqs:us-east-1:000000000000:absent", message);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "AWS.SimpleQueueService.NonExistentQueue");
}

TEST_F(Sqs, ListsQueuesInPages) {
  for (const char* name : {"a1", "a2", "a3", "b1"})
    make_queue("{}", name);
  const auto first = call(json("ListQueues", R"({"QueueNamePrefix":"a","MaxResults":2})"));
  EXPECT_EQ(text(first, "/QueueUrls/1"), "http://emulator:4566/000000000000/a2");
  const auto second =
      call(json("ListQueues", R"({"QueueNamePrefix":"a","MaxResults":2,"NextToken":")" +
                                  text(first, "/NextToken") + "\"}"));
  EXPECT_EQ(text(second, "/QueueUrls"), R"(["http://emulator:4566/000000000000/a3"])");
  EXPECT_EQ(text(second, "/NextToken"), "(absent)");
  EXPECT_EQ(call(json("ListQueues", R"({"QueueNamePrefix":"c"})")).body, "{}");
}

}  // namespace
}  // namespace emulator::sqs

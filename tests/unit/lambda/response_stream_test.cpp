#include "lambda/response_stream.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lambda/response_prelude.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;

InvocationOutput output(std::string payload) {
  InvocationOutput result;
  result.payload = std::move(payload);
  result.executed_version = "7";
  return result;
}

class ResponseStreamTest : public testing::Test {
 protected:
  // Reads until the end, noting every piece.
  static asio::awaitable<void> read_all(ResponseStream& stream, std::vector<std::string>& pieces,
                                        bool& ended) {
    while (true) {
      std::string piece = co_await stream.read();
      if (piece.empty()) break;
      pieces.push_back(std::move(piece));
    }
    ended = true;
  }

  static asio::awaitable<void> write(ResponseStream& stream, std::string bytes, bool& written) {
    co_await stream.write(std::move(bytes));
    written = true;
  }

  void begin_reading() {
    asio::co_spawn(loop_, read_all(stream_, pieces_, ended_), asio::detached);
    poll();
  }
  bool try_to_write(std::string bytes) {
    written_ = false;
    asio::co_spawn(loop_, write(stream_, std::move(bytes), written_), asio::detached);
    poll();
    return written_;
  }
  void poll() {
    loop_.restart();
    loop_.poll();
  }

  asio::io_context loop_;
  ResponseStream stream_{loop_.get_executor()};
  std::vector<std::string> pieces_;
  bool ended_ = false;
  bool written_ = false;
};

TEST_F(ResponseStreamTest, hands_each_piece_over_as_it_comes) {
  begin_reading();
  stream_.begin("text/plain", "$LATEST");
  EXPECT_TRUE(try_to_write("one"));
  EXPECT_EQ(pieces_, std::vector<std::string>({"one"}));
  EXPECT_TRUE(try_to_write("two"));
  EXPECT_EQ(pieces_.size(), 2U);
  EXPECT_FALSE(ended_);
  stream_.finish(output(""));
  poll();
  EXPECT_TRUE(ended_);
  EXPECT_EQ(stream_.executed_version(), "7");
}

TEST_F(ResponseStreamTest, holds_a_writer_back_until_the_reader_follows) {
  EXPECT_TRUE(try_to_write(std::string(ResponseStream::capacity, 'x')));
  EXPECT_FALSE(try_to_write("late"));
  begin_reading();
  EXPECT_TRUE(written_);
  poll();
  EXPECT_EQ(pieces_.back(), "late");
}

TEST_F(ResponseStreamTest, lets_a_writer_go_on_when_the_reader_has_left) {
  EXPECT_TRUE(try_to_write(std::string(ResponseStream::capacity, 'x')));
  EXPECT_FALSE(try_to_write("late"));
  stream_.abandon();
  poll();
  EXPECT_TRUE(written_);
  EXPECT_TRUE(try_to_write(std::string(2 * ResponseStream::capacity, 'x')));
  EXPECT_TRUE(try_to_write("and on"));
}

TEST_F(ResponseStreamTest, lets_a_writer_go_when_the_invocation_is_over) {
  EXPECT_TRUE(try_to_write(std::string(ResponseStream::capacity, 'x')));
  EXPECT_FALSE(try_to_write("late"));
  stream_.finish(output(""));
  poll();
  EXPECT_TRUE(written_);
  begin_reading();
  EXPECT_TRUE(ended_);
  EXPECT_EQ(pieces_.size(), 1U);
}

TEST_F(ResponseStreamTest, gives_a_response_in_one_piece_as_the_last_piece) {
  begin_reading();
  stream_.finish(output("whole"));
  poll();
  EXPECT_EQ(pieces_, std::vector<std::string>({"whole"}));
  EXPECT_TRUE(ended_);
  EXPECT_TRUE(stream_.outcome()->payload.empty());
}

TEST_F(ResponseStreamTest, lets_a_reader_go_who_leaves) {
  begin_reading();
  stream_.abandon();
  poll();
  EXPECT_TRUE(ended_);
  EXPECT_TRUE(pieces_.empty());
  EXPECT_FALSE(stream_.finished());
}

TEST_F(ResponseStreamTest, waits_no_longer_than_its_reader_wants_to) {
  const auto readable_by = [this](std::chrono::steady_clock::time_point deadline) {
    std::optional<bool> readable;
    asio::co_spawn(loop_, stream_.wait_until_readable(deadline),
                   [&readable](std::exception_ptr, bool answer) { readable = answer; });
    loop_.restart();
    loop_.run();
    return readable;
  };
  EXPECT_EQ(readable_by(std::chrono::steady_clock::now() + std::chrono::milliseconds(1)), false);
  EXPECT_TRUE(try_to_write("one"));
  EXPECT_EQ(readable_by(std::chrono::steady_clock::time_point::min()), true);
}

TEST(ResponsePrelude, is_found_however_it_is_cut_and_never_beyond_its_limit) {
  const std::string nuls(8, '\0');
  const std::string bytes = "{}" + nuls + "body";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    ResponsePrelude prelude(16);
    const bool complete = prelude.put(std::string_view(bytes).substr(0, cut));
    if (!complete) {
      EXPECT_TRUE(prelude.put(std::string_view(bytes).substr(cut)));
    }
    ASSERT_TRUE(prelude.is_complete()) << cut;
    EXPECT_EQ(prelude.metadata(), "{}");
    EXPECT_TRUE(std::string_view("body").starts_with(prelude.body()));
  }
  ResponsePrelude late(16);
  EXPECT_TRUE(late.put(std::string(17, ' ') + nuls));
  EXPECT_FALSE(late.is_complete());
  ResponsePrelude endless(16);
  EXPECT_FALSE(endless.put(std::string(16, ' ')));
  EXPECT_TRUE(endless.put(" "));
  EXPECT_FALSE(endless.is_complete());
}

TEST_F(ResponseStreamTest, keeps_an_error_out_of_the_pieces) {
  begin_reading();
  InvocationOutput failed = output("{}");
  failed.function_error = InvocationOutput::FunctionError::unhandled;
  stream_.finish(std::move(failed));
  stream_.finish(output("a second outcome"));
  poll();
  EXPECT_TRUE(ended_);
  EXPECT_TRUE(pieces_.empty());
  EXPECT_EQ(stream_.outcome()->payload, "{}");
}

}  // namespace
}  // namespace emulator::lambda

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "harness/http.hpp"

namespace emulator::functional {

// A request that an imposter got, in the order of arrival.
struct ReceivedRequest {
  std::string method;
  std::string target;
  Message message;  // headers and body
  std::chrono::steady_clock::time_point arrived;

  std::string_view header(std::string_view name) const noexcept { return message.get(name); }
  const std::string& body() const noexcept { return message.body; }
};

struct CannedAnswer {
  enum class Manner {
    whole,             // the answer
    hang,              // nothing, the connection stays open
    close,             // nothing, the connection is closed
    close_mid_answer,  // the head and half of the body
    drip,              // the head, then a byte of the body every tenth of a second
  };
  int status = 200;
  Headers headers = {};
  std::string body = {};
  std::chrono::milliseconds delay{0};
  Manner manner = Manner::whole;
};

// An HTTP server that plays whatever the emulator talks to: a subscriber, a backend. It records
// what it gets and answers as told. Runs in threads of its own; its methods may be called from any.
class HttpImposter {
 public:
  // `address` is host:port to listen on; port 0 takes a free one.
  explicit HttpImposter(const std::string& address = "127.0.0.1:0");
  ~HttpImposter();  // ends connections, even hanging ones
  HttpImposter(const HttpImposter&) = delete;
  HttpImposter& operator=(const HttpImposter&) = delete;

  // "http://127.0.0.1:PORT/path"
  std::string url(const std::string& path = "/") const;
  unsigned short port() const noexcept { return port_; }

  // The answer to each request for which no other is given; 200 without a body at first.
  void answer_always(CannedAnswer answer);
  // Answers to the next requests, used up in this order, before answer_always().
  void answer_next(CannedAnswer answer);
  // Asked first, in the connection's thread.
  void answer_by(std::function<CannedAnswer(const ReceivedRequest&)> answer);

  std::vector<ReceivedRequest> requests() const;
  std::size_t request_count() const;
  void forget_requests();

  using Condition = std::function<bool(const std::vector<ReceivedRequest>&)>;
  // Looks at the condition at each request that arrives; false when it does not hold in time.
  bool wait_until(const Condition& condition,
                  std::chrono::milliseconds timeout = default_timeout) const;
  bool wait_for_requests(std::size_t count,
                         std::chrono::milliseconds timeout = default_timeout) const;

 protected:
  // Stops serving; a derived class calls it in its destructor, before its members go.
  void stop();
  // Called with each request from then on, in the connection's thread, before it is recorded.
  void observe(std::function<void(const ReceivedRequest&)> observer);

 private:
  void accept();
  void serve(int socket);
  CannedAnswer choose_answer(const ReceivedRequest& request);
  bool answer(int socket, const ReceivedRequest& request);

  int listener_ = -1;
  int stopping_ = -1;  // an eventfd, readable once stop() was called
  unsigned short port_ = 0;
  std::string host_;
  std::thread acceptor_;
  std::list<std::thread> connections_;  // the acceptor's, until it has ended

  mutable std::mutex mutex_;  // guards what follows
  mutable std::condition_variable arrived_;
  std::vector<ReceivedRequest> requests_;
  std::deque<CannedAnswer> next_answers_;
  CannedAnswer answer_;
  std::function<CannedAnswer(const ReceivedRequest&)> answer_by_;
  std::function<void(const ReceivedRequest&)> observer_;
};

}  // namespace emulator::functional

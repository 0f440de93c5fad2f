#include "main_flow/demo.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <stdexcept>

#include "main_flow/main_flow.hpp"

namespace emulator::functional {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t warm_requests = 20;

double milliseconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

void print_step(const std::string& step, std::chrono::nanoseconds time) {
  std::printf("%9.2f ms  %s\n", milliseconds(time), step.c_str());
  std::fflush(stdout);
}

void print_delivery(const MainFlow::Delivery& delivery, const std::string& body) {
  if (delivery.stored != body) throw std::runtime_error("Redis holds another body");
  print_step("POST a body, which starts the function: answered " +
                 std::to_string(delivery.answer.status()) + ' ' + delivery.answer.body,
             delivery.to_answer);
  print_step("SNS message received: " + delivery.message.message, delivery.to_message);
  std::printf("%9s     Redis holds under that key: %s\n", "", delivery.stored->c_str());
}

void print_warm_latency(MainFlow& flow) {
  std::vector<double> answered;
  std::vector<double> received;
  std::printf("\n%zu more, now that the function is warm (POST to answer, POST to SNS message):\n",
              warm_requests);
  for (std::size_t i = 0; i < warm_requests; ++i) {
    const auto delivery = flow.deliver("warm " + std::to_string(i));
    answered.push_back(milliseconds(delivery.to_answer));
    received.push_back(milliseconds(delivery.to_message));
    std::printf("%9.2f ms %9.2f ms\n", answered.back(), received.back());
  }
  std::sort(answered.begin(), answered.end());
  std::sort(received.begin(), received.end());
  std::printf("%9.2f ms %9.2f ms  median\n\n", answered[warm_requests / 2],
              received[warm_requests / 2]);
}

std::string run() {
  const auto begin = Clock::now();
  Surroundings surroundings;
  print_step("have an emulator and a Redis", Clock::now() - begin);

  MainFlow flow{surroundings.settings(), print_step};
  flow.wait_for_services();
  flow.build();
  const std::string body = "Hello from the demo";
  print_delivery(flow.deliver(body), body);
  print_warm_latency(flow);
  flow.tear_down();

  const auto end = Clock::now();
  auto problems = surroundings.stop();
  print_step("stop", Clock::now() - end);
  return problems;
}

}  // namespace

int run_demo() {
  try {
    const auto problems = run();
    if (problems.empty()) return 0;
    std::fprintf(stderr, "demo: %s\n", problems.c_str());
  } catch (const std::runtime_error& error) {
    std::fprintf(stderr, "demo: %s\n", error.what());
  }
  return 1;
}

}  // namespace emulator::functional

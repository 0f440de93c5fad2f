#include "lambda/pool.hpp"

#include <algorithm>
#include <utility>

#include "lambda/environment.hpp"
#include "lambda/invocation.hpp"

namespace emulator::lambda {

void Pool::add(std::shared_ptr<Environment> environment) {
  const Environment* key = environment.get();
  environments_.emplace(key, std::move(environment));
}

void Pool::remove(const Environment& environment) {
  std::erase_if(idle_, [&](const auto& idle) { return idle.get() == &environment; });
  environments_.erase(&environment);
}

void Pool::put_idle(Environment& environment) {
  idle_.push_back(environments_.at(&environment));
}

std::shared_ptr<Environment> Pool::take_idle() {
  while (!idle_.empty()) {
    const auto environment = std::move(idle_.back());
    idle_.pop_back();
    // Its process may have ended in the meantime.
    if (environment->state() == RuntimeState::ready) return environment;
  }
  return nullptr;
}

template <class Predicate>
std::vector<std::shared_ptr<Environment>> Pool::take_idle_if(Predicate taken) {
  std::vector<std::shared_ptr<Environment>> out;
  std::vector<std::shared_ptr<Environment>> kept;
  for (auto& environment : idle_)
    (taken(*environment) ? out : kept).push_back(std::move(environment));
  idle_ = std::move(kept);
  return out;
}

std::vector<std::shared_ptr<Environment>> Pool::take_all_idle() {
  return std::exchange(idle_, {});
}

std::vector<std::shared_ptr<Environment>> Pool::take_old(Clock::time_point limit) {
  return take_idle_if([limit](const Environment& environment) {
    return !environment.is_provisioned() && environment.since() < limit;
  });
}

std::vector<std::shared_ptr<Environment>> Pool::take_idle_provisioned_over(std::size_t count) {
  const std::size_t present = started_ahead();
  std::size_t surplus = present - std::min(present, count);
  return take_idle_if([&surplus](const Environment& environment) {
    if (surplus == 0 || !environment.is_provisioned()) return false;
    --surplus;
    return true;
  });
}

std::size_t Pool::started_ahead() const {
  return static_cast<std::size_t>(std::ranges::count_if(environments_, [](const auto& item) {
    return item.second->is_provisioned() && item.second->state() != RuntimeState::stopping;
  }));
}

std::size_t Pool::ready_ahead() const {
  return static_cast<std::size_t>(std::ranges::count_if(environments_, [](const auto& item) {
    const RuntimeState state = item.second->state();
    return item.second->is_provisioned() && state != RuntimeState::stopping &&
           state != RuntimeState::starting;
  }));
}

Pool::Clock::time_point Pool::oldest_idle() const {
  auto oldest = Clock::time_point::max();
  for (const auto& environment : idle_) {
    if (!environment->is_provisioned()) oldest = std::min(oldest, environment->since());
  }
  return oldest;
}

std::size_t Pool::coming(Clock::time_point grace_begin) const {
  const auto in_init = std::ranges::count_if(environments_, [](const auto& item) {
    return item.second->is_starting() && !item.second->is_bound();
  });
  return static_cast<std::size_t>(in_init) + about_to_ask(grace_begin);
}

std::size_t Pool::about_to_ask(Clock::time_point grace_begin) const {
  return static_cast<std::size_t>(std::ranges::count_if(environments_, [&](const auto& item) {
    return item.second->state() == RuntimeState::responded && item.second->since() > grace_begin;
  }));
}

std::size_t Pool::starting_since(Clock::time_point begin) const {
  return static_cast<std::size_t>(std::ranges::count_if(environments_, [&](const auto& item) {
    return item.second->is_starting() && item.second->since() > begin;
  }));
}

std::vector<std::shared_ptr<Environment>> Pool::environments() const {
  std::vector<std::shared_ptr<Environment>> all;
  all.reserve(environments_.size());
  for (const auto& [key, environment] : environments_)
    all.push_back(environment);
  return all;
}

}  // namespace emulator::lambda

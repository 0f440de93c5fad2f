#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator {

// Runs `work` on the pool and resumes on the caller's loop with its result: for what would hold the
// loop for over a millisecond (unzip, hashing a package, RSA, disk). `work` must own what it
// touches.
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> offload(boost::asio::thread_pool& pool,
                                                            Work work) {
  co_return co_await boost::asio::co_spawn(
      pool,
      [](Work owned) -> boost::asio::awaitable<std::invoke_result_t<Work&>> {
        co_return owned();
      }(std::move(work)),
      boost::asio::use_awaitable);
}

}  // namespace emulator

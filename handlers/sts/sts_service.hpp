#pragma once

#include <span>

#include "daemon/aws/query.hpp"
#include "daemon/platform.hpp"
#include "daemon/service.hpp"

namespace emulator::sts {

// AWS STS, as far as every tool needs it before it does anything else: who am I?
class StsService final : public Service {
 public:
  explicit StsService(Platform platform);

  std::string_view name() const noexcept override { return "sts"; }
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override;
  boost::asio::awaitable<void> reset() override;
};

// Every operation of the service model.
std::span<const aws::QueryOperation<StsService>> operations() noexcept;

}  // namespace emulator::sts

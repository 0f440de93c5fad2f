#include "daemon/operations_listing.hpp"

#include <fmt/format.h>

#include "handlers/apigateway/operations.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/logs/operations.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sqs/operations.hpp"
#include "handlers/sts/sts_service.hpp"

namespace emulator {

namespace {

template <class Operation>
std::string_view not_enforced(const Operation& operation) noexcept {
  if constexpr (requires { operation.not_enforced; }) return operation.not_enforced;
  return {};
}

template <class Operations>
void list(std::string& out, std::string_view service, const Operations& operations) {
  for (const auto& operation : operations) {
    const std::string_view note = not_enforced(operation);
    const std::string_view status = operation.handler.index() == 0 ? "501"
                                    : note.empty()                 ? "implemented"
                                                                   : "state only";
    out += fmt::format("{}\t{}\t{}\t{}\n", service, operation.name, status, note);
  }
}

}  // namespace

std::string operations_listing() {
  std::string out;
  list(out, "apigateway", apigateway::operations());
  list(out, "apigatewayv2", apigatewayv2::operations());
  list(out, "lambda", lambda::operations());
  list(out, "logs", logs::operations());
  list(out, "sns", sns::service.operations);
  list(out, "sqs", sqs::operations());
  list(out, "sts", sts::operations());
  return out;
}

}  // namespace emulator

#include "handlers/apigateway/operations.hpp"

namespace emulator::apigateway {

Answer get_account(State&, aws::RestCall&) {
  // A new account's settings; UpdateAccount is not there to change them.
  return aws::json_response(200, R"({"throttleSettings":{"burstLimit":5000,"rateLimit":10000.0},)"
                                 R"("features":["UsagePlans"],"apiKeyVersion":"4"})");
}

}  // namespace emulator::apigateway

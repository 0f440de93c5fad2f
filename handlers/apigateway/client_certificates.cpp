#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/tag_rules.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

constexpr auto lifetime = std::chrono::hours(24 * 365);

const aws::PatchRule<ClientCertificate> rules[] = {
    {"/description", {replace}, patch_text<&ClientCertificate::description>},
};

std::string render(const ClientCertificate& certificate) {
  Object out;
  out.text("clientCertificateId", certificate.id);
  out.optional_text("description", certificate.description);
  out.text("pemEncodedCertificate", certificate.identity->certificate_pem());
  out.time("createdDate", certificate.created);
  out.time("expirationDate", certificate.expires);
  out.optional_map("tags", certificate.tags);
  return out.take();
}

Result<ClientCertificate*> find_certificate(State& state, const aws::RestCall& call) {
  auto& certificates = state.connectivity.certificates[call.call.scope];
  const auto found = certificates.find(call.label("clientcertificate_id"));
  if (found == certificates.end()) {
    return not_found("Invalid Client Certificate identifier specified");
  }
  return &found->second;
}

}  // namespace

boost::asio::awaitable<Answer> generate_client_certificate(State& state, aws::RestCall& call) {
  ClientCertificate certificate;
  {
    Input in(call);
    certificate.description = in.text("description");
    certificate.tags = in.strings("tags");
    if (in.fault()) co_return *in.fault();
  }
  if (auto valid = check_tags({}, certificate.tags); !valid) co_return valid.error();
  certificate.id = state.platform.random.lower_alphanumeric(6);
  certificate.created = state.platform.clock.now();
  certificate.expires = certificate.created + lifetime;
  auto generate = [from = certificate.created, to = certificate.expires] {
    return http::ClientIdentity::generate("Amazon Web Services", "ApiGateway", from, to);
  };
  certificate.identity = co_await offload(state.platform.workers, std::move(generate));
  auto& certificates = state.connectivity.certificates[call.call.scope];
  const std::string id = certificate.id;
  const auto added = certificates.emplace(id, std::move(certificate)).first;
  co_return aws::json_response(201, render(added->second));
}

Answer get_client_certificate(State& state, aws::RestCall& call) {
  const auto certificate = find_certificate(state, call);
  if (!certificate) return certificate.error();
  return aws::json_response(200, render(**certificate));
}

Answer get_client_certificates(State& state, aws::RestCall& call) {
  const auto page = page_request(call);
  if (!page) return page.error();
  const auto& certificates = state.connectivity.certificates[call.call.scope];
  return aws::json_response(
      200, render_page(aws::page_of(certificates, page->after_key, page->limit),
                       [](const ClientCertificate& certificate) { return render(certificate); }));
}

Answer update_client_certificate(State& state, aws::RestCall& call) {
  const auto certificate = find_certificate(state, call);
  if (!certificate) return certificate.error();
  const auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, **certificate, *operations);
  if (!changed) return changed.error();
  **certificate = std::move(*changed);
  return aws::json_response(200, render(**certificate));
}

Answer delete_client_certificate(State& state, aws::RestCall& call) {
  const auto certificate = find_certificate(state, call);
  if (!certificate) return certificate.error();
  const std::string id = (*certificate)->id;
  for (const auto& [api_id, api] : state.apis.all(call.call.scope)) {
    for (const auto& [name, stage] : api.stages) {
      if (stage.client_certificate_id != id) continue;
      return bad_request(fmt::format(
          "Client certificate '{}' is used by the stage '{}' of the API '{}'", id, name, api_id));
    }
  }
  state.connectivity.certificates[call.call.scope].erase(id);
  return empty_response(202);
}

}  // namespace emulator::apigateway

__license__package __package__;

import __package__.runtime.Caller;
import __package__.runtime.Configuration;

/** Makes clients of the API. */
public final class ApiClientFactory {
  private final Configuration configuration = new Configuration();

  /** Goes with each request as x-api-key. */
  public ApiClientFactory apiKey(String apiKey) {
    configuration.apiKey = apiKey;
    return this;
  }

  /** With these, each request is signed; the token is null but for temporary ones. */
  public ApiClientFactory credentials(String accessKey, String secretKey, String sessionToken) {
    configuration.accessKey = accessKey;
    configuration.secretKey = secretKey;
    configuration.sessionToken = sessionToken;
    return this;
  }

  public ApiClientFactory region(String region) {
    configuration.region = region;
    return this;
  }

  /** The URL of the stage. */
  public ApiClientFactory endpoint(String url) {
    configuration.endpoint = url;
    return this;
  }

  /** The one client that there is, __service__. */
  public <T> T build(Class<T> type) {
    return type.cast(new __service__(new Caller(configuration)));
  }
}

__license__package __package__;

import __package__.runtime.Configuration;

/** Makes clients of the API. */
public final class __service__ClientBuilder {
  private final Configuration configuration = new Configuration();

  __service__ClientBuilder() {}

  /** Goes with each request as x-api-key. */
  public __service__ClientBuilder apiKey(String apiKey) {
    configuration.apiKey = apiKey;
    return this;
  }

  /** With these, each request is signed. */
  public __service__ClientBuilder iamCredentials(String accessKey, String secretKey) {
    return iamCredentials(accessKey, secretKey, null);
  }

  public __service__ClientBuilder iamCredentials(String accessKey, String secretKey, String sessionToken) {
    configuration.accessKey = accessKey;
    configuration.secretKey = secretKey;
    configuration.sessionToken = sessionToken;
    return this;
  }

  public __service__ClientBuilder iamRegion(String region) {
    configuration.region = region;
    return this;
  }

  /** The URL of the stage. */
  public __service__ClientBuilder endpoint(String url) {
    configuration.endpoint = url;
    return this;
  }

  public __service__ClientBuilder httpRequestTimeout(int milliseconds) {
    configuration.timeoutMillis = milliseconds;
    return this;
  }

  public __service__ build() {
    return new __service__Client(configuration);
  }
}

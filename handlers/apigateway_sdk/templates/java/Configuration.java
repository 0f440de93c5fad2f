__license__package __package__.runtime;

/** How a client reaches its API, and as whom. */
public final class Configuration {
  public String endpoint = __url__;
  public String region = __region__;
  public String apiKey;
  public String accessKey;
  public String secretKey;
  public String sessionToken;
  public int timeoutMillis = 30_000;
}

__license__package __package__.runtime;

import __package__.__service__Exception;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Makes requests of what an operation is called with. */
public final class Caller {
  /** A request of an operation that has no class for it. */
  public static final class Request extends SdkRequest<Request> {
    public Request path(String name, Object value) {
      return sdkPath(name, value);
    }

    public Request query(String name, Object value) {
      return sdkQuery(name, value);
    }

    public Request header(String name, Object value) {
      return sdkHeader(name, value);
    }
  }

  private final Configuration configuration;
  private final Transport transport;

  public Caller(Configuration configuration) {
    this.configuration = configuration;
    this.transport = new Transport(configuration.timeoutMillis);
  }

  public SdkResponseMetadata call(String method, String path, String mediaType, SdkRequest<?> request) {
    URI url = URI.create(
        configuration.endpoint + Url.expand(path, request.path) + Url.query(request.query));
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", "application/json");
    if (request.body != null) headers.put("Content-Type", mediaType);
    if (configuration.apiKey != null) headers.put("x-api-key", configuration.apiKey);
    headers.putAll(request.headers);
    String body = request.body == null ? "" : request.body;
    if (configuration.accessKey != null) {
      new Signer(configuration).sign(method, url, headers, body);
    }
    SdkResponseMetadata answer;
    try {
      answer = transport.send(method, url, headers, body);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new __service__Exception(interrupted);
    } catch (java.io.IOException failure) {
      throw new __service__Exception(failure);
    }
    if (answer.httpStatusCode() >= 300) throw new __service__Exception(answer);
    return answer;
  }
}

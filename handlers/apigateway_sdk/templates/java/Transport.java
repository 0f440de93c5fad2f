__license__package __package__.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests with the HTTP client of Java 11. */
final class Transport {
  private final HttpClient client;
  private final Duration timeout;

  Transport(int timeoutMillis) {
    timeout = Duration.ofMillis(timeoutMillis);
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout).build();
  }

  SdkResponseMetadata send(String method, URI url, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher publisher = body.isEmpty()
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(timeout).method(method, publisher);
    headers.forEach(request::header);
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> received = new TreeMap<>();
    answer.headers().map().forEach((name, values) -> received.put(name, String.join(",", values)));
    return new SdkResponseMetadata(answer.statusCode(), received, answer.body());
  }
}

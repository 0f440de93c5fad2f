__license__package __package__.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests with HttpURLConnection, which Android has; outside of it, that knows no PATCH. */
final class Transport {
  private final int timeoutMillis;

  Transport(int timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  SdkResponseMetadata send(String method, URI url, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(timeoutMillis);
    connection.setReadTimeout(timeoutMillis);
    connection.setInstanceFollowRedirects(false);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      connection.setRequestProperty(header.getKey(), header.getValue());
    }
    if (!body.isEmpty()) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    int status = connection.getResponseCode();
    Map<String, String> received = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : connection.getHeaderFields().entrySet()) {
      if (header.getKey() != null) received.put(header.getKey(), String.join(",", header.getValue()));
    }
    return new SdkResponseMetadata(
        status, received, read(status < 400 ? connection.getInputStream() : connection.getErrorStream()));
  }

  private static String read(InputStream stream) throws IOException {
    if (stream == null) return "";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = stream) {
      byte[] part = new byte[8192];
      for (int size = in.read(part); size >= 0; size = in.read(part)) out.write(part, 0, size);
    }
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}

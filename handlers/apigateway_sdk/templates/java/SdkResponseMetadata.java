__license__package __package__.runtime;

import java.util.Map;

/** What an answer has besides its model. */
public final class SdkResponseMetadata {
  private final int status;
  private final Map<String, String> headers;
  private final String body;

  public SdkResponseMetadata(int status, Map<String, String> headers, String body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int httpStatusCode() {
    return status;
  }

  /** Null for one that isn't there. */
  public String header(String name) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) return header.getValue();
    }
    return null;
  }

  public String requestId() {
    return header("x-amzn-RequestId");
  }

  public String body() {
    return body;
  }

  /** The body's JSON as maps, lists and so on; null where it is none. */
  public Object json() {
    return Json.parse(body);
  }
}

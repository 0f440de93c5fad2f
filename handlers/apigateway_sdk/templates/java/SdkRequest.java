__license__package __package__.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the requests of all operations have. */
@SuppressWarnings("unchecked")
public class SdkRequest<T extends SdkRequest<T>> {
  final Map<String, String> path = new LinkedHashMap<>();
  final Map<String, String> query = new LinkedHashMap<>();
  final Map<String, String> headers = new LinkedHashMap<>();
  String body;

  /** A header that the API does not declare. */
  public T customHeader(String name, String value) {
    return sdkHeader(name, value);
  }

  /** A query parameter that the API does not declare. */
  public T customQueryParam(String name, String value) {
    return sdkQuery(name, value);
  }

  /** A body that no model describes: a text as it is, anything else as JSON. */
  public T body(Object value) {
    return sdkBody(value instanceof String ? (String) value : Json.write(value));
  }

  protected T sdkPath(String name, Object value) {
    return put(path, name, value);
  }

  protected T sdkQuery(String name, Object value) {
    return put(query, name, value);
  }

  protected T sdkHeader(String name, Object value) {
    return put(headers, name, value);
  }

  protected T sdkBody(String text) {
    body = text;
    return (T) this;
  }

  private T put(Map<String, String> values, String name, Object value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value.toString());
    }
    return (T) this;
  }
}

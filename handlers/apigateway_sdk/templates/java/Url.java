__license__package __package__.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes URLs the way that signatures have them. */
final class Url {
  private Url() {}

  static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one >= '0' && one <= '9'
          || one == '-' || one == '.' || one == '_' || one == '~';
      out.append(plain ? String.valueOf((char) one) : String.format("%%%02X", one));
    }
    return out.toString();
  }

  static String encodeSegments(String path) {
    StringBuilder out = new StringBuilder();
    for (String segment : path.split("/", -1)) out.append('/').append(encode(segment));
    return out.substring(1);
  }

  /** "/orders/{id}" and "/files/{path+}": a greedy variable keeps its slashes. */
  static String expand(String path, Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int begin = path.indexOf('{'); begin >= 0; begin = path.indexOf('{', at)) {
      int end = path.indexOf('}', begin);
      boolean greedy = path.charAt(end - 1) == '+';
      String name = path.substring(begin + 1, greedy ? end - 1 : end);
      String value = values.get(name);
      if (value == null) throw new IllegalArgumentException(name + " must be defined");
      out.append(path, at, begin).append(greedy ? encodeSegments(value) : encode(value));
      at = end + 1;
    }
    return out.append(path.substring(at)).toString();
  }

  static String query(Map<String, String> values) {
    TreeMap<String, String> encoded = new TreeMap<>();
    for (Map.Entry<String, String> one : values.entrySet()) {
      encoded.put(encode(one.getKey()), encode(one.getValue()));
    }
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, String> one : encoded.entrySet()) {
      out.append(out.length() == 0 ? "?" : "&").append(one.getKey()).append('=').append(one.getValue());
    }
    return out.toString();
  }
}

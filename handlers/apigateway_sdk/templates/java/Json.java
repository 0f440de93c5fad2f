__license__package __package__.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** JSON as maps, lists, strings, numbers (Long or Double), booleans and nulls. */
public final class Json {
  /** What is written as the members it has. */
  public interface Model {
    Map<String, Object> toJson();
  }

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Null for what is no JSON. */
  public static Object parse(String text) {
    Json json = new Json(text);
    try {
      Object value = json.value();
      return json.peek() == '\0' ? value : null;
    } catch (RuntimeException malformed) {
      return null;
    }
  }

  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  public static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }

  public static Boolean truth(Object value) {
    return value instanceof Boolean ? (Boolean) value : null;
  }

  public static Integer integer(Object value) {
    return value instanceof Number ? ((Number) value).intValue() : null;
  }

  public static Long longInteger(Object value) {
    return value instanceof Number ? ((Number) value).longValue() : null;
  }

  public static Double number(Object value) {
    return value instanceof Number ? ((Number) value).doubleValue() : null;
  }

  public static <T> List<T> list(Object value, Function<Object, T> item) {
    if (!(value instanceof List)) return null;
    List<T> out = new ArrayList<>();
    for (Object one : (List<?>) value) out.add(item.apply(one));
    return out;
  }

  public static <T> T object(Object value, Function<Map<?, ?>, T> model) {
    return value instanceof Map ? model.apply((Map<?, ?>) value) : null;
  }

  /** A member that a model has no value for is left out. */
  public static void put(Map<String, Object> members, String name, Object value) {
    if (value != null) members.put(name, value);
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Model) value = ((Model) value).toJson();
    if (value instanceof Map) {
      String separator = "{";
      for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
        out.append(separator);
        quote(String.valueOf(member.getKey()), out);
        out.append(':');
        write(member.getValue(), out);
        separator = ",";
      }
      out.append(((Map<?, ?>) value).isEmpty() ? "{}" : "}");
    } else if (value instanceof Iterable) {
      out.append('[');
      String separator = "";
      for (Object item : (Iterable<?>) value) {
        out.append(separator);
        write(item, out);
        separator = ",";
      }
      out.append(']');
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      quote(value.toString(), out);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) ++at;
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean take(char wanted) {
    if (peek() != wanted) return false;
    ++at;
    return true;
  }

  private void expect(String wanted) {
    if (!text.startsWith(wanted, at)) throw new IllegalArgumentException(wanted);
    at += wanted.length();
  }

  private Object value() {
    switch (peek()) {
      case '{':
        return map();
      case '[':
        return items();
      case '"':
        return string();
      case 't':
        expect("true");
        return true;
      case 'f':
        expect("false");
        return false;
      case 'n':
        expect("null");
        return null;
      default:
        return number();
    }
  }

  private Map<String, Object> map() {
    Map<String, Object> out = new LinkedHashMap<>();
    expect("{");
    if (take('}')) return out;
    do {
      peek();
      String name = string();
      peek();
      expect(":");
      out.put(name, value());
    } while (take(','));
    expect("}");
    return out;
  }

  private List<Object> items() {
    List<Object> out = new ArrayList<>();
    expect("[");
    if (take(']')) return out;
    do {
      out.add(value());
    } while (take(','));
    expect("]");
    return out;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    expect("\"");
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = text.charAt(at++);
      int known = "bfnrt".indexOf(escaped);
      if (escaped == 'u') {
        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        at += 4;
      } else {
        out.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
      }
    }
    return out.toString();
  }

  private Number number() {
    int begin = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) ++at;
    String number = text.substring(begin, at);
    try {
      return Long.valueOf(number);
    } catch (NumberFormatException notWhole) {
      return Double.valueOf(number);
    }
  }
}

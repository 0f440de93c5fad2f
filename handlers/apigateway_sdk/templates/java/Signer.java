__license__package __package__.runtime;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS's signature, version 4. */
final class Signer {
  private static final String SERVICE = "execute-api";

  private final Configuration configuration;

  Signer(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Adds the headers of a signature. */
  void sign(String method, URI url, Map<String, String> headers, String body) {
    SimpleDateFormat format = new SimpleDateFormat("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    String time = format.format(new Date());
    headers.put("X-Amz-Date", time);
    if (configuration.sessionToken != null) {
      headers.put("X-Amz-Security-Token", configuration.sessionToken);
    }

    TreeMap<String, String> covered = new TreeMap<>();
    covered.put("host", url.getRawAuthority());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-amz-")) covered.put(name, header.getValue().trim().replaceAll(" +", " "));
    }
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> header : covered.entrySet()) {
      lines.append(header.getKey()).append(':').append(header.getValue()).append('\n');
    }
    String names = String.join(";", covered.keySet());
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    // What is encoded in the path is encoded once more, by all services but S3.
    String canonical = method + "\n" + Url.encodeSegments(url.getRawPath()) + "\n" + query + "\n"
        + lines + "\n" + names + "\n" + sha256(body);

    String scope = time.substring(0, 8) + "/" + configuration.region + "/" + SERVICE + "/aws4_request";
    byte[] key = utf8("AWS4" + configuration.secretKey);
    for (String part : scope.split("/")) key = hmac(key, part);
    String signature =
        hex(hmac(key, "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical)));
    headers.put("Authorization", "AWS4-HMAC-SHA256 Credential=" + configuration.accessKey + "/" + scope
        + ", SignedHeaders=" + names + ", Signature=" + signature);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte one : bytes) out.append(String.format("%02x", one));
    return out.toString();
  }
}

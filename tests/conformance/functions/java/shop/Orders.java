package shop;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** A function as its Java users write it: a plain class, run by AWS's runtime interface client. */
public class Orders {
  public static class SoldOut extends RuntimeException {
    SoldOut(String message) {
      super(message);
    }
  }

  public Object take(Map<String, Object> event, Context context) throws Exception {
    System.out.println("a line");
    if (event.containsKey("log")) context.getLogger().log(event.get("log") + "\n");
    if (event.containsKey("fail")) throw new SoldOut((String) event.get("fail"));
    if (event.containsKey("exit")) System.exit((Integer) event.get("exit"));
    if (event.containsKey("kill")) kill();
    if (event.containsKey("sleep")) Thread.sleep(1000L * (Integer) event.get("sleep"));
    if (event.containsKey("megabytes")) return hold((Integer) event.get("megabytes"));
    if (event.containsKey("who")) return who(context);
    return event.get("give");
  }

  private static void kill() throws Exception {
    String self = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-KILL", self).start().waitFor();
  }

  private static Object hold(int megabytes) {
    byte[][] held = new byte[megabytes][];
    for (int at = 0; at < megabytes; ++at) held[at] = new byte[1 << 20];
    return held.length;
  }

  private static Object who(Context context) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("requestId", context.getAwsRequestId());
    answer.put("arn", context.getInvokedFunctionArn());
    answer.put("function", context.getFunctionName());
    answer.put("version", context.getFunctionVersion());
    answer.put(
        "client",
        context.getClientContext() == null ? null : context.getClientContext().getClient().getAppTitle());
    answer.put("hasTime", context.getRemainingTimeInMillis() > 0);
    return answer;
  }
}

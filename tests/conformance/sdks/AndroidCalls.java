import com.shop.android.ApiClientFactory;
import com.shop.android.ShopClient;
import com.shop.android.ShopClientException;
import com.shop.android.model.Line;
import com.shop.android.model.Order;
import com.shop.android.runtime.Caller;
import com.shop.android.runtime.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls the API of test_sdks.py with its Android SDK, and writes what came of it as JSON. */
public final class AndroidCalls {
  public static void main(String[] arguments) {
    Map<String, Object> out = new LinkedHashMap<>();
    ShopClient client = new ApiClientFactory().build(ShopClient.class);
    out.put("got", client.ordersOrderIdGet("7/ü '*", "5", "abc"));
    Order order = new Order();
    order.setTotal(2.5);
    order.setLines(Arrays.asList(new Line().sku("ü\n\"").amount(2)));
    out.put("placed", client.ordersPost(order));
    out.put("withoutKey", status(() -> client.keyedGet()));
    ShopClient keyed = new ApiClientFactory().apiKey(arguments[0]).build(ShopClient.class);
    out.put("withKey", status(() -> keyed.keyedGet()));
    ShopClient signing =
        new ApiClientFactory().credentials("111111111111", "test", null).build(ShopClient.class);
    Caller.Request request = new Caller.Request().path("orderId", "1 2/'").query("b", "x y");
    out.put("signed", signing.execute("PUT", "/signed/{orderId}", request.body("{\"sku\": \"ü\"}")).json());
    System.out.println(Json.write(out));
  }

  private static int status(Runnable call) {
    try {
      call.run();
      return 200;
    } catch (ShopClientException refused) {
      return refused.statusCode();
    }
  }
}

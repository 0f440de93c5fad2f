import com.shop.sdk.Shop;
import com.shop.sdk.ShopException;
import com.shop.sdk.model.GetFilesPathRequest;
import com.shop.sdk.model.GetKeyedRequest;
import com.shop.sdk.model.GetOrdersOrderIdRequest;
import com.shop.sdk.model.GetOrdersOrderIdResult;
import com.shop.sdk.model.Line;
import com.shop.sdk.model.Order;
import com.shop.sdk.model.PlaceRequest;
import com.shop.sdk.model.PutSignedOrderIdRequest;
import com.shop.sdk.runtime.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls the API of test_sdks.py with its Java SDK, and writes what came of it as JSON. */
public final class Calls {
  public static void main(String[] arguments) {
    Map<String, Object> out = new LinkedHashMap<>();
    Shop client = Shop.builder().build();
    GetOrdersOrderIdResult got = client.getOrdersOrderId(
        new GetOrdersOrderIdRequest().orderId("7/ü '*").limit("5").xTrace("abc")
            .customHeader("X-More", "more").customQueryParam("also", "two & three"));
    out.put("got", got.getSeen());
    out.put("orderId", got.getSeen().getOrderId());
    out.put("status", got.sdkResponseMetadata().httpStatusCode());
    out.put("type", got.sdkResponseMetadata().header("Content-Type"));
    out.put("file", client.getFilesPath(new GetFilesPathRequest().path("a b/c"))
        .sdkResponseMetadata().json());
    Order order = new Order().class_("first").open(true).total(2.5).count(1L << 40)
        .lines(List.of(new Line().sku("ü\n\"").amount(2)));
    Order placed = client.place(new PlaceRequest().order(order)).getOrder();
    out.put("placed", placed);
    out.put("line", placed.getLines().get(0).getSku());

    out.put("withoutKey", status(() -> client.getKeyed(new GetKeyedRequest())));
    Shop keyed = Shop.builder().apiKey(arguments[0]).build();
    out.put("withKey", status(() -> keyed.getKeyed(new GetKeyedRequest())));
    PutSignedOrderIdRequest request =
        new PutSignedOrderIdRequest().orderId("1 2/'").b("x y").bA("1").body("{\"sku\": \"ü\"}");
    out.put("unsigned", status(() -> client.putSignedOrderId(request)));
    Shop signing = Shop.builder().iamCredentials("111111111111", "test").build();
    out.put("signed", signing.putSignedOrderId(request).sdkResponseMetadata().json());
    System.out.println(Json.write(out));
  }

  private static int status(Runnable call) {
    try {
      call.run();
      return 200;
    } catch (ShopException refused) {
      return refused.statusCode();
    }
  }
}

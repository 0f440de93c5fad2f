package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A class that says by its type which method it is. */
public class OrderHandler implements RequestHandler<OrderHandler.Order, String> {
  public static class Order {
    private String name;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  @Override
  public String handleRequest(Order order, Context context) {
    return "Thank you, " + order.getName();
  }
}

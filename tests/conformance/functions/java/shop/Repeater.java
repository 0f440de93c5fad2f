package shop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A class that reads and writes bytes. */
public class Repeater implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    byte[] part = new byte[4096];
    for (int size = in.read(part); size >= 0; size = in.read(part)) out.write(part, 0, size);
  }
}

package __package__;

import __package__.runtime.Caller;
import __package__.runtime.Json;
import __package__.runtime.SdkResponseMetadata;

/** __title__ */
public final class __service__ {
  private final Caller caller;

  __service__(Caller caller) {
    this.caller = caller;
  }

  /** Calls what no method here is for, a body without a model say; the body is sent as JSON. */
  public SdkResponseMetadata execute(String method, String path, Caller.Request request) {
    return caller.call(method, path, "application/json", request);
  }
__methods__}

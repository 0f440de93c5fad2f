__license__package __package__;

import __package__.runtime.SdkResponseMetadata;

/** The API has answered that it did not do what was asked; without an answer, there was none. */
public class __service__Exception extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient SdkResponseMetadata response;

  public __service__Exception(SdkResponseMetadata response) {
    super("Status code " + response.httpStatusCode() + ": " + response.body());
    this.response = response;
  }

  public __service__Exception(Exception cause) {
    super(cause);
    this.response = null;
  }

  /** 0 where nothing was answered. */
  public int statusCode() {
    return response == null ? 0 : response.httpStatusCode();
  }

  public SdkResponseMetadata sdkResponseMetadata() {
    return response;
  }
}

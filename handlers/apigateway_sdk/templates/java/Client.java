__license__package __package__;

import __package__.runtime.Caller;
import __package__.runtime.Configuration;

final class __service__Client implements __service__ {
  private final Caller caller;

  __service__Client(Configuration configuration) {
    caller = new Caller(configuration);
  }
__methods__}

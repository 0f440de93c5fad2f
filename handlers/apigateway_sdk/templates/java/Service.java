__license__package __package__;

/** __title__ */
public interface __service__ {
  static __service__ClientBuilder builder() {
    return new __service__ClientBuilder();
  }

__methods__  default void shutdown() {}
}

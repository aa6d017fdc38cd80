package dev.surefoot.runtime.spi;

/** Where journals are kept. */
public interface Store extends AutoCloseable {
  @Override
  void close();
}

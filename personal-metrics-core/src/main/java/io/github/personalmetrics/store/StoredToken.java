package io.github.personalmetrics.store;

/** Secret bytes and how often they were replaced; {@link #toString} does not show them. */
public final class StoredToken {

  private final byte[] bytes;
  private final long version;

  /**
   * @param version 1 or more, another one after each change
   */
  public StoredToken(byte[] bytes, long version) {
    this.bytes = bytes.clone();
    this.version = version;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public long version() {
    return version;
  }

  @Override
  public String toString() {
    return "StoredToken[version=" + version + ']';
  }
}

package io.github.personalmetrics.domain;

/**
 * How far a source has been read: written by its connector, opaque to everybody else.
 *
 * @param value at most 4096 characters; empty means nothing was read yet
 */
public record Cursor(String value) {

  public static final Cursor START = new Cursor("");

  public Cursor {
    if (value.length() > 4096) {
      throw new IllegalArgumentException("a cursor holds at most 4096 characters");
    }
  }

  public static Cursor of(String value) {
    return new Cursor(value);
  }

  public boolean isStart() {
    return value.isEmpty();
  }
}

package io.github.personalmetrics.examples.dashboard.connections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Connections page shows, ready to print.
 *
 * @param failure says what stopped the last sync as a whole; empty if nothing did
 * @param next when the next sync begins by itself; empty if none is planned
 * @param busy a sync is running, so nothing can be confirmed now
 * @param stopping it was told to end
 * @param rejections rows that could not be read; the first of them
 * @param rejected how many there are
 * @param offers what could be connected
 */
public record ConnectionsPage(
    String failure,
    String next,
    boolean busy,
    boolean stopping,
    List<Source> sources,
    List<Run> runs,
    List<Rejected> rejections,
    int rejected,
    List<Offer> offers) {

  /**
   * A moment in words.
   *
   * @param iso for programs
   * @param exact for those who point at it
   */
  public record When(String text, String iso, String exact) {}

  /**
   * @param level {@code ok}, {@code warn} or {@code bad}
   * @param counts of the last run; empty if there was none
   * @param what happened and what to do; empty if all is well
   * @param words how the error itself says it, in English; empty if that is told already
   * @param since when that began
   * @param resume when it goes on; empty if that is not known
   */
  public record Source(
      String id,
      String name,
      String level,
      String state,
      @Nullable When lastOk,
      String counts,
      String what,
      String words,
      @Nullable When since,
      String resume,
      @Nullable Held held) {}

  /** Deletions that wait for a person's word. */
  public record Held(int count, String text, String button) {}

  /**
   * @param words as of a source
   */
  public record Run(
      String source,
      When started,
      String result,
      String took,
      String read,
      String created,
      String changed,
      String deleted,
      String rejected,
      String calls,
      String what,
      String words) {}

  /**
   * @param where a person finds it
   */
  public record Rejected(String source, String where, String reason, String raw, When firstSeen) {}

  /** A connector that is there and not set up. */
  public record Offer(String id, String name, List<Key> keys) {}

  /**
   * @param note its default, or that it is a secret; empty if there is nothing to say
   */
  public record Key(String name, String description, String note) {}
}

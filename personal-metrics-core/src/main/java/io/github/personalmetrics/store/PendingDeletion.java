package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A record that the provider no longer lists, kept until a person confirms. */
public record PendingDeletion(RecordKey key, Instant since) {

  /**
   * A source's pending deletions after a page, by key; the one definition for every store. Held
   * keys are added, mentioned ones are settled: deleted, or listed again, be it as a row that
   * cannot be read.
   *
   * @param known of the page's source
   */
  public static List<PendingDeletion> after(
      PageCommit page, List<PendingDeletion> known, Instant now) {
    Map<RecordKey, Instant> since = new TreeMap<>();
    page.deletions().held().forEach(key -> since.put(key, now));
    known.forEach(pending -> since.put(pending.key(), pending.since()));
    Set<String> mentioned = page.mentioned();
    since.keySet().removeIf(key -> mentioned.contains(key.externalId()));
    return since.entrySet().stream()
        .map(entry -> new PendingDeletion(entry.getKey(), entry.getValue()))
        .toList();
  }
}

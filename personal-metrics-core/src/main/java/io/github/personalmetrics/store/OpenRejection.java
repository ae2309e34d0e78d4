package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rejection that was not mended yet, and since when. */
public record OpenRejection(Rejection rejection, Instant firstSeen) {

  /** Rows move, so a rejection is recognised by what was read, not by where. */
  private record Identity(@Nullable String externalId, String raw, int occurrence) {}

  /**
   * A source's open rejections after a page; the one definition for every store. The page replaces
   * those of every key that it mentions, a snapshot replaces all; one without a key stays until
   * then. What was known keeps its place and its {@code firstSeen}.
   *
   * @param known of the page's source, in the order this method gave them
   */
  public static List<OpenRejection> after(PageCommit page, List<OpenRejection> known, Instant now) {
    Set<String> mentioned = page.mentioned();
    Map<Identity, Rejection> listed = identify(page.rejected());
    Map<Identity, Rejection> before =
        identify(known.stream().map(OpenRejection::rejection).toList());
    var after = new ArrayList<OpenRejection>();
    int index = 0;
    for (Identity identity : before.keySet()) {
      OpenRejection open = known.get(index++);
      Rejection again = listed.remove(identity);
      if (again != null) {
        after.add(new OpenRejection(again, open.firstSeen()));
      } else if (!page.snapshot()
          && (identity.externalId() == null || !mentioned.contains(identity.externalId()))) {
        after.add(open);
      }
    }
    listed.values().forEach(rejection -> after.add(new OpenRejection(rejection, now)));
    return List.copyOf(after);
  }

  private static Map<Identity, Rejection> identify(List<Rejection> rejections) {
    Map<Identity, Integer> occurrences = new HashMap<>();
    Map<Identity, Rejection> identified = new LinkedHashMap<>();
    for (Rejection rejection : rejections) {
      var first = new Identity(rejection.externalId(), rejection.raw(), 0);
      int occurrence = occurrences.merge(first, 1, Integer::sum) - 1;
      identified.put(new Identity(rejection.externalId(), rejection.raw(), occurrence), rejection);
    }
    return identified;
  }
}

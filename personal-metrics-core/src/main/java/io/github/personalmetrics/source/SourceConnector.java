package io.github.personalmetrics.source;

import io.github.personalmetrics.domain.SourceId;

/**
 * Reads one stream of one provider, a page at a time.
 *
 * <p>A connector is stateless: what it must remember travels in the {@link
 * io.github.personalmetrics.domain.Cursor}. It never sleeps, never retries and never stores; the
 * engine does. {@link #fetch} is called by one thread at a time for one person, and by many threads
 * for many.
 */
public interface SourceConnector {

  SourceId source();

  /**
   * The version of the mapping plus every setting that changes its result. When it differs from the
   * one stored, the engine reads the source again from the start.
   */
  default String recipe() {
    return "1";
  }

  /**
   * Reads one page; blocks until it is there.
   *
   * @throws SourceException if there is no page; what is wrong with a single row belongs into
   *     {@link Page#rejected} instead
   */
  Page fetch(FetchRequest request);
}

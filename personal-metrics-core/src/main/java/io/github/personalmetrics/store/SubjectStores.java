package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.SubjectId;
import java.util.List;

/**
 * A store with room for many people. Safe for use by many threads; after {@link #close} nothing of
 * it may be used.
 */
public interface SubjectStores extends AutoCloseable {

  /** The part of one person; made when first written to. */
  SubjectStore open(SubjectId subject);

  /**
   * Removes every trace of a person.
   *
   * @return false if there was none
   */
  boolean erase(SubjectId subject);

  /** Everybody of whom something is stored. */
  List<SubjectId> list();

  @Override
  void close();
}

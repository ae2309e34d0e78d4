package io.github.personalmetrics.examples.dashboard.web;

import java.time.ZoneId;

/**
 * Who reads a page, as far as words and numbers depend on it. Immutable.
 *
 * @param zone whose calendar days and hours are said
 */
public record Reader(Texts texts, Numbers numbers, Sizes sizes, ZoneId zone) {

  static Reader of(Texts texts, ZoneId zone) {
    return new Reader(texts, new Numbers(texts.locale()), new Sizes(texts.locale()), zone);
  }
}

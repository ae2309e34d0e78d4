package io.github.personalmetrics.examples.dashboard.web;

import java.util.function.Function;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  private final transient Function<Texts, String> words;

  /**
   * @param words the problem's detail in a reader's language
   */
  ProblemException(Problem problem, Function<Texts, String> words) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.words = words;
  }

  Problem problem() {
    return problem;
  }

  Problem problem(Texts texts) {
    return problem.withDetail(words.apply(texts));
  }
}

package io.github.personalmetrics.examples.dashboard.account;

import io.github.personalmetrics.examples.dashboard.page.Choice;
import java.util.List;

/**
 * Everything that the Account page shows, ready to print.
 *
 * @param saved what was just done; empty if nothing was
 * @param zone where the person lives; owners may change it
 * @param zones to choose from
 * @param goals empty for those who may not change them
 */
public record AccountPage(
    String user,
    String role,
    boolean owner,
    String saved,
    Field old,
    Field fresh,
    List<Select> selects,
    Field zone,
    List<String> zones,
    List<Aim> goals) {

  /**
   * @param error what was expected; empty if all is well
   */
  public record Field(String name, String value, String error) {}

  /**
   * @param error what was expected; empty if all is well
   */
  public record Select(String name, String label, List<Choice> options, String error) {}

  /**
   * A goal, or the place for one.
   *
   * @param known whether there is one to give up
   */
  public record Aim(
      String metric, String label, String unit, Field target, Field by, boolean known) {}
}

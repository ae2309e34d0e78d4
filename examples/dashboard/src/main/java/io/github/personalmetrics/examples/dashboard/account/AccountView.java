package io.github.personalmetrics.examples.dashboard.account;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.account.AccountPage.Aim;
import io.github.personalmetrics.examples.dashboard.account.AccountPage.Field;
import io.github.personalmetrics.examples.dashboard.account.AccountPage.Select;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.person.Distance;
import io.github.personalmetrics.examples.dashboard.person.Effort;
import io.github.personalmetrics.examples.dashboard.person.HomeZone;
import io.github.personalmetrics.examples.dashboard.person.Language;
import io.github.personalmetrics.examples.dashboard.person.Mass;
import io.github.personalmetrics.examples.dashboard.person.Option;
import io.github.personalmetrics.examples.dashboard.person.Theme;
import io.github.personalmetrics.examples.dashboard.security.Account;
import io.github.personalmetrics.examples.dashboard.security.Role;
import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.series.Notes.GoalRow;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.util.List;
import java.util.Map;

/** Puts the Account page together for one reader. */
final class AccountView {

  private final Notes notes;
  private final Reader reader;
  private final Texts texts;
  private final Account account;
  private final Typed typed;

  AccountView(Notes notes, Reader reader, Account account, Typed typed) {
    this.notes = notes;
    this.reader = reader;
    this.texts = reader.texts();
    this.account = account;
    this.typed = typed;
  }

  AccountPage of(String saved) {
    boolean owner = account.role() == Role.OWNER;
    return new AccountPage(
        account.name(),
        texts.get("account.role." + account.role()),
        owner,
        saved,
        secret("old"),
        secret("new"),
        selects(),
        field("zone", reader.zone().getId()),
        owner ? HomeZone.all() : List.of(),
        owner ? AccountGoals.METRICS.stream().map(this::aim).toList() : List.of());
  }

  private List<Select> selects() {
    Map<String, String> chosen = account.preferences().asMap();
    return List.of(
        select("language", Language.class, chosen),
        select("theme", Theme.class, chosen),
        select("mass", Mass.class, chosen),
        select("distance", Distance.class, chosen),
        select("effort", Effort.class, chosen));
  }

  private <E extends Enum<E> & Option> Select select(
      String name, Class<E> type, Map<String, String> chosen) {
    String value = typed.value(name, chosen.getOrDefault(name, ""));
    return new Select(
        name,
        texts.get("account." + name),
        Option.ids(type).stream()
            .map(id -> new Choice(id, texts.get("account." + name + '.' + id), id.equals(value)))
            .toList(),
        typed.error(name));
  }

  private Aim aim(Metric metric) {
    Measure measure = reader.sizes().of(metric);
    GoalRow goal = notes.goal(metric).orElse(null);
    String target = goal == null ? "" : measure.text(goal.target());
    String by = goal == null || goal.by() == null ? "" : goal.by().toString();
    return new Aim(
        metric.id(),
        texts.get("metric." + metric.id()),
        measure.stones() ? "st lb" : measure.unit(),
        field(AccountGoals.field("target", metric), target),
        field(AccountGoals.field("by", metric), by),
        goal != null);
  }

  private Field field(String name, String stored) {
    return new Field(name, typed.value(name, stored), typed.error(name));
  }

  /** What was typed into it is not sent back. */
  private Field secret(String name) {
    return new Field(name, "", typed.error(name));
  }
}

package io.github.personalmetrics.examples.dashboard.connections;

import io.github.personalmetrics.examples.dashboard.connections.ConnectionsPage.Held;
import io.github.personalmetrics.examples.dashboard.connections.ConnectionsPage.Key;
import io.github.personalmetrics.examples.dashboard.connections.ConnectionsPage.Offer;
import io.github.personalmetrics.examples.dashboard.connections.ConnectionsPage.Rejected;
import io.github.personalmetrics.examples.dashboard.connections.ConnectionsPage.Run;
import io.github.personalmetrics.examples.dashboard.connections.ConnectionsPage.Source;
import io.github.personalmetrics.examples.dashboard.connections.ConnectionsPage.When;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.examples.dashboard.web.Troubles;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.store.Outcome;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the Connections page together. */
final class ConnectionsView {

  private static final int SHOWN_REJECTIONS = 50;

  private final Texts texts;
  private final Troubles troubles;
  private final SyncStatus status;
  private final List<ConnectorProvider> providers;
  private final ZoneId zone;
  private final Numbers numbers;
  private final Sizes sizes;
  private final DateTimeFormatter time;

  ConnectionsView(Reader reader, SyncStatus status, List<ConnectorProvider> providers) {
    this.texts = reader.texts();
    this.troubles = new Troubles(texts);
    this.status = status;
    this.providers = List.copyOf(providers);
    this.zone = reader.zone();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
    this.time = DateTimeFormatter.ofPattern("HH:mm", texts.locale());
  }

  ConnectionsPage of(SyncView state, RejectionsView rejections) {
    return new ConnectionsPage(
        status.stopped(texts, state).orElse(""),
        at("connections.next", state.nextAt()),
        state.running(),
        state.stopping(),
        state.sources().stream().map(this::source).toList(),
        state.runs().stream().map(run -> run(run, name(run, state))).toList(),
        rejections.rejections().stream().limit(SHOWN_REJECTIONS).map(this::rejected).toList(),
        rejections.rejections().size(),
        providers.stream()
            .filter(provider -> !state.isConnected(provider.id() + '/'))
            .map(this::offer)
            .toList());
  }

  private Source source(SyncView.Source source) {
    SyncView.Run last = source.last();
    return new Source(
        source.source(),
        source.name(),
        level(source),
        state(source),
        when(source.lastOk()),
        last == null ? "" : counts(last),
        last == null ? "" : what(last, source.name()),
        last == null ? "" : words(last, source.name()),
        when(source.since()),
        last == null ? "" : resume(last),
        held(source));
  }

  private String resume(SyncView.Run run) {
    return at(
        run.isWaitingForTracksOnly() ? "connections.resume.tracks" : "connections.resume",
        run.resumeAt());
  }

  private static String level(SyncView.Source source) {
    SyncView.Run last = source.last();
    if (source.running()
        || last != null && (last.outcome() == Outcome.OK || last.isWaitingForTracksOnly())) {
      return "ok";
    }
    boolean waits = last == null || !last.isBad() || last.outcome() == Outcome.RATE_LIMITED;
    return waits ? "warn" : "bad";
  }

  private String state(SyncView.Source source) {
    if (source.running()) {
      int total = Objects.requireNonNullElse(source.total(), 0);
      return texts.get(
          "connections.state.running", Objects.requireNonNullElse(source.read(), 0L), total);
    }
    SyncView.Run last = source.last();
    return texts.get("connections.state." + (last == null ? "none" : name(last)));
  }

  /** Of the texts about it: tracks that wait are no refusal, and who was stopped did not fail. */
  private static String name(SyncView.Run run) {
    if (run.wasStopped()) {
      return "stopped";
    }
    return run.isWaitingForTracksOnly() ? "tracks" : run.outcome().name();
  }

  private String counts(SyncView.Run run) {
    return texts.get(
        "connections.counts",
        run.read(),
        run.created(),
        run.changed(),
        run.unchanged(),
        run.deleted(),
        run.rejected(),
        run.calls(),
        seconds(run));
  }

  /** With the code, which finds the place in the documentation. */
  private String what(SyncView.Run run, String name) {
    String told = run.told(troubles, name);
    return run.code() == null ? told : told + " (" + run.code() + ')';
  }

  /** Which file, tab or answer it was: our own words are of all errors with the code. */
  private String words(SyncView.Run run, String name) {
    boolean inOurs = run.code() != null && troubles.find(run.code(), name).isPresent();
    return inOurs ? Objects.requireNonNullElse(run.message(), "") : "";
  }

  /** Of the provider; one that is no longer set up is known by its id only. */
  private static String name(SyncView.Run run, SyncView state) {
    return state.sources().stream()
        .filter(source -> source.source().equals(run.source()))
        .map(SyncView.Source::name)
        .findFirst()
        .orElse(run.source());
  }

  private @Nullable Held held(SyncView.Source source) {
    When since = when(source.heldSince());
    return since == null
        ? null
        : new Held(
            source.held(),
            texts.get("connections.held", source.held(), since.exact()),
            texts.get("connections.confirm", source.held()));
  }

  private Run run(SyncView.Run run, String name) {
    return new Run(
        run.source(),
        moment(run.startedAt()),
        texts.get("connections.outcome." + name(run)),
        seconds(run),
        sizes.whole(run.read()),
        sizes.whole(run.created()),
        sizes.whole(run.changed()),
        sizes.whole(run.deleted()),
        sizes.whole(run.rejected()),
        sizes.whole(run.calls()),
        what(run, name),
        words(run, name));
  }

  private Rejected rejected(RejectionsView.Row row) {
    return new Rejected(
        row.source(), row.locator(), row.reason(), row.raw(), moment(row.first_seen()));
  }

  private Offer offer(ConnectorProvider provider) {
    return new Offer(
        provider.id(),
        provider.displayName(),
        provider.settings().stream()
            .map(key -> new Key(provider.id() + '.' + key.name(), key.description(), note(key)))
            .toList());
  }

  private String note(SettingKey key) {
    if (key.secret()) {
      return texts.get("connections.offers.secret");
    }
    String value = key.defaultValue();
    return value == null ? "" : texts.get("connections.offers.default", value);
  }

  private String seconds(SyncView.Run run) {
    return numbers.decimal(run.tookMillis() / 1000.0);
  }

  private String at(String key, @Nullable Instant at) {
    return at == null ? "" : texts.get(key, exact(at));
  }

  private @Nullable When when(@Nullable Instant at) {
    return at == null ? null : moment(at);
  }

  private When moment(Instant at) {
    return new When(status.ago(texts, at), at.toString(), exact(at));
  }

  private String exact(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    return numbers.date(local.toLocalDate()) + ", " + time.format(local);
  }
}

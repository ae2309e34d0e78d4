package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SimulatorBuilder;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Somebody with a store, a simulated spreadsheet and a connector between the two. */
final class Athlete implements AutoCloseable {

  static final LocalDate FIRST_DAY = LocalDate.parse("2024-03-01");
  static final LocalDate LAST_DAY = LocalDate.parse("2026-03-01");
  static final SyntheticPerson SYNTHETIC =
      SyntheticPerson.of(7, FIRST_DAY, LAST_DAY, ZoneId.of("Europe/Paris"));

  final SettableClock clock = SettableClock.at(Instant.parse("2026-03-02T12:00:00Z"));
  final SubjectStore store = new InMemoryStore(clock).open(SubjectId.of("me"));
  final ProviderSimulator simulator;
  final SheetsConnector connector;

  Athlete() {
    this("log:workouts,food:metrics");
  }

  Athlete(String tabs) {
    this(builder(), tabs);
  }

  Athlete(SimulatorBuilder builder, String tabs) {
    this(builder, config -> config.withTabs(tabs));
  }

  /** With the tabs of the default. */
  Athlete(SimulatorBuilder builder) {
    this(builder, config -> config);
  }

  private Athlete(SimulatorBuilder builder, UnaryOperator<SheetsConfig> settings) {
    this.simulator = builder.clock(clock).start();
    this.connector = SheetsConnector.of(settings.apply(config(simulator)));
  }

  static SimulatorBuilder builder() {
    return ProviderSimulator.builder().person(SYNTHETIC).sheetsRequestsPerMinute(0);
  }

  static SheetsConfig config(ProviderSimulator simulator) {
    return SheetsConfig.of(simulator.sheetsSpreadsheetId(), simulator.sheetsCredentialsJson())
        .withRootUrl(simulator.sheetsRootUrl());
  }

  SourceRun sync() {
    return sync(connector);
  }

  /** After a change of the settings. */
  SourceRun syncWith(UnaryOperator<SheetsConfig> settings) {
    return sync(SheetsConnector.of(settings.apply(config(simulator))));
  }

  private SourceRun sync(SheetsConnector connector) {
    return SyncEngine.builder(store, clock)
        .connectors(List.of(connector))
        .sleeper((duration) -> clock.advance(duration))
        .build()
        .sync()
        .runs()
        .get(0);
  }

  List<HealthRecord> stored() {
    return store.metrics().find(RecordQuery.all());
  }

  List<OpenRejection> rejections() {
    return store.ledger().rejections();
  }

  /** The log as its owner would edit it; row 0 is the header. */
  List<List<Object>> log() {
    return new ArrayList<>(simulator.sheet().rows("log"));
  }

  void write(List<? extends List<?>> log) {
    simulator.sheet().replace("log", log);
  }

  @Override
  public void close() {
    simulator.close();
  }
}

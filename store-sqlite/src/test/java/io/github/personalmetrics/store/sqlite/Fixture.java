package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.keylessRejection;
import static io.github.personalmetrics.testkit.Records.measurement;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.session;
import static io.github.personalmetrics.testkit.Records.weight;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.DeletionTally;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncCounts;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A person of whom there is something in every corner, as each version of the schema kept them in
 * {@code v1.db.gz} and so on. Version 1 was written by the program of that time, and has none of
 * what came later. When a version is added, {@link #main} writes its file, once.
 */
final class Fixture {

  static final SubjectId ME = SubjectId.of("me");
  static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  static final Account ACCOUNT = new Account("7 👤", Set.of("user.metrics", "user.activity"));

  static final HealthRecord WEIGH_IN =
      measurement("weigh-in")
          .at(AT.plusNanos(123_456_789))
          .zone(ZoneId.of("Asia/Tokyo"))
          .value(Metric.BODY_WEIGHT, "80.125")
          .value(Metric.FAT_RATIO, "20.5")
          .build();
  static final HealthRecord GUEST =
      measurement("guest").at(AT.plusSeconds(1)).quality(Quality.AMBIGUOUS_OWNER).build();
  static final Activity RUN = run("run", AT.plusSeconds(2), 10_123.4);
  static final Activity RIDE =
      activity("ride")
          .at(AT.plusSeconds(3))
          .sport(Sport.RIDE, "Ride")
          .name("Col du \"Galibier\" 🚴")
          .build();
  static final HealthRecord SQUATS = session("squats", AT.plusSeconds(4));
  static final List<HealthRecord> RECORDS = List.of(WEIGH_IN, GUEST, RUN, RIDE, SQUATS);

  static final Track TRACK = Records.track(300);
  static final Activity GONE = run("gone", AT.plusSeconds(5), 1_000);
  static final HealthRecord BACK = weight("back", AT.plusSeconds(6), "81");
  static final DeletionTally TALLY = new DeletionTally(120, 3, true);
  static final Annotation WORD =
      new Annotation(GUEST.key(), Annotation.Verdict.NOT_MINE, AT.plusNanos(5));
  static final Goal GOAL =
      new Goal(Metric.BODY_WEIGHT, new BigDecimal("75.5"), LocalDate.parse("2026-12-24"));

  private Fixture() {}

  /** Writes the file of the newest version: {@code Fixture v3.db.gz}. */
  public static void main(String[] args) throws IOException {
    Path file = Files.createTempDirectory("fixture").resolve("me.db");
    var clock = SettableClock.at(NOW);
    try (var store = SqliteStore.open(file, clock)) {
      fill(store.open(ME), clock);
    }
    try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      Files.copy(file, out);
    }
  }

  static void fill(SubjectStore me, SettableClock clock) {
    fillAsInVersionOne(me, clock);
    TestCommit.to(me, ACTIVITIES, clock).records(GONE).commit();
    TestCommit.to(me, MEASURES, clock).records(BACK).commit();
    Lease lease =
        me.ledger().lease(ACTIVITIES, "test-commit", clock.instant().plusSeconds(60)).orElseThrow();
    me.ledger().commit(new TrackCommit(lease, RUN.key(), TRACK));
    me.ledger().commit(new TrackCommit(lease, GONE.key(), TRACK));
    me.ledger().commit(new TrackCommit(lease, RIDE.key(), null));
    TestCommit.to(me, ACTIVITIES, clock).deleted("gone").confirmed().commit();
    TestCommit.to(me, MEASURES, clock).deleted("back").commit();
    clock.advance(Duration.ofHours(1));
    TestCommit.to(me, MEASURES, clock).restored("back").tally(TALLY).commit();
    me.notes().annotate(WORD);
    me.notes().setGoal(GOAL);
  }

  private static void fillAsInVersionOne(SubjectStore me, SettableClock clock) {
    TestCommit.to(me, MEASURES, clock)
        .records(WEIGH_IN, GUEST)
        .rejected(rejection(MEASURES, "odd", "80,x"), keylessRejection(MEASURES, "🦵"))
        .account(ACCOUNT)
        .recipe("2/kg")
        .next("page 2")
        .commit();
    TestCommit.to(me, ACTIVITIES, clock).records(RUN, RIDE).next("{\"after\":5}").commit();
    TestCommit.to(me, LOG, clock).records(SQUATS).next("hash").commit();
    TestCommit.to(me, ACTIVITIES, clock).held("ride").commit();
    me.ledger().record(finished(1, Outcome.OK));
    me.ledger().record(finished(2, Outcome.RATE_LIMITED));
    me.tokens().compareAndSet("withings", 0, new byte[] {42, 0, -1});
    me.tokens().compareAndSet("dashboard.accounts", 0, new byte[0]);
  }

  static SourceRun finished(int minute, Outcome outcome) {
    boolean ok = outcome == Outcome.OK;
    return new SourceRun(
        MEASURES,
        AT.plus(Duration.ofMinutes(minute)),
        Duration.ofMillis(1_234),
        outcome,
        new SyncCounts(9, 8, 7, 6, 5, 4, 0, 3),
        ok ? null : "withings.limit",
        ok ? null : "601: \"too many\" 🚦",
        ok ? null : "Wait.",
        ok ? null : AT.plusSeconds(3_600));
  }

  /** Unpacks the file that a version left. */
  static Path unpack(int version, Path file) throws IOException {
    String name = "v" + version + ".db.gz";
    try (InputStream packed =
            Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name);
        var in = new GZIPInputStream(packed)) {
      Files.copy(in, file);
    }
    return file;
  }
}

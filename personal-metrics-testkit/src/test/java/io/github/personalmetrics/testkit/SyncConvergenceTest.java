package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.sync.SyncRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of a sync that hold whatever happens, in whatever order. */
class SyncConvergenceTest {

  private static final int DAYS = 60;

  /** A provider, a store and an engine between them, all made anew. */
  private static final class World extends EngineFixture {

    final Map<String, HealthRecord> provider = new TreeMap<>();
    final Random random;

    World(long seed) {
      random = new Random(seed);
      scale.pageSize(7);
    }

    void put(int day) {
      HealthRecord record = weight("w" + day, at(day), "" + (60 + random.nextInt(40)));
      provider.put("w" + day, record);
      scale.put(record);
    }

    void delete(int day) {
      provider.remove("w" + day);
      scale.delete("w" + day);
    }

    /** The same engine over a store that fails on some call, in some way. */
    void syncAndCrash() {
      var modes = FaultPlan.Mode.values();
      FaultPlan plan = FaultPlan.at(1 + random.nextInt(30), modes[random.nextInt(modes.length)]);
      boolean inStore = random.nextBoolean();
      SourceConnector connector = inStore ? scale : Faulty.connector(scale, plan);
      try {
        SyncEngine.builder(inStore ? Faulty.store(me, plan) : me, clock)
            .connectors(List.of(connector))
            .sleeper(pause -> clock.advance(pause))
            .random(random)
            .build()
            .sync(new SyncRequest(Set.of(), random.nextInt(4) == 0));
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo("store.faulty");
      }
      clock.advance(Duration.ofMinutes(10));
    }

    void happen() {
      int day = random.nextInt(DAYS);
      switch (random.nextInt(8)) {
        case 0, 1 -> put(day);
        case 2 -> delete(day);
        case 3 -> sync();
        case 4 -> syncAndCrash();
        case 5 -> engine.reread(MEASURES, someDays());
        case 6 -> engine.sync(new SyncRequest(Set.of(MEASURES), true));
        default -> push();
      }
    }

    /** A notification with records as they are now, late or twice. */
    void push() {
      List<HealthRecord> some = new ArrayList<>(provider.values());
      Collections.shuffle(some, random);
      some = some.subList(0, Math.min(3, some.size()));
      engine.accept(MEASURES, Page.last(some, Cursor.of("ignored")));
    }

    TimeRange someDays() {
      int from = random.nextInt(DAYS);
      return days(from, from + random.nextInt(DAYS));
    }

    List<HealthRecord> storedRecords() {
      return me.metrics().find(RecordQuery.all());
    }

    Set<String> held() {
      return me.ledger().pendingDeletions().stream()
          .map(PendingDeletion::key)
          .map(RecordKey::externalId)
          .collect(Collectors.toSet());
    }
  }

  @Property(tries = 150)
  void requestsInAnyOrderWithRepeatsAndCrashesConverge(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int events) {
    var world = new World(seed);
    for (int i = 0; i < events; i++) {
      world.happen();
    }

    world.sync();
    Set<String> listed = world.provider.keySet();
    assertThat(world.stored()).containsAll(listed);
    assertThat(world.storedRecords()).containsAll(world.provider.values());
    world.engine.reread(MEASURES, TimeRange.ALL);
    assertThat(Collections.disjoint(world.held(), listed)).isTrue();
    world.engine.confirmDeletions(MEASURES);

    List<HealthRecord> expected = new ArrayList<>(world.provider.values());
    expected.sort(Comparator.comparing(HealthRecord::at));
    assertThat(world.storedRecords()).isEqualTo(expected);
    assertThat(world.sync().outcome()).isEqualTo(Outcome.OK);
  }

  @Property(tries = 200)
  void deletionNeverLeavesTheCoveredSlice(@ForAll long seed) {
    var world = new World(seed);
    IntStream.range(0, DAYS).filter(day -> world.random.nextBoolean()).forEach(world::put);
    world.sync();
    List<HealthRecord> before = world.storedRecords();
    TimeRange slice = world.someDays();
    List<HealthRecord> listed =
        before.stream()
            .filter(record -> slice.contains(record.at()) && world.random.nextInt(3) > 0)
            .toList();

    world.engine.accept(MEASURES, Page.last(listed, Cursor.of("x")).withCovers(slice));

    List<HealthRecord> after = world.storedRecords();
    assertThat(after).containsAll(listed);
    for (HealthRecord record : before) {
      String id = record.key().externalId();
      if (!slice.contains(record.at())) {
        assertThat(after).contains(record);
        assertThat(world.held()).doesNotContain(id);
      } else if (!listed.contains(record)) {
        assertThat(after.contains(record)).isEqualTo(world.held().contains(id));
      }
    }
  }

  @Property(tries = 150)
  void noWayToSliceARangeGetsAroundTheGuard(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int slices, @ForAll boolean oneRead) {
    var world = new World(seed);
    IntStream.range(0, DAYS).forEach(world::put);
    world.sync();
    Set<Integer> gone = new TreeSet<>();
    IntStream.range(0, DAYS).filter(day -> world.random.nextInt(3) > 0).forEach(gone::add);
    gone.forEach(world::delete);

    List<TimeRange> parts = parts(world.random, slices);
    if (oneRead) {
      world.scale.recipe("sliced");
      for (int i = 0; i < parts.size(); i++) {
        world.scale.then(page(world, parts.get(i), i + 1 < parts.size()));
      }
      world.sync();
    } else {
      parts.forEach(part -> world.engine.reread(MEASURES, part));
    }

    int deleted = DAYS - world.stored().size();
    assertThat(deleted).isLessThanOrEqualTo(20);
    assertThat(deleted + world.held().size()).isEqualTo(gone.size());

    // And it is not stuck: a person decides, or the provider lists them again.
    if (world.random.nextBoolean()) {
      world.engine.confirmDeletions(MEASURES);
      assertThat(world.stored()).hasSize(DAYS - gone.size());
    } else {
      gone.forEach(world::put);
      world.engine.reread(MEASURES, TimeRange.ALL);
      assertThat(world.stored()).hasSize(DAYS);
    }
    assertThat(world.held()).isEmpty();
    assertThat(world.sync().outcome()).isEqualTo(Outcome.OK);
  }

  /** Neighbouring slices that together are all days. */
  private static List<TimeRange> parts(Random random, int count) {
    var cuts = new TreeSet<>(Set.of(0, DAYS));
    random.ints(count - 1, 0, DAYS).forEach(cuts::add);
    var parts = new ArrayList<TimeRange>();
    Integer from = null;
    for (Integer cut : cuts) {
      if (from != null) {
        parts.add(days(from, cut));
      }
      from = cut;
    }
    return parts;
  }

  private static Page page(World world, TimeRange slice, boolean more) {
    List<HealthRecord> listed =
        world.provider.values().stream().filter(record -> slice.contains(record.at())).toList();
    Cursor next = Cursor.of(slice.to().toString());
    Page page = more ? Page.more(listed, next) : Page.last(listed, Cursor.of("1000"));
    return page.withCovers(slice);
  }

  private static TimeRange days(int from, int to) {
    return TimeRange.of(at(from), at(to));
  }

  private static Instant at(int day) {
    return AT.plus(Duration.ofDays(day));
  }
}

package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.LOG;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.rejection;
import static io.github.personalmetrics.testkit.Records.weight;
import static io.github.personalmetrics.testkit.Records.workout;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.TrackSource;
import io.github.personalmetrics.testkit.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Three sources whose data follows from one number, so that processes which share nothing agree on
 * it. Each next phase adds, edits, deletes and brings back, always less than what the deletion
 * guard holds back.
 */
record StormProvider(int phase) {

  /** A page is a transaction, and what is in flight when a process is killed. */
  static final int PAGE = 10;

  private static final int THINGS = 120;

  List<SourceConnector> connectors() {
    return List.of(scale(), watch(), sheet());
  }

  SourceConnector connector(SourceId source) {
    return connectors().stream().filter(it -> it.source().equals(source)).findFirst().orElseThrow();
  }

  /** Entries that are only ever added to, some of them corrections; as Withings. */
  private SourceConnector scale() {
    return new Source(MEASURES, "1") {
      @Override
      Page page(Cursor cursor) {
        int entries = 50 + PAGE * phase;
        int from = cursor.isStart() ? 0 : Integer.parseInt(cursor.value());
        // Whoever is a phase behind has nothing new for a cursor of the next one.
        int to = Math.max(from, Math.min(from + PAGE, entries));
        var records = new ArrayList<HealthRecord>();
        var rejected = new ArrayList<Rejection>();
        for (int i = from; i < to; i++) {
          int thing = i % 4 == 3 && i >= PAGE ? i - PAGE : i;
          if (i % 11 == 5) {
            rejected.add(rejection(MEASURES, "w" + thing, "entry " + i));
          } else {
            records.add(weight("w" + thing, at(thing), Integer.toString(60 + i % 40)));
          }
        }
        Cursor next = Cursor.of(Integer.toString(to));
        return (to < entries ? Page.more(records, next) : Page.last(records, next))
            .withRejected(rejected);
      }
    };
  }

  /** Slices from the newest down, each listing all there is, and tracks; as Strava. */
  private SourceConnector watch() {
    return new Watch(Integer.toString(phase));
  }

  private final class Watch extends Source implements TrackSource {

    Watch(String recipe) {
      super(ACTIVITIES, recipe);
    }

    @Override
    Page page(Cursor cursor) {
      boolean first = cursor.isStart() || cursor.value().equals("all");
      int to = first ? THINGS : Integer.parseInt(cursor.value());
      int from = to - PAGE;
      var records = new ArrayList<HealthRecord>();
      for (int i = from; i < to; i++) {
        if (isListed(i)) {
          records.add(activity("a" + i).at(at(i)).distance(5_000 + i + version(i)).build());
        }
      }
      var slice = TimeRange.of(from == 0 ? Instant.MIN : at(from), first ? Instant.MAX : at(to));
      return (from == 0
              ? Page.last(records, Cursor.of("all"))
              : Page.more(records, Cursor.of(Integer.toString(from))))
          .withCovers(slice);
    }

    @Override
    public Optional<Track> track(RecordKey key) {
      int i = Integer.parseInt(key.externalId().substring(1));
      return i % 3 == 0 ? Optional.empty() : Optional.of(Records.track(10 + i + version(i)));
    }
  }

  /** Everything on one page, and rows that cannot be read; as a sheet. */
  private SourceConnector sheet() {
    return new Source(LOG, Integer.toString(phase)) {
      @Override
      Page page(Cursor cursor) {
        var records = new ArrayList<HealthRecord>();
        var rejected = new ArrayList<Rejection>();
        for (int i = 0; i < THINGS; i++) {
          if (i % 17 == 4) {
            rejected.add(rejection(LOG, "s" + i, "5x" + version(i)));
          } else if (isListed(i)) {
            records.add(
                workout("s" + i)
                    .at(at(i))
                    .set("squat", 5, Integer.toString(60 + version(i)))
                    .build());
          }
        }
        return Page.last(records, Cursor.of("phase " + phase))
            .withRejected(rejected)
            .withCovers(TimeRange.ALL);
      }
    };
  }

  /** Every fifth thing is deleted and brought back, a quarter of them at a time. */
  private boolean isListed(int thing) {
    return thing % 5 != 2 || thing / 5 % 4 != phase % 4;
  }

  /** A fifth of all is edited, another one each time. */
  private int version(int thing) {
    return (thing + phase) % 5 == 0 ? phase % 50 : 0;
  }

  private static Instant at(int thing) {
    return AT.plus(Duration.ofHours(thing));
  }

  private abstract static class Source implements SourceConnector {

    private final SourceId source;
    private final String recipe;

    Source(SourceId source, String recipe) {
      this.source = source;
      this.recipe = recipe;
    }

    abstract Page page(Cursor cursor);

    @Override
    public SourceId source() {
      return source;
    }

    /** Another phase is read from its start, so that a read never mixes two. */
    @Override
    public String recipe() {
      return recipe;
    }

    @Override
    public Page fetch(FetchRequest request) {
      return page(((FetchRequest.Resume) request).cursor());
    }
  }
}

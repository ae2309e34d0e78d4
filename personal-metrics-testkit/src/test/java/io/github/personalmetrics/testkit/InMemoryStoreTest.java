package io.github.personalmetrics.testkit;

import io.github.personalmetrics.store.SubjectStores;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

/** The fake is held to what the real stores are held to. */
class InMemoryStoreTest {

  @Nested
  class Metrics extends MetricStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Commits extends CommitKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class RecordTrips extends RecordTripKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Ledger extends SyncLedgerKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Rejections extends RejectionKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Tokens extends TokenStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Subjects extends SubjectStoresKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Concurrency extends ConcurrencyKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class TrackTrips extends TrackKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Deletions extends DeletionKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Notes extends NoteStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class FailureSweep extends FailureSweepKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Transfers extends TransferKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }

  @Nested
  class Copies extends StoreCopyKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return new InMemoryStore(clock);
    }
  }
}

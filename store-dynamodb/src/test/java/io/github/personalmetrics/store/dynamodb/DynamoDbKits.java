package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.testkit.CommitKit;
import io.github.personalmetrics.testkit.ConcurrencyKit;
import io.github.personalmetrics.testkit.DeletionKit;
import io.github.personalmetrics.testkit.DurableStoreKit;
import io.github.personalmetrics.testkit.MetricStoreKit;
import io.github.personalmetrics.testkit.NoteStoreKit;
import io.github.personalmetrics.testkit.RecordTripKit;
import io.github.personalmetrics.testkit.RejectionKit;
import io.github.personalmetrics.testkit.StoreCopyKit;
import io.github.personalmetrics.testkit.SubjectStoresKit;
import io.github.personalmetrics.testkit.SyncLedgerKit;
import io.github.personalmetrics.testkit.TokenStoreKit;
import io.github.personalmetrics.testkit.TrackKit;
import io.github.personalmetrics.testkit.TransferKit;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

/** What every store must do; on which DynamoDB, the subclass decides. */
abstract class DynamoDbKits {

  /** Opens tables that are empty at the start of each test. */
  abstract SubjectStores openStore(Clock clock);

  @Nested
  class Metrics extends MetricStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Commits extends CommitKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class RecordTrips extends RecordTripKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Ledger extends SyncLedgerKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Rejections extends RejectionKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Tokens extends TokenStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Subjects extends SubjectStoresKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Concurrency extends ConcurrencyKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Durability extends DurableStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class TrackTrips extends TrackKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Deletions extends DeletionKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Transfers extends TransferKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Copies extends StoreCopyKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }

  @Nested
  class Notes extends NoteStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return openStore(clock);
    }
  }
}

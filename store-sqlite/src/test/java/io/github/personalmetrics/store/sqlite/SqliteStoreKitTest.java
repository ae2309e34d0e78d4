package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.testkit.CommitKit;
import io.github.personalmetrics.testkit.ConcurrencyKit;
import io.github.personalmetrics.testkit.DeletionKit;
import io.github.personalmetrics.testkit.DurableStoreKit;
import io.github.personalmetrics.testkit.FailureSweepKit;
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
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do, on SQLite files. */
class SqliteStoreKitTest {

  @TempDir Path folder;

  @Nested
  class Metrics extends MetricStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Commits extends CommitKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class RecordTrips extends RecordTripKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Ledger extends SyncLedgerKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Rejections extends RejectionKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Tokens extends TokenStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Subjects extends SubjectStoresKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Concurrency extends ConcurrencyKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Durability extends DurableStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class TrackTrips extends TrackKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Deletions extends DeletionKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Notes extends NoteStoreKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class FailureSweep extends FailureSweepKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Transfers extends TransferKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class Copies extends StoreCopyKit {
    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }
  }

  @Nested
  class CopiesAmongFiles extends StoreCopyKit {

    private int files;

    @Override
    protected SubjectStores open(Clock clock) {
      return SqliteStore.open(folder.resolve("me.db"), clock);
    }

    @Override
    protected SubjectStores other(Clock clock) {
      return SqliteStore.open(folder.resolve("other" + files++ + ".db"), clock);
    }
  }
}

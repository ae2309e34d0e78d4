package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connector without a provider. It first answers what it was told to, in that order: pages and
 * exceptions. Then it answers like a provider that has the {@link #put} records: everything since
 * the cursor in pages, or everything in the slice asked for. Safe for use by many threads.
 */
public final class ScriptedConnector implements SourceConnector {

  private final SourceId source;
  private final Queue<Function<FetchRequest, Page>> script = new ArrayDeque<>();
  private final Map<RecordKey, HealthRecord> records = new LinkedHashMap<>();
  private final Map<RecordKey, Long> changedIn = new LinkedHashMap<>();
  private final List<FetchRequest> requests = new ArrayList<>();
  private Consumer<FetchRequest> onFetch = request -> {};
  private String recipe = "1";
  private int pageSize = 100;
  private boolean snapshots;
  private @Nullable Account account;
  private long changes;

  private ScriptedConnector(SourceId source) {
    this.source = source;
  }

  public static ScriptedConnector of(SourceId source) {
    return new ScriptedConnector(source);
  }

  /** Answers these pages next, one a call. */
  public synchronized ScriptedConnector then(Page... pages) {
    for (Page page : pages) {
      script.add(request -> page);
    }
    return this;
  }

  /** Fails next: with a {@code SourceException}, or as a connector with a defect would. */
  public synchronized ScriptedConnector thenFail(RuntimeException failure) {
    script.add(
        request -> {
          throw failure;
        });
    return this;
  }

  /** Adds records to the provider, or changes them. */
  public synchronized ScriptedConnector put(HealthRecord... changed) {
    for (HealthRecord record : changed) {
      records.put(record.key(), record);
      changedIn.remove(record.key());
      changedIn.put(record.key(), ++changes);
    }
    return this;
  }

  /** Deletes a record at the provider; only a slice or a snapshot will tell. */
  public synchronized ScriptedConnector delete(String externalId) {
    RecordKey key = RecordKey.of(source, externalId);
    records.remove(key);
    changedIn.remove(key);
    changes++;
    return this;
  }

  /** Answers everything there is on one page each time, as a sheet does. */
  public synchronized ScriptedConnector snapshots() {
    snapshots = true;
    return this;
  }

  public synchronized ScriptedConnector pageSize(int pageSize) {
    this.pageSize = pageSize;
    return this;
  }

  public synchronized ScriptedConnector recipe(String recipe) {
    this.recipe = recipe;
    return this;
  }

  /** Whose data the provider's pages are; the script's pages stay as they are. */
  public synchronized ScriptedConnector account(Account account) {
    this.account = account;
    return this;
  }

  /** Runs before each answer, on the thread that asks. */
  public synchronized ScriptedConnector onFetch(Consumer<FetchRequest> action) {
    this.onFetch = action;
    return this;
  }

  /** What was asked so far, oldest first. */
  public synchronized List<FetchRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public SourceId source() {
    return source;
  }

  @Override
  public synchronized String recipe() {
    return recipe;
  }

  @Override
  public Page fetch(FetchRequest request) {
    Consumer<FetchRequest> action;
    synchronized (this) {
      requests.add(request);
      action = onFetch;
    }
    action.accept(request);
    return answer(request);
  }

  private synchronized Page answer(FetchRequest request) {
    Function<FetchRequest, Page> scripted = script.poll();
    if (scripted != null) {
      return scripted.apply(request);
    }
    Page page = fromProvider(request);
    return account == null ? page : page.withAccount(account);
  }

  private Page fromProvider(FetchRequest request) {
    if (request instanceof FetchRequest.Window window) {
      return slice(window.range());
    }
    if (snapshots) {
      return slice(TimeRange.ALL);
    }
    Cursor cursor = ((FetchRequest.Resume) request).cursor();
    long since = cursor.isStart() ? 0 : Long.parseLong(cursor.value());
    List<HealthRecord> page = new ArrayList<>();
    long last = since;
    for (Map.Entry<RecordKey, Long> change : changedIn.entrySet()) {
      if (change.getValue() > since && page.size() < pageSize) {
        page.add(records.get(change.getKey()));
        last = change.getValue();
      }
    }
    long end = last;
    boolean more = changedIn.values().stream().anyMatch(change -> change > end);
    Cursor next = last == 0 ? cursor : Cursor.of(Long.toString(last));
    return more ? Page.more(page, next) : Page.last(page, next);
  }

  private Page slice(TimeRange range) {
    List<HealthRecord> inside =
        records.values().stream().filter(record -> range.contains(record.at())).toList();
    return Page.last(inside, Cursor.of(Long.toString(changes))).withCovers(range);
  }
}

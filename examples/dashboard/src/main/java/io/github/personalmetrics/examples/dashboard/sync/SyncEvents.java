package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.examples.dashboard.web.MoshiJson;
import io.github.personalmetrics.examples.dashboard.web.Visitor;
import io.javalin.http.sse.SseClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells pages that are open how a sync goes: each gets what {@code GET /api/v1/sync} would answer,
 * at once and whenever it has changed. All are written to by one thread. Safe for use by many.
 */
public final class SyncEvents implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SyncEvents.class);
  private static final int MOST = 50;
  private static final long TICK_MILLIS = 1_000;
  private static final int TICKS_OF_SILENCE = 15;

  /** Whoever still listens connects again, and shows again that they may. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** For one page; only the writing thread changes it. */
  private static final class Listener {
    private final Instant until;
    private String last = "";
    private int silent;

    Listener(Instant until) {
      this.until = until;
    }
  }

  private final SyncService service;
  private final MoshiJson json;
  private final Predicate<Visitor> mayListen;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private final Map<SseClient, Listener> listeners = new ConcurrentHashMap<>();

  /**
   * @param mayListen asked before anything is told: a login may have ended meanwhile
   * @param executor for this alone: a page that reads slowly holds it up
   */
  public SyncEvents(
      SyncService service,
      MoshiJson json,
      Predicate<Visitor> mayListen,
      Clock clock,
      ScheduledExecutorService executor) {
    this.service = service;
    this.json = json;
    this.mayListen = mayListen;
    this.clock = clock;
    this.executor = executor;
    executor.scheduleWithFixedDelay(this::tell, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void listen(SseClient client) {
    if (listeners.size() >= MOST || executor.isShutdown()) {
      // It asks now and then instead.
      client.close();
      return;
    }
    client.keepAlive();
    client.onClose(() -> listeners.remove(client));
    listeners.put(client, new Listener(clock.instant().plus(LONGEST)));
    executor.execute(this::tell);
  }

  private void tell() {
    if (listeners.isEmpty()) {
      return;
    }
    try {
      String now = json.write(service.view());
      Instant instant = clock.instant();
      listeners.forEach(
          (client, listener) -> {
            if (!tell(client, listener, now) || !instant.isBefore(listener.until)) {
              listeners.remove(client);
              client.close();
            }
          });
    } catch (RuntimeException e) {
      // The next second is another try; a page that hears nothing asks by itself.
      log.warn("pages that listen were told nothing: {}", e.getMessage());
    }
  }

  /**
   * @return false if it is to hear no more
   */
  private boolean tell(SseClient client, Listener listener, String now) {
    boolean isNews = !now.equals(listener.last);
    if (!isNews && ++listener.silent < TICKS_OF_SILENCE) {
      return true;
    }
    listener.silent = 0;
    try {
      if (Visitor.of(client.ctx()).filter(mayListen).isEmpty()) {
        return false;
      }
      if (isNews) {
        client.sendEvent("sync", now);
        listener.last = now;
      } else {
        // So that nobody takes the silence for an end, and we learn who is gone.
        client.sendEvent("still", "{}");
      }
      return true;
    } catch (RuntimeException e) {
      log.debug("a page that listened is gone", e);
      return false;
    }
  }

  /** Before the server, which waits for open answers. */
  @Override
  public void close() {
    executor.shutdownNow();
    listeners.keySet().forEach(SseClient::close);
  }
}

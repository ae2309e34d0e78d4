package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.examples.dashboard.web.MoshiJson;
import io.javalin.http.sse.SseClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private final Map<SseClient, Listener> listeners = new ConcurrentHashMap<>();

  /**
   * @param executor for this alone: a page that reads slowly holds it up
   */
  public SyncEvents(
      SyncService service, MoshiJson json, Clock clock, ScheduledExecutorService executor) {
    this.service = service;
    this.json = json;
    this.clock = clock;
    this.executor = executor;
    executor.scheduleWithFixedDelay(this::tell, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void listen(SseClient client) {
    if (listeners.size() >= MOST) {
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
            tell(client, listener, now);
            if (!instant.isBefore(listener.until)) {
              client.close();
            }
          });
    } catch (RuntimeException e) {
      // The next second is another try; a page that hears nothing asks by itself.
      log.warn("pages that listen were told nothing: {}", e.getMessage());
    }
  }

  private static void tell(SseClient client, Listener listener, String now) {
    if (!now.equals(listener.last)) {
      client.sendEvent("sync", now);
      listener.last = now;
      listener.silent = 0;
    } else if (++listener.silent >= TICKS_OF_SILENCE) {
      // So that nobody between us takes the silence for an end, and we learn who is gone.
      client.sendComment("still here");
      listener.silent = 0;
    }
  }

  /** Before the server, which waits for open answers. */
  @Override
  public void close() {
    executor.shutdownNow();
    listeners.keySet().forEach(SseClient::close);
  }
}

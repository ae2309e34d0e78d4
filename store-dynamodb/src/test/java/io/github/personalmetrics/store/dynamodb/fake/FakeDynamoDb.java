package io.github.personalmetrics.store.dynamodb.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * As much of DynamoDB as a store of ours uses, on loopback HTTP: real requests, real clients, no
 * AWS. Unlike other doubles it counts the units of indexes, throttles by a clock that it is handed,
 * and fails as it is told to. Safe for use by many threads.
 */
public final class FakeDynamoDb implements AutoCloseable {

  private static final JsonAdapter<Map<String, Object>> JSON =
      new Moshi.Builder()
          .build()
          .adapter(Types.newParameterizedType(Map.class, String.class, Object.class));

  static {
    // Otherwise every answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeTables tables;
  private final List<String> operations = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Runnable> before = new HashMap<>();
  private final List<AutoCloseable> lent = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong bytesSent = new AtomicLong();

  /** How a request goes wrong. */
  public enum Mode {
    /** 400, nothing done. */
    THROTTLED,
    /** 400, nothing done. */
    ACCESS_DENIED,
    /** 500, nothing done. */
    SERVER_ERROR,
    /** 500, and yet it was done. */
    APPLIED_BUT_LOST,
    /** The connection ends before anything was done. */
    DROPPED,
    /** It was done, and the connection ends in the middle of the answer. */
    TORN,
    /** Nothing is done and nothing answered, until the client has gone. */
    HANGING
  }

  private static final class Fault {
    private final Predicate<String> operations;
    private final Mode mode;
    private int skip;
    private int left;

    Fault(Predicate<String> operations, Mode mode, int skip, int left) {
      this.operations = operations;
      this.mode = mode;
      this.skip = skip;
      this.left = left;
    }
  }

  private FakeDynamoDb(Clock clock) {
    this.tables = new FakeTables(clock);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public static FakeDynamoDb start() {
    return start(Clock.systemUTC());
  }

  /**
   * @param clock by which capacity comes back
   */
  public static FakeDynamoDb start(Clock clock) {
    return new FakeDynamoDb(clock);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The rules of what is stored and counted. */
  public FakeTables tables() {
    return tables;
  }

  /** The next requests of a kind fail. */
  public void fail(String operation, Mode mode, int times) {
    fail(operation, mode, 0, times);
  }

  /**
   * @param skip so many of them work before
   */
  public synchronized void fail(String operation, Mode mode, int skip, int times) {
    faults.add(new Fault(operation::equals, mode, skip, times));
  }

  /** The n-th request from now, whatever it is, fails. */
  public synchronized void failNth(int nth, Mode mode) {
    faults.add(new Fault(operation -> true, mode, nth - 1, 1));
  }

  /** The n-th request from now and all that follow fail. */
  public synchronized void failFrom(int nth, Mode mode) {
    faults.add(new Fault(operation -> true, mode, nth - 1, Integer.MAX_VALUE));
  }

  /** Something that happens once, just before a request of a kind is looked at. */
  public synchronized void before(String operation, Runnable work) {
    before.put(operation, work);
  }

  public synchronized void heal() {
    faults.clear();
    before.clear();
  }

  /** Names of all requests so far. */
  public synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  /** Of all answers so far, without their headers. */
  public long bytesSent() {
    return bytesSent.get();
  }

  /** Something that is of no use afterwards, such as a client. */
  public synchronized <T extends AutoCloseable> T closeToo(T it) {
    lent.add(it);
    return it;
  }

  private synchronized @Nullable Runnable workBefore(String operation) {
    return before.remove(operation);
  }

  private synchronized @Nullable Mode next(String operation) {
    operations.add(operation);
    for (Fault fault : faults) {
      if (!fault.operations.test(operation) || fault.left == 0) {
        continue;
      }
      if (fault.skip > 0) {
        fault.skip--;
        continue;
      }
      fault.left--;
      return fault.mode;
    }
    return null;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String operation = target.substring(target.indexOf('.') + 1);
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Runnable work = workBefore(operation);
      if (work != null) {
        work.run();
      }
      Mode mode = next(operation);
      if (mode == Mode.HANGING) {
        hang();
        return;
      }
      if (mode == Mode.THROTTLED) {
        error(exchange, FakeException.throttled());
      } else if (mode == Mode.ACCESS_DENIED) {
        error(exchange, new FakeException(400, "AccessDeniedException", "not for you"));
      } else if (mode == Mode.SERVER_ERROR) {
        error(exchange, new FakeException(500, "InternalServerError", "try again"));
      } else if (mode != Mode.DROPPED) {
        answer(exchange, operation, body, mode);
      }
    }
  }

  /** Until the end: the client gives up before. */
  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, String operation, String body, @Nullable Mode mode)
      throws IOException {
    String answer;
    try {
      Map<String, Object> request = JSON.fromJson(body);
      answer = JSON.toJson(tables.call(operation, request));
    } catch (FakeException e) {
      error(exchange, e);
      return;
    } catch (RuntimeException e) {
      error(exchange, new FakeException(400, "ValidationException", String.valueOf(e)));
      return;
    }
    if (mode == Mode.APPLIED_BUT_LOST) {
      error(exchange, new FakeException(500, "InternalServerError", "done, but who knows"));
    } else {
      send(exchange, 200, answer, mode == Mode.TORN);
    }
  }

  private void error(HttpExchange exchange, FakeException e) throws IOException {
    String type = (e.isOfDynamoDb() ? "com.amazonaws.dynamodb.v20120810#" : "") + e.type();
    String message = String.valueOf(e.getMessage());
    send(exchange, e.status(), JSON.toJson(Map.of("__type", type, "message", message)), false);
  }

  private void send(HttpExchange exchange, int status, String text, boolean torn)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    bytesSent.addAndGet(bytes.length);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes, 0, torn ? bytes.length / 2 : bytes.length);
  }

  @Override
  public void close() {
    closed.countDown();
    for (AutoCloseable it : lent) {
      try {
        it.close();
      } catch (Exception e) {
        throw new IllegalStateException("a client does not close", e);
      }
    }
    server.stop(0);
    threads.shutdownNow();
  }
}

package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.simulator.fault.BodyFaults;
import io.github.personalmetrics.simulator.fault.Fault;
import io.github.personalmetrics.simulator.fault.FaultyServer;
import io.github.personalmetrics.simulator.fault.ProviderAnswer;
import io.github.personalmetrics.simulator.fault.StatusFaults;
import io.github.personalmetrics.simulator.fault.TlsIdentity;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What HTTP can do to a connector, in 62 cases, through a real {@link
 * io.github.personalmetrics.sync.SyncEngine}. A first page is stored; then something goes wrong,
 * and the run must end as it should, with whole pages only, no secret in any error and few calls;
 * then it is mended, and the store must be the one of somebody who never had a fault.
 *
 * <p>Each connector is made by the provider's own {@link HttpProvider}. No test waits longer than
 * the timeouts that it hands in.
 */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HttpFaultKit {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(250);
  private static final int TRIES = 5;
  private static final int FEW_CALLS = 30;

  /** Whoever is told that there is more may look for it in ever smaller parts. */
  private static final int SOME_CALLS = 300;

  private static final String UNROUTABLE = "192.0.2.1";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private HttpProvider provider;
  private SettableClock clock;
  private FaultyServer server;
  private FaultRun me;
  private FaultRun undisturbed;
  private SourceId source;
  private final AtomicReference<@Nullable Throwable> inServer = new AtomicReference<>();
  private final AtomicInteger edits = new AtomicInteger(1);

  /** Called before each test; the provider behind it may be shared by all. */
  protected abstract HttpProvider provider();

  @BeforeEach
  final void beginWithAStoredPage() {
    provider = provider();
    clock = SettableClock.at(provider.now());
    server = FaultyServer.inFrontOf(provider.baseUrl());
    me = new FaultRun(clock);
    undisturbed = new FaultRun(clock);
    SourceConnector patient = patient(me);
    source = patient.source();
    undisturbed.sync(patient(undisturbed));
    SourceRun first = me.syncOnePage(patient);
    assertThat(me.tables(source).records()).as("the healthy provider's first page").isNotEmpty();
    if (first.outcome() == Outcome.OK) {
      provider.change();
      undisturbed.sync(patient(undisturbed));
    }
  }

  @AfterEach
  final void stop() {
    server.close();
    provider.restore();
  }

  private SourceConnector patient(FaultRun run) {
    return connector(run, server.front(provider.baseUrl()), PATIENT, null);
  }

  private SourceConnector connector(
      FaultRun run, URI baseUrl, Duration timeout, @Nullable TlsIdentity tls) {
    return provider.connector(new HttpWiring(baseUrl, timeout, tls, run.store(), clock));
  }

  @ParameterizedTest
  @EnumSource
  void n1WhoCannotBeReachedIsTriedAgain(HttpFaults.Connect connect) throws IOException {
    switch (connect) {
      case REFUSED -> unreachable("http://127.0.0.1:" + freePort(), null);
      case UNKNOWN_HOST -> unreachable("http://nosuchhost.invalid", null);
      case UNROUTABLE -> unreachable("http://" + UNROUTABLE, null);
      case TLS_EXPIRED -> untrusted(TlsIdentity.expired());
      case TLS_OTHER_HOST -> untrusted(TlsIdentity.ofAnotherHost());
    }
  }

  private void untrusted(TlsIdentity identity) {
    trustsWhomItIsTold();
    try (var tls = FaultyServer.inFrontOf(provider.baseUrl(), identity)) {
      URI front = tls.front(provider.baseUrl());
      unreachable("https://127.0.0.1:" + front.getPort(), identity);
      assertThat(tls.requests()).as("what an untrusted server was told").isEmpty();
    }
  }

  /** Else an authority that nobody knows would be why the others are refused. */
  private void trustsWhomItIsTold() {
    TlsIdentity good = TlsIdentity.good();
    try (var tls = FaultyServer.inFrontOf(provider.baseUrl(), good)) {
      var somebody = new FaultRun(clock);
      SourceRun run =
          somebody.sync(connector(somebody, tls.front(provider.baseUrl()), PATIENT, good));
      assertThat(run.outcome())
          .as("over a good certificate: %s: %s", run.code(), run.message())
          .isEqualTo(Outcome.OK);
    }
  }

  private void unreachable(String root, @Nullable TlsIdentity tls) {
    URI base = URI.create(root + provider.baseUrl().getRawPath());
    SourceRun run = me.sync(connector(me, base, tls == null ? HASTY : PATIENT, tls));

    ended(run, Outcome.FAILED);
    assertThat(me.thrown()).as("tries").hasSize(TRIES);
    assertThat(me.thrown()).allMatch(e -> e instanceof SourceException.Unavailable);
    mend(run);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @EnumSource
  void n2ACallEndsAtItsDeadline(HttpFaults.Time time) {
    // Nobody measures: who goes on after the deadline comes to the right answer.
    server.dial().always(provider::asksForRows, time.fault);
    SourceRun run = me.sync(connector(me, server.front(provider.baseUrl()), HASTY, null));

    ended(run, Outcome.FAILED);
    mend(run);
  }

  @ParameterizedTest
  @EnumSource
  void n3HalfAPageIsNeverStored(HttpFaults.Broken broken) {
    SourceRun run = strike(broken.fault);

    ended(run, Outcome.FAILED);
    mend(run);
  }

  @ParameterizedTest
  @EnumSource
  void n4OnlyWhatIsCertainIsRead(HttpFaults.Wrong wrong) {
    SourceRun run =
        strike(
            wrong.damage == null
                ? Objects.requireNonNull(wrong.fault)
                : edited(text -> provider.damage(wrong.damage, text)));

    switch (wrong.must) {
      case FAIL -> ended(run, Outcome.FAILED);
      case BE_READ -> {
        ended(run, Outcome.OK);
        assertThat(me.tables(source)).isEqualTo(undisturbed.tables(source));
      }
      case NOT_PASS_UNSEEN -> ended(run, Outcome.FAILED, Outcome.PARTIAL, Outcome.REFUSED);
      // The cursor may be another: a sheet's is a hash of what was read.
      case DO_NO_HARM -> endedSomewhere(run, Outcome.OK, Outcome.PARTIAL, Outcome.FAILED);
    }
    mend(run);
  }

  /** An answer without rows may stay as it is, but not every one. */
  private Fault edited(UnaryOperator<String> edit) {
    edits.set(0);
    return BodyFaults.edited(
        text -> {
          try {
            String other = edit.apply(text);
            if (!other.equals(text)) {
              edits.incrementAndGet();
            }
            return other;
          } catch (RuntimeException | Error e) {
            // On the server's thread; it is the test that must fail, or be skipped.
            inServer.compareAndSet(null, e);
            throw e;
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "500, none", "500, html", "500, json",
    "502, none", "502, html", "502, json",
    "503, none", "503, html", "503, json",
    "504, none", "504, html", "504, json"
  })
  void n5AServerErrorIsTriedFiveTimes(int status, String body) {
    SourceRun run = strike(StatusFaults.quoting(HttpFaults.sorry(status, body)));

    ended(run, Outcome.FAILED);
    assertThat(server.dial().hits()).as("tries").isEqualTo(TRIES);
    mend(run);
  }

  @ParameterizedTest
  @EnumSource
  void n6AProviderThatAsksToWaitIsLeftAlone(HttpFaults.RetryAfter retryAfter) {
    Instant now = clock.instant();
    HttpProvider.Wait wait =
        switch (retryAfter) {
          case SECONDS -> wait("90", Duration.ofSeconds(90));
          case DATE -> wait(HTTP_DATE.format(now.plusSeconds(100)), Duration.ofSeconds(100));
          case ZERO -> wait("0", Duration.ZERO);
          case NEGATIVE -> wait("-5", provider.usualWait(now));
          case TEN_DAYS -> wait("864000", Duration.ofDays(1));
          case ABSENT -> new HttpProvider.Wait(limited(), provider.usualWait(now));
          case SHORT_LIMIT -> provider.says(HttpProvider.Limit.SHORT, now);
          case DAILY_LIMIT -> provider.says(HttpProvider.Limit.DAILY, now);
        };
    SourceRun run = strike(StatusFaults.answer(wait.answer()));

    ended(run, Outcome.RATE_LIMITED);
    assertThat(run.resumeAt()).isEqualTo(now.plus(wait.time()));
    assertThat(server.dial().hits()).as("calls").isEqualTo(1);
    if (!wait.time().isZero()) {
      clock.set(now.plus(wait.time()).minusMillis(1));
      assertThat(me.sync(patient(me)).outcome()).isEqualTo(Outcome.RATE_LIMITED);
      assertThat(server.dial().hits()).as("calls before its time").isEqualTo(1);
    }
    mend(run);
  }

  /** With the date that HTTP demands of every server that has a clock. */
  private ProviderAnswer limited() {
    return ProviderAnswer.of(429, "", "").withHeader("Date", HTTP_DATE.format(clock.instant()));
  }

  private HttpProvider.Wait wait(String retryAfter, Duration wait) {
    return new HttpProvider.Wait(limited().withHeader("Retry-After", retryAfter), wait);
  }

  @ParameterizedTest
  @EnumSource
  void n7ARefusalSaysWhatToDo(HttpProvider.Refusal refusal) {
    HttpProvider.Saying saying = provider.says(refusal);
    SourceRun run = strike(StatusFaults.quoting(saying.answer()));

    ended(run, saying.outcome());
    assertThat(run.code()).isEqualTo(saying.code());
    assertThat(server.dial().hits()).as("calls").isLessThanOrEqualTo(2);
    mend(run);
  }

  @Test
  void n7AnotherHostNeverGetsTheToken() {
    try (var other = FaultyServer.inFrontOf(provider.baseUrl())) {
      SourceRun run =
          strike(
              exchange ->
                  StatusFaults.redirect(
                          other.front("localhost", URI.create(exchange.request().target())))
                      .strike(exchange));

      ended(run, Outcome.REFUSED, Outcome.FAILED);
      assertThat(other.requests()).as("what another host was asked").isEmpty();
      mend(run);
    }
  }

  @ParameterizedTest
  @EnumSource
  void n8PagingEndsAndLeavesNoGap(HttpFaults.Between between) {
    switch (between) {
      case SAME_PAGE_FOR_EVER -> {
        provider.page(HttpProvider.Paging.SAME_FOR_EVER, "");
        loops(StatusFaults.samePageForEver());
      }
      case EMPTY_WITH_MORE -> loops(page(HttpProvider.Paging.EMPTY_WITH_MORE));
      case BACKWARDS -> loops(page(HttpProvider.Paging.BACKWARDS));
      case SIZE_IGNORED -> {
        SourceRun run = strike(page(HttpProvider.Paging.SIZE_IGNORED));
        // Pages of another size end elsewhere.
        endedSomewhere(run, Outcome.OK, Outcome.FAILED);
        mend(run);
      }
      case REMOVED -> {
        provider.remove(me.tables(source).records().get(0).key().externalId());
        keepsUp();
      }
      case ADDED -> {
        provider.add();
        keepsUp();
      }
    }
  }

  private Fault page(HttpProvider.Paging paging) {
    return edited(text -> provider.page(paging, text));
  }

  /** A mark that a connector does not go by may be wrong. */
  private void loops(Fault fault) {
    SourceRun run = strike(fault, SOME_CALLS);
    endedSomewhere(run, Outcome.FAILED, Outcome.OK);
    mend(run);
  }

  /** A slice read again may mend it: that is how a source is compared with its provider. */
  private void keepsUp() {
    var fresh = new FaultRun(clock);
    fresh.sync(patient(fresh));
    List<HealthRecord> now = fresh.tables(source).records();
    SourceRun run = me.sync(patient(me));
    assertThat(run.outcome()).isEqualTo(Outcome.OK);
    if (!me.tables(source).records().containsAll(now)) {
      me.reread(patient(me), TimeRange.of(now.get(0).at(), clock.instant()));
    }
    assertThat(me.tables(source).records()).as("what there is now").containsAll(now);
  }

  private SourceRun strike(Fault fault) {
    return strike(fault, FEW_CALLS);
  }

  private SourceRun strike(Fault fault, int mostCalls) {
    server.dial().always(provider::asksForRows, fault);
    SourceRun run = me.sync(patient(me));
    if (inServer.get() instanceof Error error) {
      throw error;
    }
    if (inServer.get() instanceof RuntimeException exception) {
      throw exception;
    }
    assertThat(edits).as("answers that were edited").hasPositiveValue();
    assertThat(server.dial().hits())
        .as("requests that went wrong")
        .isPositive()
        .isLessThan(mostCalls);
    return run;
  }

  private void ended(SourceRun run, Outcome... expected) {
    new FaultEnd(me, undisturbed, source, server).withPages(run, expected);
  }

  private void endedSomewhere(SourceRun run, Outcome... expected) {
    new FaultEnd(me, undisturbed, source, server).somewhere(run, expected);
  }

  private void mend(SourceRun run) {
    server.dial().off();
    Instant resumeAt = run.resumeAt();
    if (resumeAt != null && resumeAt.isAfter(clock.instant())) {
      clock.set(resumeAt);
    }
    // Whoever said that a row is bad does not say it twice.
    SourceRun again =
        run.outcome() == Outcome.PARTIAL ? me.syncInFull(patient(me)) : me.sync(patient(me));

    assertThat(again.outcome()).as("%s: %s", again.code(), again.message()).isEqualTo(Outcome.OK);
    assertThat(me.tables(source)).isEqualTo(undisturbed.tables(source));
  }
}

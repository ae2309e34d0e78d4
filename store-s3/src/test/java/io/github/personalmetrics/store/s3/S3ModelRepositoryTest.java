package io.github.personalmetrics.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ModelRepository.Published;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What only a bucket can show; what every repository must do is in {@link S3ModelKitTest}. */
@ExtendWith(MockS3.class)
class S3ModelRepositoryTest {

  private static final SubjectId ME = SubjectId.of("me");

  private final SettableClock clock = SettableClock.at("2026-11-23T10:00:00Z");
  private final Requests requests = new Requests();
  private final StoredModel first = model(1);
  private final StoredModel second = model(2);
  private final StoredModel third = model(3);
  private final TestBucket bucket;
  private final S3ModelRepository models;

  S3ModelRepositoryTest(MockS3.Server server) {
    bucket = server.bucket(requests);
    models = open(ME);
  }

  @Test
  void aBucketHoldsTheVersionsAndThePointer() {
    publish(first, second);

    assertThat(bucket.keys())
        .containsExactlyInAnyOrder(
            "models/me/" + first.version() + ".json",
            "models/me/" + second.version() + ".json",
            "models/me/current.json");
    assertThat(bucket.read("models/me/" + first.version() + ".json")).isEqualTo(first.bytes());
  }

  @Test
  void everyWriteHasACondition() {
    requests.seen.clear();
    publish(first, second, first);
    models.rollBack(second.version());

    assertThat(requests.seen)
        .filteredOn(line -> line.startsWith("PUT"))
        .hasSizeGreaterThanOrEqualTo(7)
        .allMatch(line -> line.contains(" if-none-match *") ^ line.contains(" if-match \""));
    assertThat(requests.seen)
        .filteredOn(line -> line.startsWith("PUT") && !line.contains("current.json"))
        .allMatch(line -> line.contains(" if-none-match *"));
  }

  @Test
  void readingAgainWhatHasNotChangedCostsNoBody() {
    publish(first);
    models.current();
    requests.seen.clear();

    models.current();
    models.list();
    assertThat(requests.seen)
        .hasSize(2)
        .allMatch(line -> line.startsWith("GET") && line.endsWith(" -> 304"));

    open(ME).publish(second);
    assertThat(models.current().orElseThrow().version()).isEqualTo(second.version());
  }

  @Test
  void theOldestVersionsAreRemovedAndTheCurrentOneStays() {
    publish(first, second, third);
    models.rollBack(first.version());
    publish(model(4), model(5));

    assertThat(bucket.keys()).hasSize(4);
    assertThat(models.list())
        .extracting(Published::version)
        .containsExactly(model(5).version(), model(4).version(), third.version());
    assertThat(bucket.keys()).contains("models/me/" + model(5).version() + ".json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "{\"version\":\"../../etc/passwd\",\"kept\":[]}",
        "{\"version\":\"2026-W01\"}",
        "{\"version\":7,\"kept\":{}}",
        "\u0000"
      })
  void aBrokenPointerIsSaidAndRollingBackMendsIt(String broken) {
    publish(first, second);
    bucket.write("models/me/current.json", broken);

    assertThatThrownBy(models::current)
        .isInstanceOfSatisfying(
            Unreadable.class,
            e -> {
              assertThat(e.code()).isEqualTo("model.bad-pointer");
              assertThat(e.advice()).contains("Roll back");
            });
    assertThat(models.list())
        .extracting(Published::version)
        .containsExactlyInAnyOrder(first.version(), second.version());
    assertThat(models.list()).noneMatch(Published::current);
    models.rollBack(first.version());
    assertThat(models.current().orElseThrow().version()).isEqualTo(first.version());
    assertThat(models.list()).hasSize(2);
  }

  @Test
  void aBrokenPointerIsMendedByTrainingAgain() {
    publish(first);
    bucket.write("models/me/current.json", "{");
    publish(second);

    assertThat(models.current().orElseThrow().version()).isEqualTo(second.version());
    assertThat(models.list()).hasSize(2);
  }

  @Test
  void aVersionThatSomebodyRemovedIsMissing() {
    publish(first, second);
    bucket.delete("models/me/" + second.version() + ".json");

    assertThatThrownBy(() -> open(ME).current())
        .isInstanceOfSatisfying(
            Unreadable.class, e -> assertThat(e.code()).isEqualTo("model.missing"));
    models.rollBack(first.version());
    assertThat(open(ME).current().orElseThrow().version()).isEqualTo(first.version());
  }

  @Test
  void erasingRemovesAllOfThePersonAndNothingOfOthers() {
    S3ModelRepository other = open(SubjectId.of("me2"));
    other.publish(second);
    publish(first, second);
    bucket.write("models/me/left-behind", "x");

    assertThat(models.erase()).isTrue();
    assertThat(models.current()).isEmpty();
    assertThat(models.list()).isEmpty();
    assertThat(models.erase()).isFalse();
    assertThat(other.current()).isPresent();
    assertThat(bucket.keys()).allMatch(key -> key.startsWith("models/me2/"));
  }

  @Test
  void aVersionThatIsPublishedAgainWhileItIsRemovedIsStillThere() {
    publish(first, second, third);
    var meddled = new AtomicBoolean();
    S3Client slow =
        bucket.meddledWith(
            (method, arguments) -> {
              if (method.equals("deleteObject") && !meddled.getAndSet(true)) {
                open(ME).publish(first);
              }
            });

    new S3ModelRepository(slow, bucket.place(), ME, 3, clock).publish(model(4));

    assertThat(meddled).isTrue();
    assertThat(open(ME).current().orElseThrow().version()).isEqualTo(first.version());
    assertThat(bucket.read("models/me/" + first.version() + ".json")).isEqualTo(first.bytes());
  }

  /** As when the SDK sends a request again whose answer was lost. */
  @Test
  void aSwapThatWentThroughThoughItsAnswerWasLostStillRemovesWhatItDropped() {
    publish(first, second, third);
    var meddled = new AtomicBoolean();
    S3Client lossy =
        bucket.meddledWith(
            (method, arguments) -> {
              if (swaps(method, arguments) && !meddled.getAndSet(true)) {
                bucket
                    .client()
                    .putObject((PutObjectRequest) arguments[0], (RequestBody) arguments[1]);
              }
            });

    new S3ModelRepository(lossy, bucket.place(), ME, 3, clock).publish(model(4));

    assertThat(meddled).isTrue();
    assertThat(models.current().orElseThrow().version()).isEqualTo(model(4).version());
    assertThat(models.list())
        .extracting(Published::version)
        .containsExactly(model(4).version(), third.version(), second.version());
    assertThat(bucket.keys()).hasSize(4).noneMatch(key -> key.contains(first.version().id()));
  }

  @Test
  void whoIsBeatenAllTheTimeSaysSoAfterAWhile() {
    publish(first);
    var others = new AtomicInteger(10);
    var pauses = new ArrayList<Duration>();
    S3Client beaten =
        bucket.meddledWith(
            (method, arguments) -> {
              if (swaps(method, arguments)) {
                open(ME).publish(model(others.incrementAndGet()));
              }
            });
    var unlucky =
        new S3ModelRepository(beaten, bucket.place(), ME, 3, clock, pauses::add, new Random(1));

    assertThatThrownBy(() -> unlucky.publish(second))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.code()).isEqualTo("model.contended"));
    assertThat(pauses).hasSize(20).allMatch(pause -> pause.toMillis() <= 1000);
    assertThat(models.current().orElseThrow().version()).isEqualTo(model(30).version());
  }

  private static boolean swaps(String method, Object[] arguments) {
    return method.equals("putObject")
        && ((PutObjectRequest) arguments[0]).key().endsWith("current.json");
  }

  @Test
  void anythingButJsonIsRefused() {
    var other = StoredModel.of("2026-W11", "application/octet-stream", new byte[] {1});

    assertThatThrownBy(() -> models.publish(other)).isInstanceOf(IllegalArgumentException.class);
  }

  private S3ModelRepository open(SubjectId subject) {
    return new S3ModelRepository(bucket.client(), bucket.place(), subject, 3, clock);
  }

  private void publish(StoredModel... published) {
    for (StoredModel model : published) {
      clock.advance(Duration.ofMinutes(1));
      models.publish(model);
    }
  }

  private static StoredModel model(int number) {
    byte[] bytes = ("{\"number\": " + number + "}").getBytes(UTF_8);
    return StoredModel.of("2026-W%02d".formatted(number), "application/json", bytes);
  }

  /** Such as {@code PUT /bucket/key if-none-match * -> 200}. */
  private static final class Requests implements ExecutionInterceptor {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes any) {
      var request = context.httpRequest();
      var line = new StringBuilder(request.method() + " " + request.encodedPath());
      for (String header : List.of("If-None-Match", "If-Match")) {
        request
            .firstMatchingHeader(header)
            .ifPresent(
                value ->
                    line.append(' ')
                        .append(header.toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(value));
      }
      seen.add(line + " -> " + context.httpResponse().statusCode());
    }
  }
}

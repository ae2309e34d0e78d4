package io.github.personalmetrics.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.testkit.SettableClock;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 refuses and how it fails, each said in words with what to do. */
class S3ErrorsTest {

  private static final StoredModel MODEL =
      StoredModel.of("2026-W10", "application/json", new byte[] {'{', '}'});

  private final List<S3Client> clients = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "404, NoSuchBucket, model.bucket-missing, create the bucket, 1",
    "403, AccessDenied, model.access-denied, s3:ListBucket, 1",
    "403, InvalidAccessKeyId, model.credentials, AWS credentials, 1",
    "403, SignatureDoesNotMatch, model.credentials, AWS credentials, 1",
    "400, ExpiredToken, model.credentials, AWS credentials, 1",
    "403, RequestTimeTooSkewed, model.credentials, clock, 3",
    "301, PermanentRedirect, model.wrong-region, another region, 1",
    "503, SlowDown, model.throttled, in a minute, 3",
    "503, ServiceUnavailable, model.throttled, in a minute, 3",
    "500, InternalError, model.bucket-failed, try again later, 3",
    "501, NotImplemented, model.bucket-failed, try again later, 1",
    "400, InvalidRequest, model.bucket-failed, conditional writes, 1"
  })
  void aRefusalIsSaidWithWhatToDo(
      int status, String code, String expected, String advice, int calls) {
    try (var server = new FaultServer(FaultServer.error(status, code))) {
      for (Runnable call : calls(server.endpoint())) {
        int before = server.calls();
        Unavailable e = catchThrowableOfType(Unavailable.class, call::run);

        assertThat(e.code()).isEqualTo(expected);
        assertThat(e.advice()).contains(advice);
        assertThat(e).hasMessageContaining("s3://bucket/models/me/").hasMessageContaining(code);
        assertSecret(e);
        assertThat(server.calls() - before).as("calls").isEqualTo(calls);
      }
    }
  }

  @Test
  void theRegionOfTheBucketIsNamedWhereS3NamesIt() {
    var fault =
        FaultServer.error(
            400, "AuthorizationHeaderMalformed", Map.of("x-amz-bucket-region", "eu-central-1"));
    try (var server = new FaultServer(fault)) {
      Unavailable e = failure(server.endpoint());

      assertThat(e.code()).isEqualTo("model.wrong-region");
      assertThat(e.advice()).contains("eu-central-1");
    }
  }

  @Test
  void anAnswerThatBreaksOffIsAskedForAgainAndThenSaid() {
    try (var server = new FaultServer(FaultServer.torn())) {
      Unavailable e = failure(server.endpoint());

      assertThat(e.code()).isEqualTo("model.torn-answer");
      assertThat(e).hasMessageContaining("cut off");
      assertThat(server.calls()).isEqualTo(TestClients.ATTEMPTS);
      assertSecret(e);
    }
  }

  @Test
  void bytesThatAreNotThoseOfTheirChecksumAreNoModel() {
    try (var server = new FaultServer(FaultServer.damaged())) {
      Unavailable e = failure(server.endpoint());

      assertThat(e.code()).isEqualTo("model.torn-answer");
      assertThat(e.advice()).contains("Try again");
      assertThat(server.calls()).isEqualTo(3);
    }
  }

  @Test
  void whatDoesNotAnswerIsUnreachable() {
    URI endpoint;
    try (var server = new FaultServer(FaultServer.torn())) {
      endpoint = server.endpoint();
    }

    Unavailable e = failure(endpoint);

    assertThat(e.code()).isEqualTo("model.unreachable");
    assertThat(e.advice()).contains("endpoint");
    assertSecret(e);
  }

  @AfterEach
  void closeClients() {
    clients.forEach(S3Client::close);
  }

  private Unavailable failure(URI endpoint) {
    return catchThrowableOfType(Unavailable.class, () -> open(endpoint).current());
  }

  private Iterable<Runnable> calls(URI endpoint) {
    return List.of(
        () -> open(endpoint).current(),
        () -> open(endpoint).list(),
        () -> open(endpoint).publish(MODEL),
        () -> open(endpoint).rollBack(MODEL.version()),
        () -> open(endpoint).erase());
  }

  private S3ModelRepository open(URI endpoint) {
    S3Client client = TestClients.at(endpoint);
    clients.add(client);
    return new S3ModelRepository(
        client,
        ModelBucket.parse("bucket"),
        SubjectId.of("me"),
        3,
        SettableClock.at("2026-11-23T10:00:00Z"));
  }

  private static void assertSecret(Unavailable e) {
    for (Throwable any = e; any != null; any = any.getCause()) {
      assertThat(any.toString())
          .doesNotContain(TestClients.SECRET_KEY)
          .doesNotContain(TestClients.ACCESS_KEY);
    }
  }
}

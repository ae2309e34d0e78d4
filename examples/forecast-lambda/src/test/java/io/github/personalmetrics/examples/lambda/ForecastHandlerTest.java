package io.github.personalmetrics.examples.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastHandlerTest {

  private final ForecastHandler handler = new ForecastHandler(Rehearsal::endpoint);

  @Test
  void aQuestionIsAnsweredWithItsHeaders() {
    APIGatewayV2HTTPResponse answer =
        ask(
            event("GET")
                .withRawQueryString(
                    "distance_running=1&duration_running=1&nbr_crossfit=1&weight_crossfit=1"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Cache-Control", "no-store");
    assertThat(answer.getBody()).startsWith("{\"weight\":");
  }

  @Test
  void withoutAQueryTheMissingParameterIsNamed() {
    APIGatewayV2HTTPResponse answer = ask(event("GET"));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.getBody()).contains("\"parameter\":\"distance_running\"");
  }

  @Test
  void aBodyMayComeEncoded() {
    String plan =
        "[{\"distance_running\":1,\"duration_running\":1,\"nbr_crossfit\":1,\"weight_crossfit\":1}]";
    String encoded = Base64.getEncoder().encodeToString(plan.getBytes(UTF_8));

    APIGatewayV2HTTPResponse answer = ask(event("POST").withBody(plan));

    assertThat(answer.getBody()).startsWith("{\"plan\":").endsWith("\"baseline\":null}");
    assertThat(ask(event("POST").withBody(encoded).withIsBase64Encoded(true)).getBody())
        .isEqualTo(answer.getBody());
    assertThat(ask(event("POST").withBody("%%").withIsBase64Encoded(true)).getStatusCode())
        .isEqualTo(400);
    assertThat(ask(event("POST")).getStatusCode()).isEqualTo(400);
  }

  @Test
  void anotherMethodIsRefused() {
    assertThat(ask(event("DELETE")).getStatusCode()).isEqualTo(405);
    assertThat(ask(APIGatewayV2HTTPEvent.builder()).getStatusCode()).isEqualTo(405);
  }

  @Test
  void whatFailsIsLoggedAndNotTold() {
    var broken =
        new ForecastHandler(
            () -> {
              throw new IllegalStateException("a secret");
            });

    APIGatewayV2HTTPResponse answer = broken.handleRequest(event("GET").build(), null);

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody()).contains("Try again").doesNotContain("secret");
  }

  @Test
  void aVariableThatCannotBeRightIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.of(Map.of()))
        .withMessageContaining("MODELS");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environment.of(Map.of("MODELS", "bucket", "SUBJECT", "a/b")))
        .withMessageContaining("SUBJECT");
    assertThat(Environment.of(Map.of("MODELS", "bucket/health")).models())
        .hasToString("s3://bucket/health");
  }

  private APIGatewayV2HTTPResponse ask(APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event) {
    return handler.handleRequest(event.build(), null);
  }

  private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event(String method) {
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(method)
            .withPath("/forecast")
            .build();
    return APIGatewayV2HTTPEvent.builder()
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).build());
  }
}

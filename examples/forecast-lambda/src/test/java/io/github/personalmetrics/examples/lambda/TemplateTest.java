package io.github.personalmetrics.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What is deployed is what is written here. */
class TemplateTest {

  private static final Path TEMPLATE = Path.of("template.yaml");

  /** Of {@code !Sub} and {@code !Ref}, the text. */
  private static final class Intrinsics extends SafeConstructor {
    private Intrinsics() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return ((ScalarNode) node).getValue();
            }
          });
    }
  }

  private final Map<String, Object> template;
  private final Map<String, Object> function;

  TemplateTest() throws IOException {
    template = new Yaml(new Intrinsics()).load(Files.readString(TEMPLATE));
    function = map(map(map(template, "Resources"), "Forecast"), "Properties");
  }

  @Test
  void nobodyIsAnsweredWithoutASignature() {
    assertThat(map(map(map(template, "Globals"), "HttpApi"), "Auth"))
        .containsEntry("EnableIamAuthorizer", true)
        .containsEntry("DefaultAuthorizer", "AWS_IAM");
    for (String name : map(function, "Events").keySet()) {
      Map<String, Object> event = map(map(function, "Events"), name);
      assertThat(event).containsOnlyKeys("Type", "Properties");
      assertThat(map(event, "Properties")).containsOnlyKeys("Path", "Method");
    }
    assertThat(function).doesNotContainKey("FunctionUrlConfig");
  }

  @Test
  void theRoutesAreThoseOfTheHandler() {
    assertThat(
            map(function, "Events").values().stream()
                .map(event -> (Map<?, ?>) ((Map<?, ?>) event).get("Properties"))
                .map(route -> route.get("Method") + " " + route.get("Path"))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("get /forecast", "post /forecast", "get /testget");
  }

  @Test
  void itRunsTheHandlerFromASnapshotOnARuntimeThatIsKeptUp() throws Exception {
    String[] handler = ((String) function.get("Handler")).split("::", -1);
    assertThat(RequestHandler.class).isAssignableFrom(Class.forName(handler[0]));
    assertThat(handler[1]).isEqualTo("handleRequest");
    assertThat(function)
        .containsEntry("CodeUri", "target/function")
        .containsEntry("Runtime", "java21")
        .containsEntry("Architectures", List.of("arm64"))
        .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
        .containsEntry("AutoPublishAlias", "live");
  }

  @Test
  void itMayReadThePersonsModelsAndNothingElse() {
    String bucket = "arn:${AWS::Partition}:s3:::${Bucket}";
    String folder = "${Prefix}/${Subject}/*";
    assertThat(function.get("Policies"))
        .isEqualTo(
            List.of(
                Map.of(
                    "Version",
                    "2012-10-17",
                    "Statement",
                    List.of(
                        Map.of(
                            "Effect", "Allow",
                            "Action", "s3:GetObject",
                            "Resource", bucket + '/' + folder),
                        Map.of(
                            "Effect",
                            "Allow",
                            "Action",
                            "s3:ListBucket",
                            "Resource",
                            bucket,
                            "Condition",
                            Map.of("StringLike", Map.of("s3:prefix", folder)))))));
  }

  @Test
  void whatAnybodyCanMakeItCostIsBoundedWithoutTakingFromTheAccount() {
    assertThat(map(map(map(template, "Globals"), "HttpApi"), "DefaultRouteSettings"))
        .containsOnlyKeys("ThrottlingBurstLimit", "ThrottlingRateLimit");
    assertThat(function).doesNotContainKey("ReservedConcurrentExecutions");
  }

  @Test
  void itIsToldWhatTheEnvironmentIsReadFor() {
    Map<String, Object> variables = map(map(function, "Environment"), "Variables");

    assertThat(variables).containsOnlyKeys(Environment.MODELS, Environment.SUBJECT);
    assertThat(variables).containsEntry(Environment.MODELS, "${Bucket}/${Prefix}");
  }

  /** A question asks it for the pointer, and for the model. */
  @Test
  void theBucketIsGivenUpBeforeTheFunctionIsStopped() {
    assertThat((int) function.get("Timeout")).isGreaterThan(2 * (int) Bucket.PATIENCE.toSeconds());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> in, String key) {
    return (Map<String, Object>) in.get(key);
  }
}

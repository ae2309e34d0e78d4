package io.github.personalmetrics.examples.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is deployed, in a JVM of its own, run by the client that runs it in the cloud. That one
 * unpacks its native part to a place that all share: a second at the same time would crash.
 */
final class Function implements AutoCloseable {

  static final Path FOLDER = Path.of(System.getProperty("function"));

  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

  private final RuntimeApi api;
  private final Process process;

  private Function(RuntimeApi api, Process process) {
    this.api = api;
    this.process = process;
  }

  /**
   * @param variables those of the template, and of Lambda
   */
  static Function start(URI s3, Map<String, String> variables)
      throws IOException, URISyntaxException {
    var api = new RuntimeApi();
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the runtime of Lambda starts it.
                "-XX:+TieredCompilation",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                FOLDER.resolve("lib") + "/*" + File.pathSeparator + runtime(),
                AWSLambda.class.getName(),
                ForecastHandler.class.getName() + "::handleRequest")
            .inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "forecast");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "AKIATESTTESTTESTTEST");
    environment.put("AWS_SECRET_ACCESS_KEY", "nobody-checks");
    environment.put(Environment.ENDPOINT, s3.toString());
    environment.putAll(variables);
    return new Function(api, builder.start());
  }

  private static String runtime() throws URISyntaxException {
    var paths = new java.util.ArrayList<String>();
    for (Class<?> type : List.of(AWSLambda.class, PojoSerializer.class)) {
      paths.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, paths);
  }

  RuntimeApi api() {
    return api;
  }

  /** As an HTTP API puts it. */
  Map<?, ?> get(String path, String query) throws IOException, InterruptedException {
    return ask("GET", path, query, null);
  }

  Map<?, ?> post(String path, String query, String body) throws IOException, InterruptedException {
    return ask("POST", path, query, body);
  }

  private Map<?, ?> ask(String method, String path, String query, String body)
      throws IOException, InterruptedException {
    var event = new HashMap<String, Object>();
    event.put("version", "2.0");
    event.put("routeKey", method + ' ' + path);
    event.put("rawPath", path);
    event.put("rawQueryString", query);
    event.put("headers", Map.of("accept", "application/json"));
    event.put("requestContext", Map.of("http", Map.of("method", method, "path", path)));
    event.put("isBase64Encoded", false);
    if (body != null) {
      event.put("body", body);
    }
    return (Map<?, ?>) JSON.fromJson(api.invoke(JSON.toJson(event)));
  }

  /** In bytes, of all jars. */
  static long size() {
    return jars().mapToLong(File::length).sum();
  }

  static String names() {
    return jars().map(File::getName).sorted().collect(Collectors.joining(" "));
  }

  private static Stream<File> jars() {
    return Stream.of(FOLDER.resolve("lib").toFile().listFiles());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    api.close();
  }
}

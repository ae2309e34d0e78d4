package io.github.personalmetrics.store.s3;

import com.adobe.testing.s3mock.S3MockApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 in this process. It takes seconds to start, so that all tests of a run share it. Between
 * the condition of a write and the write it lets others in, and shows them half of what is written,
 * which S3 does not: so its writers take turns, and readers wait for them.
 */
final class MockS3 implements ParameterResolver {

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  /** Where it answers; every test makes buckets of its own. */
  record Server(URI endpoint, Runnable stop, ReadWriteLock turns, List<S3Client> clients)
      implements AutoCloseable {

    /** A client, and a bucket that is empty. */
    TestBucket bucket(ExecutionInterceptor... interceptors) {
      S3Client client = inTurns(TestClients.at(endpoint, interceptors));
      clients.add(client);
      String name = "models-" + BUCKETS.incrementAndGet();
      client.createBucket(request -> request.bucket(name));
      return new TestBucket(client, name);
    }

    private S3Client inTurns(S3Client client) {
      return (S3Client)
          Proxy.newProxyInstance(
              S3Client.class.getClassLoader(),
              new Class<?>[] {S3Client.class},
              (proxy, method, arguments) -> {
                try {
                  boolean writes = method.getName().matches("(put|delete)Object");
                  Lock turn = writes ? turns.writeLock() : turns.readLock();
                  turn.lock();
                  try {
                    return method.invoke(client, arguments);
                  } finally {
                    turn.unlock();
                  }
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public void close() {
      clients.forEach(S3Client::close);
      stop.run();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(MockS3.class))
        .getOrComputeIfAbsent(Server.class, any -> start(), Server.class);
  }

  private static Server start() {
    try {
      Path folder = Files.createTempDirectory("s3mock");
      // It adds to the map that it is given.
      Map<String, Object> properties = new HashMap<>();
      properties.put(S3MockApplication.PROP_HTTP_PORT, S3MockApplication.RANDOM_PORT);
      properties.put(S3MockApplication.PROP_HTTPS_PORT, S3MockApplication.RANDOM_PORT);
      properties.put(S3MockApplication.PROP_SILENT, true);
      properties.put("com.adobe.testing.s3mock.store.root", folder.toString());
      S3MockApplication application = S3MockApplication.start(properties);
      return new Server(
          URI.create("http://127.0.0.1:" + application.getHttpPort()),
          () -> {
            application.stop();
            delete(folder);
          },
          new ReentrantReadWriteLock(),
          new CopyOnWriteArrayList<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

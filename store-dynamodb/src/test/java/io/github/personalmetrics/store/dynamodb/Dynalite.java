package io.github.personalmetrics.store.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The DynamoDB of others, in a process of its own; {@code .ci/run} installs it. */
final class Dynalite implements AutoCloseable {

  private static final Path SCRIPT = Path.of("node_modules", "dynalite", "cli.js");

  /** Each a tenth of a second. */
  private static final int TRIES = 300;

  private final Process process;
  private final int port;

  private Dynalite(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where it would be. */
  static Path folder() {
    String root = System.getProperty("project.root", "..");
    return Path.of(System.getProperty("dynalite.folder", root + "/target/dynalite"));
  }

  /** Whether node and dynalite are there. */
  static boolean isThere() {
    if (!Files.exists(folder().resolve(SCRIPT))) {
      return false;
    }
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static Dynalite start() {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  "node",
                  folder().resolve(SCRIPT).toAbsolutePath().toString(),
                  "--host",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(port),
                  "--createTableMs",
                  "0",
                  "--deleteTableMs",
                  "0")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var dynalite = new Dynalite(process, port);
      dynalite.awaitAnswer();
      return dynalite;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    for (int tries = 1; ; tries++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (hasEnded() || tries == TRIES) {
          process.destroy();
          throw new IOException("dynalite does not start", e);
        }
      }
    }
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
  }
}

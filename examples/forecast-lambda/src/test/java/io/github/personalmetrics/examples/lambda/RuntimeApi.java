package io.github.personalmetrics.examples.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The side of Lambda that a runtime asks for its next event and tells its answer. Sockets instead
 * of the JDK's server: the runtime's native client crashes at what that one sends.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String BASE = "/2018-06-01/runtime/";
  private static final int PATIENCE_SECONDS = 60;

  /**
   * What a runtime said.
   *
   * @param path below the base, without the id of the event
   */
  record Said(String path, String body) {}

  private final ServerSocket server;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> restores = new LinkedBlockingQueue<>();

  RuntimeApi() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::accept, "runtime-api");
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return server.getInetAddress().getHostAddress() + ':' + server.getLocalPort();
  }

  /** Hands over an event and waits for what is made of it. */
  String invoke(String event) throws InterruptedException {
    events.add(event);
    Said answer = next();
    if (!answer.path().equals("invocation/response")) {
      throw new AssertionError(answer.path() + " said " + answer.body());
    }
    return answer.body();
  }

  /** Waits until the runtime is ready for its snapshot, and asks to be restored. */
  void awaitSnapshot() throws InterruptedException {
    Said answer = next();
    if (!answer.path().equals("restore/next")) {
      throw new AssertionError(answer.path() + " said " + answer.body());
    }
  }

  void restore() {
    restores.add("");
  }

  private Said next() throws InterruptedException {
    Said answer = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("the runtime said nothing");
    }
    return answer;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        var thread = new Thread(() -> serve(socket), "runtime-api-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    int id = 0;
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      String request = line(in);
      while (!request.isEmpty()) {
        String path = request.split(" ", -1)[1].substring(BASE.length());
        String body = body(in);
        if (path.equals("invocation/next")) {
          id++;
          write(
              socket,
              "200 OK",
              "Lambda-Runtime-Aws-Request-Id: event-" + id + "\r\n",
              events.take());
        } else {
          said.add(new Said(path.replaceAll("/event-\\d+", ""), body));
          if (path.equals("restore/next")) {
            write(socket, "200 OK", "", restores.take());
          } else {
            write(socket, "202 Accepted", "", "");
          }
        }
        request = line(in);
      }
    } catch (IOException e) {
      // The runtime was stopped.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Head and body in one write: two would wait for each other's acknowledgement. */
  private static void write(Socket socket, String status, String headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\n"
            + "Lambda-Runtime-Deadline-Ms: 9999999999999\r\n"
            + "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:123456789012:function:f\r\n"
            + headers
            + "\r\n";
    var all = new ByteArrayOutputStream();
    all.write(head.getBytes(ISO_8859_1));
    all.write(bytes);
    OutputStream out = socket.getOutputStream();
    out.write(all.toByteArray());
    out.flush();
  }

  private static String body(InputStream in) throws IOException {
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      if (header.substring(0, colon).equalsIgnoreCase("content-length")) {
        length = Integer.parseInt(header.substring(colon + 1).strip());
      }
    }
    return new String(in.readNBytes(length), UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

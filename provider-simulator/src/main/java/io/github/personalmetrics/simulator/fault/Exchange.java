package io.github.personalmetrics.simulator.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request and the raw connection it came on, in the hands of a {@link Fault}. */
public final class Exchange {

  private final Socket socket;
  private final ProviderRequest request;
  private final Provider provider;
  private final CountDownLatch closing;

  Exchange(Socket socket, ProviderRequest request, Provider provider, CountDownLatch closing) {
    this.socket = socket;
    this.request = request;
    this.provider = provider;
    this.closing = closing;
  }

  public ProviderRequest request() {
    return request;
  }

  /** What the healthy provider behind says; it is asked anew each time. */
  public ProviderAnswer healthy() throws IOException {
    return provider.ask(request);
  }

  /** Sends a whole answer, correctly. */
  public void send(ProviderAnswer answer) throws IOException {
    byte[] body = answer.bytes();
    write(answer.head() + "Content-Length: " + body.length + "\r\n\r\n", body);
  }

  /** Sends bytes as they are. */
  public void write(String head, byte[] body) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
    var all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    out.write(all);
    out.flush();
  }

  /** Breaks the connection off as a crash does, instead of ending it. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Waits until the client gives up or the server is closed. */
  public void hold() throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // A client that still sends has not given up.
    }
  }

  /**
   * Waits a while.
   *
   * @throws InterruptedIOException if the server is closed meanwhile
   */
  public void pause(Duration time) throws IOException {
    try {
      if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedIOException("the server is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("told to stop");
    }
  }
}

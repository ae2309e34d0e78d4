package io.github.personalmetrics.simulator.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ServerSocketFactory;

/**
 * Stands in front of a provider on loopback, passes everything on, and lets go wrong what its
 * {@link #dial} says. It owns its sockets, so that it can do what no HTTP server would.
 * Thread-safe.
 *
 * <pre>{@code
 * try (var server = FaultyServer.inFrontOf(simulator.withingsBaseUrl())) {
 *   server.dial().next(2, request -> true, StatusFaults.status(503, "", ""));
 *   ... a connector that reads server.front(simulator.withingsBaseUrl())
 * }
 * }</pre>
 */
public final class FaultyServer implements AutoCloseable {

  private final String scheme;
  private final ServerSocket listening;
  private final Provider provider;
  private final FaultDial dial = new FaultDial();
  private final List<ProviderRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultyServer::thread);

  private FaultyServer(String scheme, ServerSocket listening, URI provider) {
    this.scheme = scheme;
    this.listening = listening;
    this.provider = new Provider(provider);
    threads.execute(this::listen);
  }

  /**
   * @param provider any address of a server that speaks plain HTTP
   * @throws UncheckedIOException if no port is free
   */
  public static FaultyServer inFrontOf(URI provider) {
    return start("http", ServerSocketFactory.getDefault(), provider);
  }

  /** The same behind TLS, with a certificate as good or bad as it is. */
  public static FaultyServer inFrontOf(URI provider, TlsIdentity identity) {
    return start("https", identity.serverSockets(), provider);
  }

  private static FaultyServer start(String scheme, ServerSocketFactory sockets, URI provider) {
    try {
      var loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
      return new FaultyServer(scheme, sockets.createServerSocket(0, 50, loopback), provider);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where an address of the provider is found here. */
  public URI front(URI address) {
    return front("127.0.0.1", address);
  }

  /** The same under another name of this machine, such as {@code localhost}. */
  public URI front(String host, URI address) {
    String query = address.getRawQuery() == null ? "" : '?' + address.getRawQuery();
    return URI.create(
        scheme + "://" + host + ':' + listening.getLocalPort() + address.getRawPath() + query);
  }

  public FaultDial dial() {
    return dial;
  }

  /** What was asked so far, in the order in which it came. */
  public List<ProviderRequest> requests() {
    return List.copyOf(requests);
  }

  /** Stops listening and cuts every connection. */
  @Override
  public void close() {
    closing.countDown();
    closeQuietly(listening);
    threads.shutdown();
    open.forEach(FaultyServer::closeQuietly);
  }

  private void listen() {
    while (closing.getCount() > 0) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        if (closing.getCount() == 0) {
          // It came between the two steps of closing.
          closeQuietly(socket);
        } else {
          execute(socket);
        }
      } catch (IOException e) {
        // Closed, here or by the client before it was served.
      }
    }
  }

  private void execute(Socket socket) {
    try {
      threads.execute(() -> serve(socket));
    } catch (RejectedExecutionException e) {
      closeQuietly(socket);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Optional<ProviderRequest> request = new RequestReader(socket.getInputStream()).read();
      if (request.isPresent()) {
        requests.add(request.get());
        var exchange = new Exchange(socket, request.get(), provider, closing);
        Optional<Fault> fault = dial.turn(request.get());
        if (fault.isPresent()) {
          fault.get().strike(exchange);
        } else {
          exchange.send(exchange.healthy());
        }
      }
    } catch (IOException | RuntimeException e) {
      // The client hung up, which is what faults are for; it sees a connection that ended.
    } finally {
      open.remove(socket);
    }
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is gone either way.
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "faulty-server");
    thread.setDaemon(true);
    return thread;
  }
}

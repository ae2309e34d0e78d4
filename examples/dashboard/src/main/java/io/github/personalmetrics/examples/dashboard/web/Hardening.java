package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.config.JavalinConfig;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Jetty's defaults, hardened: slow senders, large bodies, odd addresses, talkative errors. */
final class Hardening {

  private static final long MAX_BODY_BYTES = 64_000;
  private static final int MIN_BYTES_PER_SECOND = 200;
  private static final long STOP_MILLIS = 10_000;

  private final SecurityHeaders headers;

  Hardening(SecurityHeaders headers) {
    this.headers = headers;
  }

  void apply(JavalinConfig config) {
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setMinRequestDataRate(MIN_BYTES_PER_SECOND);
          http.setUriCompliance(UriCompliance.DEFAULT);
          http.setSendServerVersion(false);
        });
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_MILLIS);
          // Reads bodies before a thread is spent on them; 400 slow senders took all threads.
          server.insertHandler(
              new EagerContentHandler(new EagerContentHandler.RetainedContentLoaderFactory()));
          server.insertHandler(new HeaderHandler());
          server.setErrorHandler(new PlainErrors());
        });
  }

  /** Adds the headers at the last moment, after whoever may have reset the response. */
  private final class HeaderHandler extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      request.addHttpStreamWrapper(HeaderStream::new);
      return super.handle(request, response, callback);
    }
  }

  private final class HeaderStream extends HttpStream.Wrapper {
    HeaderStream(HttpStream stream) {
      super(stream);
    }

    @Override
    public void prepareResponse(HttpFields.Mutable fields) {
      headers.addTo(fields);
      super.prepareResponse(fields);
    }
  }

  /** For requests that no handler of ours gets to see; says the reason and nothing about us. */
  private final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      headers.addTo(response.getHeaders());
      return super.handle(request, response, callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      headers.addTo(fields);
      return super.badMessageError(status, reason, fields);
    }
  }
}

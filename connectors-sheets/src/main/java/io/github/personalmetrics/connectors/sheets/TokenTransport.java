package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.json.gson.GsonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to the token endpoint. What Google's client asks there cannot be configured, so it is
 * held from below to what holds for every {@link GoogleCall}: in time, no larger than it may be,
 * JSON to its end, and nobody else is sent what it has signed.
 */
final class TokenTransport extends HttpTransport {

  private static final int TOO_MANY = 429;

  private final HttpTransport transport;
  private final Duration timeout;
  private final GoogleCall call;

  TokenTransport(HttpTransport transport, Duration timeout) {
    this.transport = transport;
    this.timeout = timeout;
    this.call = new GoogleCall(timeout);
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Question(method, new GenericUrl(url, true));
  }

  private final class Question extends LowLevelHttpRequest {

    private final String method;
    private final GenericUrl url;
    private final HttpHeaders headers = new HttpHeaders();

    Question(String method, GenericUrl url) {
      this.method = method;
      this.url = url;
    }

    @Override
    public void addHeader(String name, String value) {
      headers.set(name, List.of(value));
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      long start = System.nanoTime();
      var form = new ByteArrayOutputStream();
      getStreamingContent().writeTo(form);
      int millis = Math.toIntExact(timeout.toMillis());
      HttpResponse response =
          transport
              .createRequestFactory()
              .buildRequest(method, url, new ByteArrayContent(getContentType(), form.toByteArray()))
              .setHeaders(headers)
              .setSuppressUserAgentSuffix(true)
              .setLoggingEnabled(false)
              .setConnectTimeout(millis)
              .setReadTimeout(millis)
              .setNumberOfRetries(0)
              .setFollowRedirects(false)
              .setThrowExceptionOnExecuteError(false)
              .execute();
      try {
        return answer(response, start);
      } finally {
        response.disconnect();
      }
    }
  }

  /** Only what Google says to the key is for its client, which takes a gateway's error for one. */
  private LowLevelHttpResponse answer(HttpResponse response, long start) throws IOException {
    int status = response.getStatusCode();
    if (status == TOO_MANY) {
      throw GoogleRefusal.of(response, "");
    }
    // What is no HTTP has a status of its own here.
    if (!response.isSuccessStatusCode() && status / 100 != 4) {
      throw new IOException("status " + status);
    }
    byte[] body = call.whole(response.getContent(), start);
    if (response.isSuccessStatusCode()) {
      GoogleCall.requireJson(GsonFactory.getDefaultInstance(), body);
    }
    return new Answer(status, response.getContentType(), body);
  }

  /** Without headers: nothing in them is for whoever asks for a token. */
  private static final class Answer extends LowLevelHttpResponse {

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;

    Answer(int status, @Nullable String contentType, byte[] body) {
      this.status = status;
      this.contentType = contentType;
      this.body = body;
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public @Nullable String getContentEncoding() {
      return null;
    }

    @Override
    public long getContentLength() {
      return body.length;
    }

    @Override
    public @Nullable String getContentType() {
      return contentType;
    }

    @Override
    public String getStatusLine() {
      return "HTTP/1.1 " + status;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public @Nullable String getReasonPhrase() {
      return null;
    }

    @Override
    public int getHeaderCount() {
      return 0;
    }

    @Override
    public String getHeaderName(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String getHeaderValue(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }
}

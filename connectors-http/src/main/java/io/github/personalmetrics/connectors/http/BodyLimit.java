package io.github.personalmetrics.connectors.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/** Refuses a body of more than 16 MiB before it fills the memory. */
final class BodyLimit implements Interceptor {

  static final long MAX_BYTES = 16L * 1024 * 1024;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    try (body) {
      BufferedSource source = body.source();
      if (source.request(MAX_BYTES + 1)) {
        throw new BodyTooLargeException();
      }
      // Read whole: a connection that breaks in the middle fails here and not in the parser.
      var whole = new Buffer();
      whole.writeAll(source);
      long size = whole.size();
      return response
          .newBuilder()
          .body(ResponseBody.create(whole, body.contentType(), size))
          .build();
    }
  }

  static final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException() {
      super("the answer is larger than 16 MiB");
    }
  }
}

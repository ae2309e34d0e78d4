package io.github.personalmetrics.examples.dashboard.consent;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Clients on whose way to the provider something happens. */
final class Faults {

  private Faults() {}

  /** The provider has done it, and nobody hears. */
  static OkHttpClient loseTheFirstTokenAnswer() {
    var asked = new AtomicInteger();
    return client(
        chain -> {
          Response response = chain.proceed(chain.request());
          if (isTokenRequest(chain) && asked.getAndIncrement() == 0) {
            response.close();
            throw new IOException("connection reset");
          }
          return response;
        });
  }

  static OkHttpClient answerTokenRequests(int status, String body) {
    return client(
        chain ->
            isTokenRequest(chain) ? answer(chain, status, body) : chain.proceed(chain.request()));
  }

  static OkHttpClient answerDataRequests(int status, String body) {
    return client(
        chain ->
            isTokenRequest(chain) ? chain.proceed(chain.request()) : answer(chain, status, body));
  }

  private static OkHttpClient client(Interceptor fault) {
    return new OkHttpClient.Builder().addInterceptor(fault).build();
  }

  private static boolean isTokenRequest(Interceptor.Chain chain) {
    String path = chain.request().url().encodedPath();
    return path.endsWith("v2/oauth2") || path.endsWith("oauth/token");
  }

  private static Response answer(Interceptor.Chain chain, int status, String body) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("told by the test")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}

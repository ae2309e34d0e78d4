package io.github.personalmetrics.connectors.http;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Takes each call from the budget before it is made. */
final class BudgetInterceptor implements Interceptor {

  private final RateBudget budget;

  BudgetInterceptor(RateBudget budget) {
    this.budget = budget;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Instant taken = budget.take();
    Response response = chain.proceed(chain.request());
    budget.answered(taken, lowerCase(response.headers()));
    return response;
  }

  private static Map<String, String> lowerCase(Headers headers) {
    var all = new HashMap<String, String>();
    headers.forEach(
        header -> all.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
    return all;
  }
}

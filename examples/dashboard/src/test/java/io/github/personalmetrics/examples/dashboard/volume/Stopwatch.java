package io.github.personalmetrics.examples.dashboard.volume;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.NoteStore;
import io.github.personalmetrics.store.StoreTransfer;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TokenStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Tells the time that a sync spends on the wire and in the store from its own. For one thread. */
final class Stopwatch {

  private final AtomicLong network = new AtomicLong();
  private final AtomicLong store = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private boolean inStore;

  /** From the request to the last byte of the answer. */
  OkHttpClient client() {
    return new OkHttpClient.Builder()
        .addNetworkInterceptor(
            chain -> {
              long begun = System.nanoTime();
              try (Response answer = chain.proceed(chain.request())) {
                byte[] bytes = bytes(answer);
                calls.incrementAndGet();
                return answer
                    .newBuilder()
                    .body(ResponseBody.create(bytes, answer.body().contentType()))
                    .build();
              } finally {
                network.addAndGet(System.nanoTime() - begun);
              }
            })
        .build();
  }

  private static byte[] bytes(Response answer) throws IOException {
    return answer.body().bytes();
  }

  SubjectStore timed(SubjectStore subject) {
    return new SubjectStore() {
      private final MetricStore metrics = timed(MetricStore.class, subject.metrics());
      private final SyncLedger ledger = timed(SyncLedger.class, subject.ledger());
      private final NoteStore notes = timed(NoteStore.class, subject.notes());
      private final TokenStore tokens = timed(TokenStore.class, subject.tokens());

      @Override
      public SubjectId subject() {
        return subject.subject();
      }

      @Override
      public MetricStore metrics() {
        return metrics;
      }

      @Override
      public SyncLedger ledger() {
        return ledger;
      }

      @Override
      public NoteStore notes() {
        return notes;
      }

      @Override
      public TokenStore tokens() {
        return tokens;
      }

      @Override
      public StoreTransfer transfer() {
        return subject.transfer();
      }
    };
  }

  private <T> T timed(Class<T> type, T delegate) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean outermost = !inStore;
              inStore = true;
              long begun = System.nanoTime();
              try {
                return method.invoke(delegate, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (outermost) {
                  inStore = false;
                  store.addAndGet(System.nanoTime() - begun);
                }
              }
            }));
  }

  long calls() {
    return calls.get();
  }

  double networkSeconds() {
    return network.get() / 1e9;
  }

  double storeSeconds() {
    return store.get() / 1e9;
  }
}

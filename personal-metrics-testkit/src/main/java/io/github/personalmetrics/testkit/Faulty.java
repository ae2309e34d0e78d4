package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.TrackSource;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.NoteStore;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.StoreTransfer;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncLedger;
import io.github.personalmetrics.store.TokenStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a store or a connector fail on the call that a {@link FaultPlan} names, as {@code
 * Unavailable}: the kind of failure that may be over the next time. Only calls that would reach a
 * disk or a network count.
 */
public final class Faulty {

  private Faulty() {}

  public static SubjectStore store(SubjectStore store, FaultPlan plan) {
    MetricStore metrics = faulty(MetricStore.class, store.metrics(), plan, Faulty::storeDown);
    SyncLedger ledger = faulty(SyncLedger.class, store.ledger(), plan, Faulty::storeDown);
    NoteStore notes = faulty(NoteStore.class, store.notes(), plan, Faulty::storeDown);
    TokenStore tokens = tokens(store.tokens(), plan);
    StoreTransfer transfer = faulty(StoreTransfer.class, store.transfer(), plan, Faulty::storeDown);
    return new Opened(store.subject(), metrics, ledger, notes, tokens, transfer);
  }

  public static TokenStore tokens(TokenStore tokens, FaultPlan plan) {
    return faulty(TokenStore.class, tokens, plan, Faulty::storeDown);
  }

  /** Also a {@link TrackSource} if the connector is one. */
  public static SourceConnector connector(SourceConnector connector, FaultPlan plan) {
    Class<?>[] types =
        connector instanceof TrackSource
            ? new Class<?>[] {SourceConnector.class, TrackSource.class}
            : new Class<?>[] {SourceConnector.class};
    Set<String> calls = Set.of("fetch", "track");
    return (SourceConnector)
        proxy(
            types,
            (proxy, method, arguments) ->
                calls.contains(method.getName())
                    ? call(connector, method, arguments, plan, Faulty::sourceDown)
                    : invoke(connector, method, arguments).orElse(null));
  }

  public static ModelRepository models(ModelRepository models, FaultPlan plan) {
    return faulty(ModelRepository.class, models, plan, Faulty::modelsDown);
  }

  private record Opened(
      SubjectId subject,
      MetricStore metrics,
      SyncLedger ledger,
      NoteStore notes,
      TokenStore tokens,
      StoreTransfer transfer)
      implements SubjectStore {}

  private static <T> T faulty(
      Class<T> type, T real, FaultPlan plan, Supplier<RuntimeException> failure) {
    return type.cast(
        proxy(
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments, plan, failure)));
  }

  private static Object proxy(Class<?>[] types, InvocationHandler handler) {
    return Proxy.newProxyInstance(Faulty.class.getClassLoader(), types, handler);
  }

  private static @Nullable Object call(
      Object real,
      Method method,
      Object[] arguments,
      FaultPlan plan,
      Supplier<RuntimeException> failure) {
    return plan.call(() -> invoke(real, method, arguments), failure).orElse(null);
  }

  /** The answer; empty for a method that has none. */
  private static Optional<Object> invoke(Object real, Method method, Object[] arguments) {
    try {
      return Optional.ofNullable(method.invoke(real, arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("interfaces are accessible", e);
    }
  }

  private static RuntimeException storeDown() {
    return new StoreException.Unavailable(
        "store.faulty", "the store fails on purpose", "Repair the plan.", null);
  }

  private static RuntimeException sourceDown() {
    return new SourceException.Unavailable(
        "source.faulty", "the source fails on purpose", "Repair the plan.", null);
  }

  private static RuntimeException modelsDown() {
    return new ForecastException.Unavailable(
        "models.faulty", "the models fail on purpose", "Repair the plan.", null);
  }
}

package io.github.personalmetrics.connectors.http;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Locale;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Response;
import retrofit2.Retrofit;

/** Lets an interface method return the body instead of a call, on the calling thread. */
final class BodyCallAdapter extends CallAdapter.Factory {

  private final ErrorMapping errors;

  BodyCallAdapter(ErrorMapping errors) {
    this.errors = errors;
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returnType, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(returnType) == Call.class) {
      return null;
    }
    return new CallAdapter<Object, Object>() {
      @Override
      public Type responseType() {
        return returnType;
      }

      @Override
      public Object adapt(Call<Object> call) {
        return execute(call);
      }
    };
  }

  private Object execute(Call<Object> call) {
    Response<Object> response;
    try {
      response = call.execute();
    } catch (IOException e) {
      throw errors.noAnswer(e);
    } catch (RuntimeException e) {
      // Moshi's JsonDataException is unchecked and escapes execute().
      throw errors.unreadable(e);
    }
    Object body = response.body();
    if (!response.isSuccessful()) {
      throw errors.status(answer(response));
    }
    if (body == null) {
      throw errors.empty();
    }
    return body;
  }

  private ErrorReading.Answer answer(Response<?> response) {
    var headers = new HashMap<String, String>();
    response.headers().forEach(header -> headers.put(lower(header.getFirst()), header.getSecond()));
    try (ResponseBody body = response.errorBody()) {
      String text = body == null ? "" : body.string();
      Secrets sent = Secrets.of(response.raw().request());
      return new ErrorReading.Answer(response.code(), headers, sent.hide(text));
    } catch (IOException e) {
      throw errors.noAnswer(e);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

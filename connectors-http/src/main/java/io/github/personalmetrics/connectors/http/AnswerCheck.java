package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;

/**
 * Lets a good answer through only if it is JSON to its end: one value in UTF-8, without {@code NaN}
 * and nothing behind it. What comes after may then read rows one by one, and a row that cannot be
 * read is the provider's and not half of one. Of a field that comes twice the last one counts.
 */
final class AnswerCheck implements Interceptor {

  private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (!response.isSuccessful()) {
      return response;
    }
    try (ResponseBody body = response.body()) {
      MediaType type = body.contentType();
      if (type != null && type.subtype().contains("html")) {
        throw new NotJsonException("it is a web page");
      }
      ByteString bytes = body.byteString();
      if (bytes.startsWith(BYTE_ORDER_MARK)) {
        bytes = bytes.substring(BYTE_ORDER_MARK.size());
      }
      requireJson(bytes);
      // An answer may quote what was sent, also where it says that all is well.
      ByteString clean = Secrets.of(chain.request()).withoutAuthorization(bytes);
      return response.newBuilder().body(ResponseBody.create(clean, type)).build();
    }
  }

  private static void requireJson(ByteString bytes) throws IOException {
    if (bytes.size() == 0) {
      throw new NotJsonException("it is empty");
    }
    requireUtf8(bytes.asByteBuffer());
    try (var reader = JsonReader.of(new Buffer().write(bytes))) {
      reader.skipValue();
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new NotJsonException("there is more behind its end");
      }
    } catch (JsonDataException e) {
      // Without the cause, which would show the way down through all levels.
      throw new NotJsonException("it is nested too deep");
    }
  }

  private static void requireUtf8(ByteBuffer bytes) throws IOException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
    } catch (CharacterCodingException e) {
      throw new NotJsonException("it is not in UTF-8");
    }
  }

  static final class NotJsonException extends IOException {
    private static final long serialVersionUID = 1;

    NotJsonException(String why) {
      super(why);
    }
  }
}

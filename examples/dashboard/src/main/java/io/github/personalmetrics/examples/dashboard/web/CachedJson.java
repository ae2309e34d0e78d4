package io.github.personalmetrics.examples.dashboard.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * JSON answers kept packed for as long as the data does not change, up to a size; making one of ten
 * years costs a hundred times as much as sending it. Safe for use by many threads.
 */
public final class CachedJson {

  private static final int MAX_BYTES = 16 << 20;

  private final Supplier<String> version;
  private final MoshiJson json;
  private final Map<String, byte[]> packed = new LinkedHashMap<>(16, 0.75f, true);
  private String packedVersion = "";
  private int size;

  /**
   * @param version of the data, quick to tell
   */
  public CachedJson(Supplier<String> version, MoshiJson json) {
    this.version = version;
    this.json = json;
  }

  /**
   * @param key everything that the answer depends on, but the data
   * @param make may end the request with a {@link Problem}, which is not kept
   */
  public void answer(Context ctx, String key, Supplier<?> make) {
    String now = version.get();
    String etag = '"' + UUID.nameUUIDFromBytes(bytes(now + '\n' + key)).toString() + '"';
    if (etag.equals(ctx.header("If-None-Match"))) {
      tag(ctx, etag);
      ctx.status(304);
      return;
    }
    byte[] body = packed(now, key, make);
    tag(ctx, etag);
    ctx.contentType("application/json").disableCompression();
    if (Gzip.isAccepted(ctx)) {
      ctx.header("Content-Encoding", "gzip").result(body);
    } else {
      ctx.result(Gzip.unpack(body));
    }
  }

  /** Once there is an answer: a problem has no tag. */
  private static void tag(Context ctx, String etag) {
    ctx.header("ETag", etag);
    ctx.header("Cache-Control", "private, no-cache");
    ctx.header("Vary", "Accept-Encoding, Cookie, Authorization");
  }

  private byte[] packed(String now, String key, Supplier<?> make) {
    byte[] known = get(now, key);
    if (known != null) {
      return known;
    }
    byte[] made = Gzip.pack(json.write(make.get()));
    // If the data changed meanwhile, this answer is newer than its tag; the next one asks again.
    put(now, key, made);
    return made;
  }

  private synchronized byte @Nullable [] get(String now, String key) {
    if (!now.equals(packedVersion)) {
      packed.clear();
      size = 0;
      packedVersion = now;
    }
    return packed.get(key);
  }

  private synchronized void put(String now, String key, byte[] made) {
    if (!now.equals(packedVersion) || made.length > MAX_BYTES / 4 || packed.containsKey(key)) {
      return;
    }
    packed.put(key, made);
    size += made.length;
    Iterator<byte[]> oldest = packed.values().iterator();
    while (size > MAX_BYTES) {
      size -= oldest.next().length;
      oldest.remove();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

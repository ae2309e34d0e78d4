package io.github.personalmetrics.store.s3;

import com.squareup.moshi.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pointer, word for word. Moshi needs public records; inside a package-private interface nobody
 * else can name them.
 */
interface RegisterJson {

  record Content(
      @Nullable String version,
      @Json(name = "rolled_back") @Nullable Boolean rolledBack,
      @Nullable List<@Nullable Kept> kept) {}

  record Kept(@Nullable String version, @Nullable String at) {}
}

package io.github.personalmetrics.store.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pointer, word for word. Moshi needs public records; inside a package-private interface nobody
 * else can name them.
 */
interface RegisterJson {

  record Content(@Nullable String version, @Nullable List<@Nullable Kept> kept) {}

  record Kept(@Nullable String version, @Nullable String at) {}
}

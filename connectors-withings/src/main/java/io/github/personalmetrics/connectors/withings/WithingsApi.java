package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.Header;
import retrofit2.http.POST;

/** The wire: every answer is an envelope with a status of its own, inside an HTTP 200. */
interface WithingsApi {

  @FormUrlEncoded
  @POST("measure")
  Envelope measures(
      @Header("Authorization") String bearer,
      @Field("action") String action,
      @Field("category") int category,
      @Field("lastupdate") @Nullable Long lastUpdate,
      @Field("startdate") @Nullable Long startDate,
      @Field("enddate") @Nullable Long endDate,
      @Field("offset") @Nullable Long offset);

  record Envelope(@Nullable Integer status, @Nullable RawJson body, @Nullable String error) {}

  /** {@code more} comes as 0, 1, true, false or not at all. */
  record Measures(
      @Nullable Long updatetime,
      @Nullable String timezone,
      @Nullable List<RawJson> measuregrps,
      @Nullable Object more,
      @Nullable Long offset) {

    boolean hasMore() {
      return more instanceof Boolean flag ? flag : more instanceof Number n && n.intValue() != 0;
    }
  }

  record Group(
      @Nullable Long grpid,
      @Nullable Integer attrib,
      @Nullable Long date,
      @Nullable Long created,
      @Nullable Long modified,
      @Nullable List<Measure> measures) {

    long lastChange() {
      return modified != null ? modified : created != null ? created : date != null ? date : 0;
    }
  }

  /** The value is {@code value} times ten to the power of {@code unit}. */
  record Measure(
      @Nullable Long value,
      @Nullable Integer unit,
      @Nullable Integer type,
      @Nullable Integer position) {}
}

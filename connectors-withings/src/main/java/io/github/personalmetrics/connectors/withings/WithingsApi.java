package io.github.personalmetrics.connectors.withings;

import com.squareup.moshi.Json;
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

  /** Days of activity and workouts: {@code getactivity}, {@code getworkouts}. */
  @FormUrlEncoded
  @POST("v2/measure")
  Envelope days(
      @Header("Authorization") String bearer,
      @Field("action") String action,
      @Field("data_fields") String dataFields,
      @Field("lastupdate") @Nullable Long lastUpdate,
      @Field("startdateymd") @Nullable String startDate,
      @Field("enddateymd") @Nullable String endDate,
      @Field("offset") @Nullable Long offset);

  /** Nights: {@code getsummary}. */
  @FormUrlEncoded
  @POST("v2/sleep")
  Envelope nights(
      @Header("Authorization") String bearer,
      @Field("action") String action,
      @Field("data_fields") String dataFields,
      @Field("lastupdate") @Nullable Long lastUpdate,
      @Field("startdateymd") @Nullable String startDate,
      @Field("enddateymd") @Nullable String endDate,
      @Field("offset") @Nullable Long offset);

  record Envelope(@Nullable Integer status, @Nullable RawJson body, @Nullable String error) {

    /** An error may quote what was sent. */
    Envelope hiding(String... secrets) {
      String hidden = error;
      for (String secret : secrets) {
        hidden = hidden == null || secret.isEmpty() ? hidden : hidden.replace(secret, "[hidden]");
      }
      return new Envelope(status, body, hidden);
    }
  }

  /**
   * A page of rows, which every service calls otherwise. {@code more} comes as 0, 1, true, false or
   * not at all.
   */
  record Rows(
      @Nullable Long updatetime,
      @Nullable String timezone,
      @Nullable List<RawJson> measuregrps,
      @Nullable List<RawJson> activities,
      @Nullable List<RawJson> series,
      @Nullable Object more,
      @Nullable Long offset) {

    boolean hasMore() {
      return more instanceof Boolean flag
          ? flag
          : more instanceof Number number
              ? number.intValue() != 0
              : more instanceof String text && (text.equals("1") || text.equals("true"));
    }
  }

  /** As much of a group as it takes to name it. */
  record GroupHead(
      @Nullable Long grpid, @Nullable Long date, @Nullable Long created, @Nullable Long modified) {}

  record Group(
      @Nullable Long grpid,
      @Nullable Integer attrib,
      @Nullable Long date,
      @Nullable Integer category,
      @Nullable List<Measure> measures) {}

  /** The value is {@code value} times ten to the power of {@code unit}. */
  record Measure(
      @Nullable Long value,
      @Nullable Integer unit,
      @Nullable Integer type,
      @Nullable Integer position) {}

  /** A day, or part of it that one device saw; everything but the date and the zone may lack. */
  record Day(
      @Nullable String date,
      @Nullable String timezone,
      @Nullable String deviceid,
      @Json(name = "hash_deviceid") @Nullable String hashDeviceId,
      @Nullable Integer brand,
      @Nullable Integer modelid,
      @Json(name = "model_id") @Nullable Integer modelIdAsDocumented,
      @Nullable Long modified) {}

  /** Older recordings lack the id. */
  record Workout(
      @Nullable Long id,
      @Nullable Integer category,
      @Nullable String timezone,
      @Nullable Long startdate,
      @Nullable Long enddate,
      @Nullable Long modified,
      @Nullable RawJson data) {}

  record Night(
      @Nullable Long id,
      @Nullable String timezone,
      @Nullable Long startdate,
      @Nullable Long enddate,
      @Nullable Long created,
      @Nullable Long modified,
      @Nullable RawJson data) {}

  /** The first that is there; epoch seconds, 0 if none is. */
  static long firstKnown(@Nullable Long first, @Nullable Long second, @Nullable Long third) {
    return first != null ? first : second != null ? second : third != null ? third : 0;
  }
}

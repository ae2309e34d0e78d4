package io.github.personalmetrics.connectors.strava;

import com.squareup.moshi.Json;
import io.github.personalmetrics.connectors.http.RawJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** The wire of the data service; paths have no {@code api/v3} in front, as its host will change. */
interface StravaApi {

  /**
   * @param after epoch seconds; activities that started later
   * @param before epoch seconds; activities that started earlier
   */
  @GET("athlete/activities")
  List<RawJson> activities(
      @Header("Authorization") String bearer,
      @Query("after") long after,
      @Query("before") long before,
      @Query("page") int page,
      @Query("per_page") int perPage);

  /** Whose token it is. */
  @GET("athlete")
  Athlete athlete(@Header("Authorization") String bearer);

  /**
   * @param keys comma separated; those that were not recorded are left out of the answer
   * @param byType without it the answer is a list
   */
  @GET("activities/{id}/streams")
  Streams streams(
      @Header("Authorization") String bearer,
      @Path("id") String id,
      @Query("keys") String keys,
      @Query("key_by_type") boolean byType);

  /** What tells which row it is, read apart so that a bad field elsewhere does not hide it. */
  record Head(@Nullable Long id, @Json(name = "start_date") @Nullable String startDate) {}

  /** Only what is mapped: a field that nobody reads cannot spoil its row. Numbers come in kinds. */
  record Activity(
      @Nullable Athlete athlete,
      @Nullable String name,
      @Nullable Double distance,
      @Json(name = "moving_time") @Nullable Double movingTime,
      @Json(name = "elapsed_time") @Nullable Double elapsedTime,
      @Json(name = "total_elevation_gain") @Nullable Double elevationGain,
      @Nullable String type,
      @Json(name = "sport_type") @Nullable String sportType,
      @Json(name = "workout_type") @Nullable Integer workoutType,
      @Nullable String timezone,
      @Json(name = "utc_offset") @Nullable Double utcOffset,
      @Json(name = "average_heartrate") @Nullable Double averageHeartRate) {}

  /** As long as each other; the names are Strava's. */
  record Streams(
      @Nullable Stream time,
      @Nullable Stream distance,
      @Nullable Positions latlng,
      @Nullable Stream altitude,
      @Nullable Stream heartrate,
      @Nullable Stream cadence,
      @Nullable Stream watts,
      @Nullable Stream temp) {}

  record Stream(@Nullable List<@Nullable Double> data) {}

  /** Latitude and longitude. */
  record Positions(@Nullable List<@Nullable List<@Nullable Double>> data) {}

  /** What is pushed; {@code updates} has text where one would expect a flag. */
  record Event(
      @Json(name = "object_type") @Nullable String objectType,
      @Json(name = "object_id") @Nullable Long objectId,
      @Json(name = "aspect_type") @Nullable String aspectType,
      @Json(name = "owner_id") @Nullable Long ownerId,
      @Json(name = "subscription_id") @Nullable Long subscriptionId,
      @Json(name = "event_time") @Nullable Long eventTime,
      @Nullable Map<String, @Nullable Object> updates) {}

  record Athlete(@Nullable Long id) {}

  /** In 2018 {@code errors} was a string; now it is an array. */
  record Fault(@Nullable Object errors) {}
}

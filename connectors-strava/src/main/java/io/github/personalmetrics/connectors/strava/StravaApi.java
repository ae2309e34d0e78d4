package io.github.personalmetrics.connectors.strava;

import com.squareup.moshi.Json;
import io.github.personalmetrics.connectors.http.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retrofit2.http.GET;
import retrofit2.http.Header;
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

  record Athlete(@Nullable Long id) {}

  /** In 2018 {@code errors} was a string; now it is an array. */
  record Fault(@Nullable Object errors) {}
}

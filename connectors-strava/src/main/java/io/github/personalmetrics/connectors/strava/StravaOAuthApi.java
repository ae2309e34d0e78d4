package io.github.personalmetrics.connectors.strava;

import com.squareup.moshi.Json;
import io.github.personalmetrics.connectors.http.RawJson;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/** The wire of the token service, which stays where it is when the data service moves. */
interface StravaOAuthApi {

  @FormUrlEncoded
  @POST("token")
  RawJson refresh(
      @Field("client_id") String clientId,
      @Field("client_secret") String clientSecret,
      @Field("grant_type") String grantType,
      @Field("refresh_token") String refreshToken);

  /**
   * @param expiresAt epoch seconds
   */
  record Tokens(
      @Json(name = "access_token") @Nullable String accessToken,
      @Json(name = "refresh_token") @Nullable String refreshToken,
      @Json(name = "expires_at") @Nullable Long expiresAt) {}
}

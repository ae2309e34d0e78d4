package io.github.personalmetrics.connectors.strava;

import com.squareup.moshi.Json;
import io.github.personalmetrics.connectors.http.RawJson;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.Header;
import retrofit2.http.POST;

/** The wire of the token service, which stays where it is when the data service moves. */
interface StravaOAuthApi {

  @FormUrlEncoded
  @POST("token")
  RawJson exchange(
      @Field("client_id") String clientId,
      @Field("client_secret") String clientSecret,
      @Field("grant_type") String grantType,
      @Field("code") String code);

  @FormUrlEncoded
  @POST("token")
  RawJson refresh(
      @Field("client_id") String clientId,
      @Field("client_secret") String clientSecret,
      @Field("grant_type") String grantType,
      @Field("refresh_token") String refreshToken);

  /** Since June 2026. */
  @FormUrlEncoded
  @POST("revoke")
  RawJson revoke(
      @Header("Authorization") String basic,
      @Field("token") String token,
      @Field("token_type_hint") String hint);

  /** Until June 2027. */
  @POST("deauthorize")
  RawJson deauthorize(@Header("Authorization") String bearer);

  /** A refresh names no athlete. There is an absolute end too, by a clock that is not ours. */
  record Tokens(
      @Json(name = "access_token") @Nullable String accessToken,
      @Json(name = "refresh_token") @Nullable String refreshToken,
      @Json(name = "expires_in") @Nullable Long expiresIn,
      @Nullable Athlete athlete) {
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  record Athlete(@Nullable Long id) {}
}

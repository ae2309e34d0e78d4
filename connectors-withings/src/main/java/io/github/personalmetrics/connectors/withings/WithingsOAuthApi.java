package io.github.personalmetrics.connectors.withings;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/** The wire of the token service: envelopes as everywhere at Withings. */
interface WithingsOAuthApi {

  @FormUrlEncoded
  @POST("v2/oauth2")
  WithingsApi.Envelope exchange(
      @Field("action") String action,
      @Field("grant_type") String grantType,
      @Field("client_id") String clientId,
      @Field("client_secret") String clientSecret,
      @Field("code") String code,
      @Field("redirect_uri") String redirectUri);

  @FormUrlEncoded
  @POST("v2/oauth2")
  WithingsApi.Envelope refresh(
      @Field("action") String action,
      @Field("grant_type") String grantType,
      @Field("client_id") String clientId,
      @Field("client_secret") String clientSecret,
      @Field("refresh_token") String refreshToken);

  @FormUrlEncoded
  @POST("v2/signature")
  WithingsApi.Envelope nonce(
      @Field("action") String action,
      @Field("client_id") String clientId,
      @Field("timestamp") long timestamp,
      @Field("signature") String signature);

  @FormUrlEncoded
  @POST("v2/oauth2")
  WithingsApi.Envelope revoke(
      @Field("action") String action,
      @Field("client_id") String clientId,
      @Field("nonce") String nonce,
      @Field("signature") String signature,
      @Field("userid") String userId);

  /** The user id comes as a number or as a string. */
  record Tokens(
      @Nullable String userid,
      @Json(name = "access_token") @Nullable String accessToken,
      @Json(name = "refresh_token") @Nullable String refreshToken,
      @Nullable String scope,
      @Json(name = "expires_in") @Nullable Object expiresIn) {
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  record Nonce(@Nullable String nonce) {}
}

package io.github.personalmetrics.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBucketTest {

  @Test
  void aBucketAloneHasTheUsualPrefix() {
    assertThat(ModelBucket.parse("my-bucket")).isEqualTo(new ModelBucket("my-bucket", "models"));
    assertThat(ModelBucket.parse("my-bucket")).hasToString("s3://my-bucket/models");
  }

  @Test
  void everySubjectHasAFolder() {
    ModelBucket place = ModelBucket.parse("my-bucket/health/models");

    assertThat(place.folder(SubjectId.of("me"))).isEqualTo("health/models/me/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "ab",
        "My-Bucket/models",
        "bucket/",
        "bucket//models",
        "bucket/models/",
        "bucket/../models",
        "bucket/mo dels",
        "-bucket",
        "bucket/a?b",
        "bucket/a#b"
      })
  void whatIsNoPlaceIsRefused(String text) {
    assertThatThrownBy(() -> ModelBucket.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

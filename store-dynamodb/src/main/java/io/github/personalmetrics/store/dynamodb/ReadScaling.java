package io.github.personalmetrics.store.dynamodb;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClientBuilder;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Lets the read capacity of a table follow its use. In a class of its own: its jar is optional. */
final class ReadScaling {

  private static final Logger log = LoggerFactory.getLogger(ReadScaling.class);

  private static final int COOLDOWN_SECONDS = 60;

  private ReadScaling() {}

  static String policy(String table) {
    return table + "-reads";
  }

  /**
   * With a client of its own.
   *
   * @param region as the environment says, unless set
   * @param endpoint as the region says, unless set
   */
  static void apply(
      @Nullable String region, @Nullable URI endpoint, List<String> tables, TableOptions options) {
    if (tables.isEmpty()) {
      return;
    }
    ApplicationAutoScalingClientBuilder builder =
        ApplicationAutoScalingClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    try (ApplicationAutoScalingClient client = builder.build()) {
      tables.forEach(table -> apply(client, table, options));
    }
  }

  /** Not every DynamoDB has a neighbour that does. */
  static void apply(ApplicationAutoScalingClient client, String table, TableOptions options) {
    String resource = "table/" + table;
    try {
      client.registerScalableTarget(
          request ->
              request
                  .serviceNamespace(ServiceNamespace.DYNAMODB)
                  .resourceId(resource)
                  .scalableDimension(ScalableDimension.DYNAMODB_TABLE_READ_CAPACITY_UNITS)
                  .minCapacity(options.minReadUnits())
                  .maxCapacity(options.maxReadUnits()));
      client.putScalingPolicy(
          request ->
              request
                  .policyName(policy(table))
                  .policyType(PolicyType.TARGET_TRACKING_SCALING)
                  .serviceNamespace(ServiceNamespace.DYNAMODB)
                  .resourceId(resource)
                  .scalableDimension(ScalableDimension.DYNAMODB_TABLE_READ_CAPACITY_UNITS)
                  .targetTrackingScalingPolicyConfiguration(
                      tracking ->
                          tracking
                              .targetValue((double) options.readTarget())
                              .scaleInCooldown(COOLDOWN_SECONDS)
                              .scaleOutCooldown(COOLDOWN_SECONDS)
                              .predefinedMetricSpecification(
                                  metric ->
                                      metric.predefinedMetricType(
                                          MetricType.DYNAMO_DB_READ_CAPACITY_UTILIZATION))));
    } catch (SdkException e) {
      if (!Errors.isUnknownOperation(e)) {
        throw Errors.of(e, table);
      }
      log.warn("the reads of {} do not scale here: their capacity stays", table);
    }
  }
}

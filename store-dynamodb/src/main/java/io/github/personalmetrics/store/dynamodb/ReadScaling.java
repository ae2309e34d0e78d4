package io.github.personalmetrics.store.dynamodb;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Lets the read capacity of a table follow its use. In a class of its own: its jar is optional. */
final class ReadScaling {

  private static final int COOLDOWN_SECONDS = 60;

  private ReadScaling() {}

  static String policy(String table) {
    return table + "-reads";
  }

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
      throw Errors.of(e, table);
    }
  }
}

package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.store.StoreException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** Of the state: an item for each table that could not be let scale yet. */
  private static final String WAITING = "#unscaled";

  private ReadScaling() {}

  static String policy(String table) {
    return table + "-reads";
  }

  /**
   * With a client of its own, the tables that were just made, and those of before that it could not
   * be done for. One that is refused spoils no store: whoever opens it next tries again.
   *
   * @param region as the environment says, unless set
   * @param endpoint as the region says, unless set
   */
  static void applyToNew(
      Gateway gateway,
      @Nullable String region,
      @Nullable URI endpoint,
      List<String> made,
      TableOptions options) {
    var left = new LinkedHashSet<String>();
    gateway.list(Selection.all(Table.STATE, WAITING)).forEach(item -> left.add(item.sk()));
    var waiting = Set.copyOf(left);
    left.addAll(made);
    if (left.isEmpty()) {
      return;
    }
    try (ApplicationAutoScalingClient client = client(region, endpoint)) {
      for (String table : List.copyOf(left)) {
        apply(client, table, options);
        left.remove(table);
        if (waiting.contains(table)) {
          gateway.delete(Table.STATE, WAITING, table);
        }
      }
    } catch (StoreException e) {
      left.forEach(table -> gateway.put(Table.STATE, Item.key(WAITING, table)));
      log.warn(
          "the reads of {} do not scale yet, their capacity stays: {}. Give this program's role the"
              + " rights that the README lists for it; whoever opens the store next tries again",
          String.join(", ", left),
          e.getMessage());
    }
  }

  private static ApplicationAutoScalingClient client(
      @Nullable String region, @Nullable URI endpoint) {
    ApplicationAutoScalingClientBuilder builder =
        ApplicationAutoScalingClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
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

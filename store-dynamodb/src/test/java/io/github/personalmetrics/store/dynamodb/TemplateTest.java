package io.github.personalmetrics.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The template makes the very tables that the code makes. */
@SuppressWarnings("unchecked")
class TemplateTest {

  private static final Object NOTHING = new Object();

  private final Map<String, String> parameters = new LinkedHashMap<>();
  private Map<String, Object> template;

  @BeforeEach
  void readTemplate() throws IOException {
    try (Reader in = Files.newBufferedReader(Path.of("template.yaml"))) {
      template = new Yaml().load(in);
    }
    map(template.get("Parameters"))
        .forEach((name, it) -> parameters.put(name, String.valueOf(map(it).get("Default"))));
  }

  @Test
  void itMakesEveryTableAndNothingElse() {
    List<String> tables = new ArrayList<>();
    map(template.get("Resources"))
        .forEach(
            (name, resource) -> {
              if (map(resource).get("Type").equals("AWS::DynamoDB::Table")) {
                tables.add(name.toUpperCase(Locale.ROOT));
                assertThat(map(resource)).containsEntry("DeletionPolicy", "Retain");
              }
            });

    assertThat(tables).containsExactlyInAnyOrder("MEASUREMENTS", "ACTIVITIES", "WORKOUTS", "STATE");
  }

  /** No more than a few tables with an index can be made at once. */
  @Test
  void tablesAreMadeOneAfterTheOther() {
    for (int i = 1; i < Table.values().length; i++) {
      assertThat(resource(resourceName(Table.values()[i])))
          .containsEntry("DependsOn", resourceName(Table.values()[i - 1]));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tablesPaidByRequestAreThoseOfTheCode(Table table) {
    assertThat(properties(table)).isEqualTo(expected(table, TableOptions.onDemand()));
  }

  @ParameterizedTest
  @EnumSource
  void provisionedTablesAreThoseOfTheCode(Table table) {
    parameters.put("Capacity", "provisioned");
    parameters.put("PointInTimeRecovery", "true");
    parameters.put("DeletionProtection", "true");

    TableOptions options =
        TableOptions.provisioned().withPointInTimeRecovery().withDeletionProtection();
    assertThat(properties(table)).isEqualTo(expected(table, options));
  }

  @ParameterizedTest
  @EnumSource
  void readsScaleAsTheCodeLetsThem(Table table) {
    TableOptions options = TableOptions.provisioned();
    String name = resourceName(table);
    Map<String, Object> target = map(resource(name + "Reads").get("Properties"));
    Map<String, Object> policy = map(resource(name + "ReadPolicy").get("Properties"));

    assertThat(resource(name + "Reads")).containsEntry("Condition", "Provisioned");
    assertThat(target)
        .containsEntry("MinCapacity", options.minReadUnits())
        .containsEntry("MaxCapacity", options.maxReadUnits())
        .containsEntry(
            "ScalableDimension", ScalableDimension.DYNAMODB_TABLE_READ_CAPACITY_UNITS.toString());
    assertThat(map(target.get("ResourceId"))).containsEntry("Fn::Sub", "table/${" + name + "}");
    Map<String, Object> tracking = map(policy.get("TargetTrackingScalingPolicyConfiguration"));
    assertThat(tracking).containsEntry("TargetValue", options.readTarget());
    assertThat(map(tracking.get("PredefinedMetricSpecification")))
        .containsEntry(
            "PredefinedMetricType", MetricType.DYNAMO_DB_READ_CAPACITY_UTILIZATION.toString());
  }

  private Map<String, Object> properties(Table table) {
    return map(evaluate(resource(resourceName(table)).get("Properties")));
  }

  private static String resourceName(Table table) {
    return table.name().charAt(0) + table.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private Map<String, Object> resource(String name) {
    return map(map(template.get("Resources")).get(name));
  }

  private static Map<String, Object> expected(Table table, TableOptions options) {
    CreateTableRequest request =
        DynamoDbTables.request(table, table.name("personal-metrics"), options);
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("TableName", request.tableName());
    expected.put(
        "AttributeDefinitions",
        request.attributeDefinitions().stream().map(TemplateTest::attribute).toList());
    expected.put("KeySchema", request.keySchema().stream().map(TemplateTest::key).toList());
    if (request.hasLocalSecondaryIndexes()) {
      expected.put(
          "LocalSecondaryIndexes",
          request.localSecondaryIndexes().stream()
              .map(
                  index ->
                      Map.of(
                          "IndexName",
                          index.indexName(),
                          "KeySchema",
                          index.keySchema().stream().map(TemplateTest::key).toList(),
                          "Projection",
                          Map.of("ProjectionType", index.projection().projectionTypeAsString())))
              .toList());
    }
    expected.put("BillingMode", request.billingModeAsString());
    if (request.provisionedThroughput() != null) {
      expected.put(
          "ProvisionedThroughput",
          Map.of(
              "ReadCapacityUnits",
              request.provisionedThroughput().readCapacityUnits().intValue(),
              "WriteCapacityUnits",
              request.provisionedThroughput().writeCapacityUnits().intValue()));
    }
    expected.put(
        "TimeToLiveSpecification",
        Map.of("AttributeName", Item.EXPIRES, "Enabled", options.expiry()));
    expected.put(
        "PointInTimeRecoverySpecification",
        Map.of("PointInTimeRecoveryEnabled", Boolean.toString(options.pointInTimeRecovery())));
    expected.put(
        "DeletionProtectionEnabled", Boolean.toString(request.deletionProtectionEnabled()));
    return expected;
  }

  private static Map<String, Object> key(KeySchemaElement key) {
    return Map.of("AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString());
  }

  private static Map<String, Object> attribute(AttributeDefinition attribute) {
    return Map.of(
        "AttributeName",
        attribute.attributeName(),
        "AttributeType",
        attribute.attributeTypeAsString());
  }

  /** As CloudFormation would, as far as the template goes. */
  private Object evaluate(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::evaluate).toList();
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> map = map(value);
    if (map.containsKey("Ref")) {
      String name = String.valueOf(map.get("Ref"));
      return name.equals("AWS::NoValue") ? NOTHING : parameters.get(name);
    }
    if (map.containsKey("Fn::Sub")) {
      return String.valueOf(map.get("Fn::Sub")).replace("${Prefix}", parameters.get("Prefix"));
    }
    if (map.containsKey("Fn::If")) {
      List<Object> parts = (List<Object>) map.get("Fn::If");
      Map<String, Object> condition =
          map(map(template.get("Conditions")).get(String.valueOf(parts.get(0))));
      List<Object> equal = (List<Object>) evaluate(condition.get("Fn::Equals"));
      return evaluate(equal.get(0).equals(equal.get(1)) ? parts.get(1) : parts.get(2));
    }
    Map<String, Object> evaluated = new LinkedHashMap<>();
    map.forEach(
        (name, it) -> {
          Object result = evaluate(it);
          if (result != NOTHING) {
            evaluated.put(name, result);
          }
        });
    return evaluated;
  }

  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}

package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.store.RecordQuery;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All weights of ten years, as records; and beside it the same query whose items nobody reads. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class DynamoDbQueries {

  @Benchmark
  public void ours(DynamoDbTablesState tables, Blackhole blackhole) {
    tables.stored.metrics().scan(RecordQuery.measurements(Metric.BODY_WEIGHT), blackhole::consume);
  }

  @Benchmark
  public void bareQuery(DynamoDbTablesState tables, Blackhole blackhole) {
    tables
        .client
        .queryPaginator(
            it ->
                it.tableName("bench-measurements")
                    .indexName("by-time")
                    .consistentRead(true)
                    .keyConditionExpression("#pk = :pk AND #t BETWEEN :from AND :to")
                    .expressionAttributeNames(Map.of("#pk", "pk", "#t", "t"))
                    .expressionAttributeValues(
                        Map.of(
                            ":pk",
                            AttributeValue.fromS("U#" + tables.stored.subject().value()),
                            ":from",
                            AttributeValue.fromS("b#0"),
                            ":to",
                            AttributeValue.fromS("b#9"))))
        .items()
        .forEach(blackhole::consume);
  }
}

package io.github.personalmetrics.forecast;

import io.github.personalmetrics.domain.SourceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from.
 *
 * @param forecaster such as {@code knn}
 * @param chosen the forecaster that an automatic choice fell on; absent if there was no choice
 * @param k how many neighbours it asks; absent if it asks none
 * @param recipe the version of how weeks were made of records
 * @param weeks how many it learnt from
 * @param firstWeek the Monday of the earliest
 * @param lastWeek the Monday of the latest
 * @param unused the inputs that no source was allowed to give it
 * @param sources those it learnt from; empty if it does not know
 * @param excludedSources the sources it was not allowed to learn from
 * @param evaluation how well it did on weeks it had not seen
 * @param backtest how well it did on weeks that came later; absent below {@link
 *     Backtest#MINIMUM_WEEKS}
 * @param software what made it, and which version of it
 */
public record ModelCard(
    String forecaster,
    @Nullable String chosen,
    @Nullable Integer k,
    String recipe,
    int weeks,
    LocalDate firstWeek,
    LocalDate lastWeek,
    List<UnusedInput> unused,
    SortedSet<SourceId> sources,
    SortedSet<SourceId> excludedSources,
    Evaluation evaluation,
    @Nullable Backtest backtest,
    Instant createdAt,
    String software) {}

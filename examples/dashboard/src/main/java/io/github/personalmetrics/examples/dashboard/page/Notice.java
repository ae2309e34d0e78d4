package io.github.personalmetrics.examples.dashboard.page;

/**
 * What a person should know about the numbers.
 *
 * @param id {@code stale}, {@code error} or {@code partial}
 * @param level as Bootstrap colours it
 */
public record Notice(String id, String level, String text) {}

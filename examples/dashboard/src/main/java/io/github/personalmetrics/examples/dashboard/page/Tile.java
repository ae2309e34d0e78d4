package io.github.personalmetrics.examples.dashboard.page;

/**
 * A number in large letters.
 *
 * @param id for tests
 * @param title the exact moment
 */
public record Tile(String id, String label, String value, String unit, String note, String title) {}

package io.github.personalmetrics.examples.dashboard.web;

/**
 * How fresh the numbers are, for the head of every page.
 *
 * @param level {@code ok}, {@code warn}, {@code bad} or {@code none}
 * @param detail for those who point at it
 */
public record StatusLine(String level, String text, String detail, boolean running) {}

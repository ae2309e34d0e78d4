package io.github.personalmetrics.examples.dashboard.web;

/**
 * An entry of the navigation.
 *
 * @param text its key in the texts
 * @param key that leads there after a g
 */
public record NavLink(String path, String text, String key) {}

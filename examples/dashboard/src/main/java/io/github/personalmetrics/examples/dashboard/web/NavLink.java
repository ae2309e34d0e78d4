package io.github.personalmetrics.examples.dashboard.web;

/**
 * An entry of the navigation.
 *
 * @param text its key in the texts
 */
public record NavLink(String path, String text) {}

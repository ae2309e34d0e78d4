package io.github.personalmetrics.examples.dashboard.page;

/** A button or an option; {@code value} is an address or a form value. */
public record Choice(String value, String label, boolean chosen) {}

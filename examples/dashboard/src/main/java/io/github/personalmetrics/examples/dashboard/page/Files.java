package io.github.personalmetrics.examples.dashboard.page;

/** Addresses of what a table shows, and of all its pages, as files. */
public record Files(String csv, String json) {}

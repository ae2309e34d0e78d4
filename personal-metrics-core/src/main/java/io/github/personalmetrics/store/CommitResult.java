package io.github.personalmetrics.store;

/** How many records a commit created, changed, found unchanged and deleted. */
public record CommitResult(int created, int changed, int unchanged, int deleted) {}

package io.github.personalmetrics.examples.dashboard.login;

/**
 * What the login page shows.
 *
 * @param next where to go afterwards
 * @param name as typed before
 * @param alert empty the first time
 * @param hasAccounts false shows how to make the first one
 */
public record LoginPage(String next, String name, String alert, boolean hasAccounts) {}

package io.github.personalmetrics.simulator;

import java.io.IOException;

/**
 * One provider's HTTP surface, mounted by the {@link Router}. Called on several threads at once.
 */
interface Service {
  Reply answer(Request request) throws IOException;
}

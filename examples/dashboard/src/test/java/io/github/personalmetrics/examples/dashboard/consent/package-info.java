/** Consent, tokens and keys, over the real wire, the real store and real processes. */
package io.github.personalmetrics.examples.dashboard.consent;

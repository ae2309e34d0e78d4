/** What is left after a process was killed. */
package io.github.personalmetrics.examples.dashboard.crash;

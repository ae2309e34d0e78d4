/** The rules of the house, as tests that see every module. */
package io.github.personalmetrics.architecture;

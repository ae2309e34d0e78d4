/**
 * Questions about plans and their answers, down to the last byte, for whatever serves them: knows
 * neither a server nor where models come from.
 */
@NullMarked
package io.github.personalmetrics.forecast.service;

import org.jspecify.annotations.NullMarked;

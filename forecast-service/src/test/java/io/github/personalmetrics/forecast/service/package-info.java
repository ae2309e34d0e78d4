@NullMarked
package io.github.personalmetrics.forecast.service;

import org.jspecify.annotations.NullMarked;

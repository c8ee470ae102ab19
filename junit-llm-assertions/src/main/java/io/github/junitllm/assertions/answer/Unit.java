package io.github.junitllm.assertions.answer;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A unit of measure: a value in the base unit of its dimension is (value + offset) * numerator / denominator.
 *
 * @param symbol as messages show it
 * @param dimension what it measures; only units of one dimension can be compared
 */
record Unit(String symbol, String dimension, BigDecimal numerator, BigDecimal denominator, BigDecimal offset) {

    static Unit of(String symbol, String dimension, String numerator, String denominator) {
        return new Unit(symbol, dimension, new BigDecimal(numerator), new BigDecimal(denominator), BigDecimal.ZERO);
    }

    BigDecimal toBase(BigDecimal value) {
        return value.add(offset).multiply(numerator).divide(denominator, MathContext.DECIMAL128);
    }

    BigDecimal fromBase(BigDecimal base) {
        return base.multiply(denominator)
                .divide(numerator, MathContext.DECIMAL128)
                .subtract(offset);
    }
}

package io.github.junitllm.stats;

/** Argument checks shared by the functions of this package. */
final class Probabilities {

    private Probabilities() {}

    static double check(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie strictly between 0 and 1, was " + value);
        }
        return value;
    }

    static double checkConfidence(double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie strictly between 0.5 and 1, was " + confidence);
        }
        return confidence;
    }
}

package io.github.junitllm.eval;

/** Lets a throwable of any type pass a method that declares none, unchanged: its type decides the test's outcome. */
final class Rethrow {

    private Rethrow() {}

    /** Throws what it is given; declared to return so that callers can write {@code throw}. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException unchecked(Throwable throwable) throws E {
        throw (E) throwable;
    }
}

package io.github.junitllm.benchmarks.process;

/** Does nothing: how long a JVM takes to start and end. */
public final class EmptyMain {

    private EmptyMain() {}

    public static void main(String[] args) {}
}

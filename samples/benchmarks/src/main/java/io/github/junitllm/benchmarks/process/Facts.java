package io.github.junitllm.benchmarks.process;

/** How a measured JVM tells what it found: lines of its output, which {@link Jvm} reads. */
public final class Facts {

    static final String MARK = "fact ";

    private Facts() {}

    /** Prints one. */
    public static void print(String name, double value) {
        System.out.println(MARK + name + " " + value);
    }
}

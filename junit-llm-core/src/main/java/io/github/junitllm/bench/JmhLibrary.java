package io.github.junitllm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;

/** What must be on the class path for a benchmark: JMH, which is optional, and what its annotation processor has made. */
record JmhLibrary(ClassLoader loader) {

    private static final String RUNNER = "org/openjdk/jmh/runner/Runner.class";
    private static final String LIST = "META-INF/BenchmarkList";

    /** Of JMH and of what it needs itself, each in a jar of its own. */
    static final List<String> RESOURCES =
            List.of(RUNNER, "joptsimple/OptionParser.class", "org/apache/commons/math3/stat/inference/TTest.class");

    /** @throws IllegalArgumentException if JMH is not there */
    void require(String where) {
        if (loader.getResource(RUNNER) == null) {
            throw new IllegalArgumentException(
                    where + " needs JMH, which is not on the class path. Add the test dependency"
                            + " org.openjdk.jmh:jmh-core:1.37.");
        }
    }

    /** @throws IllegalArgumentException if nothing was generated for the class, as without the annotation processor */
    void requireGenerated(Class<?> benchmark) throws IOException {
        String name = " " + benchmark.getName().replace('$', '.') + " ";
        for (Enumeration<URL> lists = loader.getResources(LIST); lists.hasMoreElements(); ) {
            try (var in = new BufferedReader(
                    new InputStreamReader(lists.nextElement().openStream(), StandardCharsets.UTF_8))) {
                if (in.lines().anyMatch(line -> line.contains(name))) {
                    return;
                }
            }
        }
        throw new IllegalArgumentException(
                benchmark.getName() + " is not in " + LIST + ": it has no @Benchmark methods, or"
                        + " JMH's annotation processor did not see it when it was compiled. From JDK 23 on, a processor that is only"
                        + " a dependency no longer runs by itself.\n"
                        + "Maven, in maven-compiler-plugin's execution default-testCompile (with all other processors the tests"
                        + " need):\n"
                        + "  <annotationProcessorPaths><path><groupId>org.openjdk.jmh</groupId>"
                        + "<artifactId>jmh-generator-annprocess</artifactId><version>1.37</version></path></annotationProcessorPaths>\n"
                        + "  or, with the processor as a test dependency, -Dmaven.compiler.proc=full\n"
                        + "Gradle:\n"
                        + "  testAnnotationProcessor(\"org.openjdk.jmh:jmh-generator-annprocess:1.37\")");
    }
}

package io.github.junitllm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.bench.process.JmhProcess;
import io.github.junitllm.testkit.EvalRun;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without JMH on the class path, all that is not a benchmark works, and a benchmark names what to add. */
class JmhLibraryTests {

    /** All that the tests see, without the jars of JMH. */
    private static URLClassLoader withoutJmh() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            if (!entry.contains("jmh-core") && !entry.contains("jopt-simple")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void namesTheDependencyToAdd() throws IOException {
        try (URLClassLoader loader = withoutJmh()) {
            assertThatThrownBy(() -> new JmhLibrary(loader).require("The benchmark Speed.hashes"))
                    .hasMessage("The benchmark Speed.hashes needs JMH, which is not on the class path. Add the test"
                            + " dependency org.openjdk.jmh:jmh-core:1.37.");
        }
        assertThatCode(() -> new JmhLibrary(getClass().getClassLoader()).require(""))
                .doesNotThrowAnyException();
    }

    @Test
    void theExtensionLinksNothingOfJmh() throws Exception {
        try (URLClassLoader loader = withoutJmh()) {
            for (Class<?> type : List.of(
                    BenchmarkExtension.class,
                    BenchmarkPlan.class,
                    BenchmarkSubject.class,
                    JmhProcess.class,
                    JmhBenchmark.class)) {
                Class<?> loaded = Class.forName(type.getName(), true, loader);
                assertThat(loaded.getClassLoader()).isSameAs(loader);
                assertThat(loaded.getDeclaredMethods()).isNotNull();
            }
            assertThatThrownBy(
                            () -> Class.forName(JmhProcess.MAIN, true, loader).getDeclaredMethods())
                    .isInstanceOf(NoClassDefFoundError.class)
                    .hasMessageContaining("org/openjdk/jmh");
        }
    }

    @Test
    void findsTheGeneratedBenchmarksOfNestedClassesToo() {
        var library = new JmhLibrary(getClass().getClassLoader());

        assertThatCode(() -> library.requireGenerated(Adding.class)).doesNotThrowAnyException();
        assertThatThrownBy(() -> library.requireGenerated(EvalRun.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(EvalRun.class.getName() + " is not in META-INF/BenchmarkList");
    }
}

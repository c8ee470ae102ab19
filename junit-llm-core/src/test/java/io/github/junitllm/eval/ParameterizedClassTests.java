package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Evals in a {@code @ParameterizedClass}. That annotation came with JUnit 5.13, so the evals are compiled here and not
 * with this project, whose tests compile against older ones too.
 */
class ParameterizedClassTests {

    private static final String SOURCE = """
            package models;

            import static org.assertj.core.api.Assertions.assertThat;

            import io.github.junitllm.eval.*;
            import io.github.junitllm.golden.EvalCase;
                        import org.junit.jupiter.params.ParameterizedClass;
            import org.junit.jupiter.params.Parameter;
            import org.junit.jupiter.params.provider.ValueSource;

            @ParameterizedClass
            @ValueSource(ints = {3, 11})
            class PerModelEvals {

                @Parameter
                int wrong;

                @LlmTask(shared = true)
                static String answer(EvalCase golden) {
                    return Sums.answer(golden);
                }

                @LlmEval(method = Sums.TEN)
                @PassRate(0.95)
                void adds(EvalCase golden, LlmAnswer answer) {
                    assertThat(answer.text()).isEqualTo(golden.expected().get(0));
                    assertThat(Sums.number(golden)).isNotEqualTo(wrong);
                }
            }
            """;

    @TempDir
    Path output;

    @BeforeEach
    void needsParameterizedClass() {
        assumeThat(ReflectionSupport.tryToLoadClass("org.junit.jupiter.params.ParameterizedClass")
                        .toOptional())
                .as("@ParameterizedClass of JUnit 5.13")
                .isPresent();
    }

    private Class<?> compiled(URLClassLoader loader, Path directory) throws IOException, ClassNotFoundException {
        Path source = Files.writeString(directory.resolve("PerModelEvals.java"), SOURCE);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    directory.toString(),
                                    "-classpath",
                                    System.getProperty(
                                            "surefire.test.class.path", System.getProperty("java.class.path")),
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
        return loader.loadClass("models.PerModelEvals");
    }

    @Test
    void eachInvocationOfTheClassHasItsOwnCasesAndItsOwnVerdict() throws Exception {
        Path directory = Files.createDirectory(output.resolve("classes"));
        try (var loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = compiled(loader, directory);

            EvalRun run = EvalRun.of(type).in(output);

            assertThat(run.leaves()).hasSize(22);
            List<Node> verdicts = run.leaves().stream()
                    .filter(node -> node.name().startsWith("verdict"))
                    .toList();
            assertThat(verdicts).extracting(Node::status).containsExactly(Status.FAILED, Status.PASSED);
            assertThat(verdicts.get(0).message()).contains("(9 of 10 cases)").contains("failing: case-3");
            assertThat(run.journal("verdict")).hasSize(2);

            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader); // a unique id names the class only
            try {
                Node bad = run.leaves().get(2);
                EvalRun alone = EvalRun.of(selectUniqueId(bad.uniqueId())).in(output.resolve("alone"));
                assertThat(alone.names(Status.FAILED)).containsExactly("case-3: What is 3 + 3?");
                assertThat(alone.leaves()).hasSize(1);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }
}

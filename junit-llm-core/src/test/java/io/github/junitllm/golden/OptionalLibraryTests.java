package io.github.junitllm.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.testkit.MissingLibraries;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A format whose library is not on the class path says which one to add; the other formats need none. */
class OptionalLibraryTests {

    @TempDir
    Path base;

    private void scan(String file) throws Throwable {
        ClassLoader loader = new MissingLibraries(
                List.of("com.fasterxml.jackson.dataformat.", "org.yaml.", "org.apache.commons.csv."),
                List.of("io.github.junitllm.golden.", "io.github.junitllm.json.YamlTokens"));
        Class<?> type = loader.loadClass(GoldenSet.class.getName());
        Class<?> filter = loader.loadClass(CaseFilter.class.getName());
        Object set = type.getMethod("at", String.class, ClassLoader.class, Path.class)
                .invoke(null, file, loader, base);
        try {
            type.getMethod("scan", String.class, filter)
                    .invoke(set, "", filter.getField("NONE").get(null));
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.yaml, YAML, com.fasterxml.jackson.dataformat:jackson-dataformat-yaml",
        "a.csv, CSV, org.apache.commons:commons-csv"
    })
    void namesTheDependencyToAdd(String file, String format, String coordinates) throws IOException {
        GoldenFiles.write(base, file, "input\nq\n");

        assertThatThrownBy(() -> scan(file))
                .hasMessage(
                        file + ": " + format + " golden sets need a library that is not on the class path. Add the test"
                                + " dependency " + coordinates + ".");
    }

    @Test
    void readsJsonWithoutThem() throws Throwable {
        GoldenFiles.write(base, "a.jsonl", "{\"input\":\"q\"}");

        scan("a.jsonl");

        assertThat(base.resolve("a.jsonl")).exists();
    }
}

package io.github.junitllm.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A format whose library is not on the class path says which one to add; the other formats need none. */
class OptionalLibraryTests {

    /** Loads this project's classes anew and hides the libraries of YAML and CSV. */
    private static final class WithoutLibraries extends ClassLoader {

        WithoutLibraries() {
            super(OptionalLibraryTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.fasterxml.jackson.dataformat.")
                    || name.startsWith("org.yaml.")
                    || name.startsWith("org.apache.commons.csv.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && name.startsWith("io.github.junitllm.golden.")) {
                    loaded = define(name);
                }
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    @TempDir
    Path base;

    private void scan(String file) throws Throwable {
        ClassLoader loader = new WithoutLibraries();
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

package io.github.junitllm.assertions.tool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without the library of JSON Schema a check says which one to add; the others need none. */
class OptionalSchemaLibraryTests {

    /** Loads the classes of tool checks anew and hides the library. */
    private static final class WithoutLibrary extends ClassLoader {

        WithoutLibrary() {
            super(OptionalSchemaLibraryTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.networknt.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && name.matches("io\\.github\\.junitllm\\.assertions\\.(tool|schema)\\..*+")) {
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

    @Test
    @SuppressWarnings("unchecked")
    void namesTheDependencyToAdd() throws ReflectiveOperationException {
        ClassLoader loader = new WithoutLibrary();
        Object tool = loader.loadClass(ToolDefinition.class.getName())
                .getConstructor(String.class, String.class)
                .newInstance("f", "{}");
        Check<List<Object>> check = (Check<List<Object>>) loader.loadClass(ToolChecks.class.getName())
                .getMethod("schemaValid", Collection.class)
                .invoke(null, List.of(tool));

        assertThatThrownBy(() -> check.check(List.of()))
                .isInstanceOf(UndecidedException.class)
                .hasMessage(
                        "checking arguments against a schema needs a library that is not on the class path; add the test"
                                + " dependency com.networknt:json-schema-validator");
    }
}

package io.github.junitllm.assertions.tool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.testkit.MissingLibraries;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without the library of JSON Schema a check says which one to add; the others need none. */
class OptionalSchemaLibraryTests {

    @Test
    @SuppressWarnings("unchecked")
    void namesTheDependencyToAdd() throws ReflectiveOperationException {
        ClassLoader loader = new MissingLibraries(
                List.of("com.networknt."),
                List.of("io.github.junitllm.assertions.tool.", "io.github.junitllm.assertions.schema."));
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

package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.schema.ValidSchema;
import java.util.List;
import java.util.Optional;

/** The JSON Schema of a tool's arguments. */
final class ArgumentsSchema {

    private final ValidSchema schema;

    private ArgumentsSchema(ValidSchema schema) {
        this.schema = schema;
    }

    /**
     * Reads the schema.
     *
     * @throws IllegalArgumentException if it is not valid, see {@link ValidSchema#of}
     */
    static ArgumentsSchema of(ToolDefinition definition) {
        return new ArgumentsSchema(ValidSchema.of("the schema of " + definition.name(), definition.parameters()));
    }

    /** Returns the first violation; empty if there is none. */
    Optional<String> violation(ParsedCall call) {
        if (call.arguments() == null) {
            return Optional.ofNullable(call.problem());
        }
        String text = call.call().arguments();
        List<String> errors = schema.errors(text.isBlank() ? "{}" : text);
        return errors.stream().sorted().findFirst();
    }
}

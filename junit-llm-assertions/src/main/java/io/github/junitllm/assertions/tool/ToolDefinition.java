package io.github.junitllm.assertions.tool;

import io.github.junitllm.json.CanonicalJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A tool that the model was offered.
 *
 * @param name its name
 * @param parameters JSON Schema of its arguments, as JSON text: an object
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ToolDefinition(String name, String parameters) {

    private static final List<String> SCHEMA_MEMBERS = List.of("parameters", "input_schema", "inputSchema");

    public ToolDefinition {
        Objects.requireNonNull(name, "name");
        PlainJson.object("the schema of " + name, parameters);
    }

    /**
     * Reads a definition as it is sent to a model: a {@code name} and {@code parameters} (also inside {@code function},
     * as OpenAI has it), {@code input_schema} (Anthropic) or {@code inputSchema} (MCP). Without a schema the tool takes
     * any arguments.
     *
     * @throws IllegalArgumentException if the text is no such object
     */
    public static ToolDefinition ofJson(String json) {
        Map<?, ?> definition = PlainJson.object("the definition of a tool", json);
        if (definition.get("function") instanceof Map<?, ?> function) {
            definition = function;
        }
        if (!(definition.get("name") instanceof String name)) {
            throw new IllegalArgumentException("the definition of a tool has no name: " + PlainJson.shown(definition));
        }
        for (String member : SCHEMA_MEMBERS) {
            if (definition.get(member) instanceof Map<?, ?> schema) {
                return new ToolDefinition(name, CanonicalJson.ofValue(schema).toString());
            }
        }
        return new ToolDefinition(name, "{}");
    }

    /** Returns the names of the parameters that must be given, in the schema's order. */
    public Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        if (schema().get("required") instanceof List<?> required) {
            required.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    /** Returns the schema of each parameter by its name; empty where the schema names none. */
    Map<?, ?> properties() {
        return schema().get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
    }

    private Map<String, @Nullable Object> schema() {
        return PlainJson.object("the schema of " + name, parameters);
    }
}

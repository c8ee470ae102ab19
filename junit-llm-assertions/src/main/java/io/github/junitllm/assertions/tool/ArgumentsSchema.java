package io.github.junitllm.assertions.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.StrictJson;
import java.util.Locale;
import java.util.Optional;

/** The JSON Schema of a tool's arguments: 2020-12, or the version that the schema names. Never loads another one. */
final class ArgumentsSchema {

    private final String tool;
    private final JsonSchema schema;

    private ArgumentsSchema(String tool, JsonSchema schema) {
        this.tool = tool;
        this.schema = schema;
    }

    static ArgumentsSchema of(ToolDefinition definition) {
        try {
            JsonNode schema = StrictJson.tree(definition.parameters());
            VersionFlag version =
                    SpecVersionDetector.detectOptionalVersion(schema, false).orElse(VersionFlag.V202012);
            JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                    version,
                    builder -> builder.schemaLoaders(loaders -> loaders.add(iri -> {
                        if (iri.toString().startsWith("classpath:")) {
                            return null;
                        }
                        throw new UndecidedException("the schema of " + definition.name() + " refers to " + iri
                                + ", which is not loaded; write that schema into this one");
                    })));
            SchemaValidatorsConfig config =
                    SchemaValidatorsConfig.builder().locale(Locale.ROOT).build();
            return new ArgumentsSchema(definition.name(), factory.getSchema(schema, config));
        } catch (JsonSchemaException broken) {
            throw undecided(definition.name(), broken);
        }
    }

    /** Returns the first violation; empty if there is none. */
    Optional<String> violation(ParsedCall call) {
        if (call.arguments() == null) {
            return Optional.ofNullable(call.problem());
        }
        String text = call.call().arguments();
        try {
            return schema.validate(StrictJson.tree(text.isBlank() ? "{}" : text)).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .findFirst();
        } catch (JsonSchemaException broken) {
            throw undecided(tool, broken);
        }
    }

    private static UndecidedException undecided(String tool, JsonSchemaException broken) {
        return new UndecidedException("the schema of " + tool + " cannot be used: " + broken.getMessage(), broken);
    }
}

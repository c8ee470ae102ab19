package io.github.junitllm.assertions.structure;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.Locale;

/** What a JSON Schema finds wrong. Loaded only where a schema is checked, since its library is optional. */
final class SchemaErrors {

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));

    private SchemaErrors() {}

    /** Returns each error with the place in the instance. */
    static List<String> of(String schema, String json) {
        try {
            JsonSchema read = FACTORY.getSchema(schema, InputFormat.JSON, CONFIG);
            return read.validate(json, InputFormat.JSON).stream()
                    .map(error -> "at " + place(error.getInstanceLocation().toString()) + " "
                            + withoutPlace(error.getMessage()))
                    .distinct()
                    .toList();
        } catch (JsonSchemaException unusable) {
            throw new UndecidedException("the JSON Schema cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "/" : pointer;
    }

    /** The library repeats the place in front of each message. */
    private static String withoutPlace(String message) {
        int colon = message.startsWith("/") || message.startsWith(": ") ? message.indexOf(": ") : -1;
        return colon < 0 ? message : message.substring(colon + 2);
    }
}

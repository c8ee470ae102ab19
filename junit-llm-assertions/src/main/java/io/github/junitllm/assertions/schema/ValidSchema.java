package io.github.junitllm.assertions.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A JSON Schema of draft 2020-12, or the draft that its {@code $schema} names, that is valid by the metaschema of its draft.
 * Nothing is ever loaded from elsewhere. Patterns are bounded.
 *
 * <p>{@code format} is checked, for the formats of the draft ({@code date}, {@code date-time}, {@code time}, {@code duration},
 * {@code email}, {@code hostname}, {@code ipv4}, {@code ipv6}, {@code uri}, {@code uuid}, {@code regex} and so on): who writes
 * it for the answer of a model expects that. Since 2019-09 the standard leaves that to the implementation. Other formats are
 * notes, as the standard has it.
 *
 * <p>Thread-safe. Needs {@code com.networknt:json-schema-validator}: load this class only where a schema is used.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ValidSchema {

    private static final int SHOWN = 5;

    /** Beyond this the library would write a number out: a factor of ten to this power. */
    private static final int LARGEST_EXPONENT = 1_000;

    private static final List<Format> FORMATS = List.of(MailboxFormat.ascii(), MailboxFormat.international());

    private static final SchemaValidatorsConfig CONFIG = config(true);

    /** What the formats of the metaschemas would tell, of references and patterns, is told better elsewhere. */
    private static final SchemaValidatorsConfig META_CONFIG = config(false);

    private final String name;
    private final JsonSchema schema;

    private static SchemaValidatorsConfig config(boolean formats) {
        return SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .regularExpressionFactory(SchemaPattern::of)
                .formatAssertionsEnabled(formats)
                .build();
    }

    private ValidSchema(String name, JsonSchema schema) {
        this.name = name;
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @param name what messages call it, such as {@code the schema of refund}
     * @throws IllegalArgumentException if it is not valid, or would ignore or not find a part of what it says; the message
     *     names the place
     */
    public static ValidSchema of(String name, String schema) {
        try {
            JsonNode tree = StrictJson.tree(schema);
            if (!tree.isObject() && !tree.isBoolean()) {
                throw wrong(name, List.of("a schema is an object, true or false"));
            }
            if (isTooLarge(tree)) {
                throw wrong(name, List.of("it has a number of over " + LARGEST_EXPONENT + " digits"));
            }
            VersionFlag draft = draft(name, tree);
            JsonSchemaFactory factory = factory(draft);
            List<String> invalid = told(factory.getSchema(SchemaLocation.of(draft.getId()), META_CONFIG)
                    .validate(tree));
            if (!invalid.isEmpty()) {
                throw wrong(name, invalid);
            }
            List<String> mistakes =
                    SchemaMistakes.of(tree, metaSchema(draft).getKeywords().keySet());
            if (!mistakes.isEmpty()) {
                throw wrong(name, mistakes);
            }
            return new ValidSchema(name, factory.getSchema(tree, CONFIG));
        } catch (MalformedJsonException malformed) {
            throw new IllegalArgumentException(name + " is no JSON: " + malformed.getMessage(), malformed);
        } catch (JsonSchemaException broken) {
            throw new IllegalArgumentException(name + " cannot be used: " + broken.getMessage(), broken);
        }
    }

    /**
     * Returns what is not valid in an instance, each with its place.
     *
     * @throws MalformedJsonException if the instance is no JSON
     * @throws UndecidedException if a number has a huge exponent, a pattern does not end, or the library fails
     */
    public List<String> errors(String json) {
        JsonNode tree = StrictJson.tree(json);
        if (isTooLarge(tree)) {
            throw new UndecidedException("the JSON has a number of over " + LARGEST_EXPONENT
                    + " digits, written out, which is not compared with a schema");
        }
        try {
            return told(schema.validate(tree));
        } catch (JsonSchemaException | ArithmeticException | IllegalArgumentException | IllegalStateException broken) {
            throw new UndecidedException(name + " cannot be used: " + broken.getMessage(), broken);
        } catch (StackOverflowError tooDeep) {
            throw new UndecidedException("the JSON is nested too deep to be compared with " + name, tooDeep);
        }
    }

    private static VersionFlag draft(String name, JsonNode tree) {
        JsonNode named = tree.path("$schema");
        if (named.isMissingNode()) {
            return VersionFlag.V202012;
        }
        return SpecVersionDetector.detectOptionalVersion(named.asText())
                .orElseThrow(() -> wrong(
                        name,
                        List.of("at /$schema stands " + named + ", which is none of the drafts 4, 6, 7, 2019-09 and"
                                + " 2020-12")));
    }

    private static JsonMetaSchema metaSchema(VersionFlag draft) {
        return switch (draft) {
            case V4 -> JsonMetaSchema.getV4();
            case V6 -> JsonMetaSchema.getV6();
            case V7 -> JsonMetaSchema.getV7();
            case V201909 -> JsonMetaSchema.getV201909();
            case V202012 -> JsonMetaSchema.getV202012();
        };
    }

    private static JsonSchemaFactory factory(VersionFlag draft) {
        return JsonSchemaFactory.getInstance(
                draft, builder -> builder.metaSchema(JsonMetaSchema.builder(metaSchema(draft))
                                .formats(FORMATS)
                                .build())
                        .schemaLoaders(loaders -> loaders.add(iri -> {
                            if (iri.toString().startsWith("classpath:")) {
                                return null; // the metaschemas of the library
                            }
                            throw new JsonSchemaException("it refers to " + iri + ", which is not loaded");
                        })));
    }

    private static List<String> told(Collection<ValidationMessage> errors) {
        return errors.stream()
                .map(error ->
                        "at " + place(error.getInstanceLocation().toString()) + " " + withoutPlace(error.getMessage()))
                .distinct()
                .toList();
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "/" : pointer;
    }

    /** The library repeats the place in front of each message. */
    private static String withoutPlace(String message) {
        int colon = message.startsWith("/") || message.startsWith(": ") ? message.indexOf(": ") : -1;
        return colon < 0 ? message : message.substring(colon + 2);
    }

    private static boolean isTooLarge(JsonNode tree) {
        Deque<JsonNode> waiting = new ArrayDeque<>();
        waiting.push(tree);
        while (!waiting.isEmpty()) {
            JsonNode node = waiting.pop();
            if (node.isBigDecimal()) {
                BigDecimal number = node.decimalValue();
                long size = (long) number.precision() - number.scale();
                if (Math.abs(size) > LARGEST_EXPONENT) {
                    return true;
                }
            }
            node.forEach(waiting::push);
        }
        return false;
    }

    private static IllegalArgumentException wrong(String name, List<String> problems) {
        String shown = problems.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return new IllegalArgumentException(name + " is wrong: " + shown
                + (problems.size() > SHOWN ? "; and " + (problems.size() - SHOWN) + " more" : ""));
    }
}

package io.github.junitllm.assertions.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * What is wrong in a schema though its metaschema does not say so: keywords that its draft does not know, and so ignores;
 * patterns that are none; references to nothing. In a loop, over all subschemas.
 */
final class SchemaMistakes {

    private static final Set<String> WITH_SCHEMA = Set.of(
            "additionalItems",
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> WITH_LIST = Set.of("allOf", "anyOf", "items", "oneOf", "prefixItems");
    private static final Set<String> WITH_MAP =
            Set.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

    private record Part(JsonNode schema, String at) {}

    private final JsonNode root;
    private final Set<String> known;
    private final Deque<Part> waiting = new ArrayDeque<>();
    private final List<Part> references = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private boolean parts;

    private SchemaMistakes(JsonNode root, Set<String> known) {
        this.root = root;
        this.known = known;
    }

    /** Returns the mistakes, each with its place. */
    static List<String> of(JsonNode schema, Set<String> known) {
        SchemaMistakes run = new SchemaMistakes(schema, known);
        run.waiting.add(new Part(schema, ""));
        while (!run.waiting.isEmpty()) {
            run.look(run.waiting.remove());
        }
        run.references.forEach(run::reference);
        return run.mistakes;
    }

    private void look(Part part) {
        if (!part.schema().isObject()) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : part.schema().properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            String at = child(part.at(), name);
            // Containers of schemas to refer to do no harm in any draft; x- marks what is meant for others.
            if (!known.contains(name)
                    && !name.startsWith("x-")
                    && !name.equals("$defs")
                    && !name.equals("definitions")) {
                mistakes.add(
                        "at " + at + " stands a keyword that this draft does not know, and would ignore: correct it,"
                                + " leave it out, or let it begin with x-");
            }
            if (WITH_SCHEMA.contains(name)) {
                waiting.add(new Part(value, at));
            }
            if (WITH_LIST.contains(name) && value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    waiting.add(new Part(value.get(i), at + "/" + i));
                }
            }
            if (WITH_MAP.contains(name) && value.isObject()) {
                value.properties().forEach(each -> waiting.add(new Part(each.getValue(), child(at, each.getKey()))));
            }
            if (value.isTextual()) {
                text(part, name, value, at);
            }
        }
        if (part.schema().path("patternProperties").isObject()) {
            String at = child(part.at(), "patternProperties");
            part.schema().get("patternProperties").fieldNames().forEachRemaining(regex -> pattern(regex, at));
        }
    }

    private void text(Part part, String name, JsonNode value, String at) {
        if (name.equals("pattern")) {
            pattern(value.asText(), at);
        } else if (REFERENCES.contains(name)) {
            references.add(new Part(value, at));
        } else if (name.equals("$anchor") || name.equals("$dynamicAnchor")) {
            anchors.add("#" + value.asText());
        } else if (name.equals("$id") || name.equals("id")) {
            anchors.add(value.asText());
            parts |= !part.at().isEmpty() && !value.asText().startsWith("#");
        }
    }

    private void pattern(String regex, String at) {
        try {
            SchemaPattern.of(regex);
        } catch (PatternSyntaxException none) {
            mistakes.add("at " + at + " stands no regular expression: " + none.getDescription() + " in " + regex);
        }
    }

    private void reference(Part part) {
        String to = part.schema().asText();
        boolean there = to.equals("#")
                || anchors.contains(to)
                // Inside of a part with a name of its own a reference means that part; the library says so when it
                // comes there.
                || parts
                || (to.startsWith("#/") && stands(to.substring(1)))
                || to.startsWith("https://json-schema.org/draft/")
                || to.startsWith("http://json-schema.org/draft-");
        if (!there) {
            mistakes.add("at " + part.at() + " stands a reference to " + to
                    + (to.startsWith("#") ? ", where nothing stands" : ", which is not loaded: write it into $defs"));
        }
    }

    private boolean stands(String pointer) {
        try {
            String decoded = URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
            return !root.at(JsonPointer.compile(decoded)).isMissingNode();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String child(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}

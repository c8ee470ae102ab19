package io.github.junitllm.golden;

import io.github.junitllm.json.CanonicalWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The content of a case: plain values that keep the rules of {@link FieldRules}. */
record CaseFields(
        @Nullable String id,
        Object input,
        @Nullable Object expected,
        List<ContextDocument> context,
        Set<String> tags,
        double weight,
        Map<String, @Nullable Object> metadata,
        String split) {

    static final CaseFields EMPTY =
            new CaseFields(null, "", null, List.of(), Set.of(), 1, Map.of(), EvalCase.DEFAULT_SPLIT);

    /** The names of the fields of a row that are not metadata. */
    static final Set<String> NAMES =
            Set.of("id", "input", "expected", "context", "tags", "weight", "metadata", "split");

    /**
     * These fields with another value of one.
     *
     * @param value a plain value
     * @throws InvalidField if it breaks a rule of that field
     */
    CaseFields with(String field, @Nullable Object value) {
        return switch (field) {
            case "id" -> new CaseFields(FieldRules.id(value), input, expected, context, tags, weight, metadata, split);
            case "input" ->
                new CaseFields(id, FieldRules.input(value), expected, context, tags, weight, metadata, split);
            case "expected" ->
                new CaseFields(id, input, FieldRules.expected(value), context, tags, weight, metadata, split);
            case "context" ->
                new CaseFields(id, input, expected, FieldRules.context(value), tags, weight, metadata, split);
            case "tags" ->
                new CaseFields(id, input, expected, context, FieldRules.tags(value), weight, metadata, split);
            case "weight" ->
                new CaseFields(id, input, expected, context, tags, FieldRules.weight(value), metadata, split);
            case "metadata" ->
                new CaseFields(id, input, expected, context, tags, weight, FieldRules.metadata(value), split);
            case "split" ->
                new CaseFields(id, input, expected, context, tags, weight, metadata, FieldRules.split(value));
            default -> throw new IllegalArgumentException("no field of a case: " + field);
        };
    }

    /** Writes the content in one form for every way of writing it: defaults are left out, tags are ordered. */
    void writeTo(CanonicalWriter writer, @Nullable String withId) {
        writer.beginObject();
        if (!context.isEmpty()) {
            writer.name("context").beginArray();
            for (ContextDocument document : context) {
                writer.beginObject().name("id").string(document.id());
                writer.name("metadata").value(document.metadata());
                writer.name("text").string(document.text()).endObject();
            }
            writer.endArray();
        }
        if (expected != null) {
            writer.name("expected").value(expected instanceof List ? expected : List.of(expected));
        }
        if (withId != null) {
            writer.name("id").string(withId);
        }
        writer.name("input").value(input);
        if (!metadata.isEmpty()) {
            writer.name("metadata").value(metadata);
        }
        if (!tags.isEmpty()) {
            writer.name("tags").value(tags.size() == 1 ? tags : new TreeSet<>(tags));
        }
        if (weight != 1) {
            writer.name("weight").number(Double.toString(weight));
        }
        writer.endObject();
    }
}

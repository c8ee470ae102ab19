package io.github.junitllm.golden;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of each field of a case, the same for rows of every format and for cases made by code. */
final class FieldRules {

    private static final int LONGEST_NAME = 200;

    private FieldRules() {}

    static @Nullable String id(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return name("id", value instanceof Long number ? number.toString() : value);
    }

    static Object input(@Nullable Object value) {
        if (value == null) {
            throw new InvalidField("input", "must be text, an object or a list, but is null");
        }
        if (value instanceof Number || value instanceof Boolean) {
            throw new InvalidField(
                    "input",
                    "must be text, an object or a list, but is " + kind(value) + ". Write it in quotes: \"" + value
                            + "\"");
        }
        if (Conversation.is(value)) {
            Conversation.parse((List<?>) value);
        } else if (value instanceof List<?> items && items.isEmpty()) {
            throw new InvalidField("input", "is an empty list");
        }
        return value;
    }

    static @Nullable Object expected(@Nullable Object value) {
        if (!(value instanceof List<?> answers)) {
            return value;
        }
        int missing = answers.indexOf(null);
        if (missing >= 0) {
            throw new InvalidField("expected", "holds null at place " + (missing + 1) + ". Remove it");
        }
        if (answers.size() == 1 && !(answers.get(0) instanceof List)) {
            return answers.get(0);
        }
        return answers.isEmpty() ? null : answers;
    }

    static List<ContextDocument> context(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof String only) {
            return List.of(new ContextDocument("1", only));
        }
        if (!(value instanceof List<?> items)) {
            throw new InvalidField("context", "must be a list of texts or objects, but is " + kind(value));
        }
        List<ContextDocument> documents = new ArrayList<>(items.size());
        for (Object item : items) {
            documents.add(document(item, documents.size() + 1));
        }
        return Collections.unmodifiableList(documents);
    }

    private static ContextDocument document(@Nullable Object item, int place) {
        if (item instanceof String text) {
            return new ContextDocument(Integer.toString(place), text);
        }
        String where = "document " + place + " ";
        if (!(item instanceof Map<?, ?> map)) {
            throw new InvalidField("context", where + "must be text or an object with \"text\", but is " + kind(item));
        }
        if (!(map.get("text") instanceof String text)) {
            throw new InvalidField("context", where + "must have a \"text\", but it is " + kind(map.get("text")));
        }
        Object id = map.get("id");
        if (id != null && !(id instanceof String) && !(id instanceof Long)) {
            throw new InvalidField("context", where + "has an \"id\" that must be text, but is " + kind(id));
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            if (!"text".equals(key) && !"id".equals(key)) {
                rest.put(String.valueOf(key), member);
            }
        });
        return new ContextDocument(id == null ? Integer.toString(place) : id.toString(), text, rest);
    }

    static Set<String> tags(@Nullable Object value) {
        if (value == null) {
            return Set.of();
        }
        if (value instanceof String only) {
            return Set.of(tag(only));
        }
        if (!(value instanceof List<?> items)) {
            throw new InvalidField("tags", "must be a list of texts, but is " + kind(value));
        }
        if (items.size() == 1) {
            return Set.of(tag(items.get(0)));
        }
        Set<String> tags = new LinkedHashSet<>(items.size() * 2);
        items.forEach(item -> tags.add(tag(item)));
        return tags.isEmpty() ? Set.of() : Collections.unmodifiableSet(tags);
    }

    private static String tag(@Nullable Object item) {
        if (!(item instanceof String tag)) {
            throw new InvalidField("tags", "must be a list of texts, but holds " + kind(item));
        }
        if (tag.indexOf(',') >= 0 || tag.indexOf('*') >= 0) {
            throw new InvalidField(
                    "tags",
                    "\"" + tag
                            + "\" holds a comma or a star, which mean something in filters. Make it two tags, or rename it");
        }
        return name("tags", tag);
    }

    static double weight(@Nullable Object value) {
        if (value == null) {
            return 1;
        }
        if (!(value instanceof Number number)) {
            throw new InvalidField("weight", "must be a number greater than 0, but is " + kind(value));
        }
        double weight = number.doubleValue();
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new InvalidField("weight", "must be a finite number greater than 0, but is " + number);
        }
        return weight;
    }

    static Map<String, @Nullable Object> metadata(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidField("metadata", "must be an object, but is " + kind(value));
        }
        @SuppressWarnings("unchecked") // a plain value: its names are strings
        Map<String, @Nullable Object> metadata = (Map<String, @Nullable Object>) map;
        return metadata;
    }

    static String split(@Nullable Object value) {
        return value == null ? EvalCase.DEFAULT_SPLIT : name("split", value);
    }

    /** What kind of value it is, as a reader of the file would say. */
    static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String text) {
            return text.length() <= 40 ? "the text \"" + text + "\"" : "a text";
        } else if (value instanceof Number) {
            return "the number " + value;
        } else if (value instanceof Boolean) {
            return value.toString();
        }
        return value instanceof Map ? "an object" : "a list";
    }

    private static String name(String field, Object value) {
        if (!(value instanceof String text)) {
            throw new InvalidField(field, "must be text, but is " + kind(value));
        }
        if (text.isBlank()) {
            throw new InvalidField(field, "is blank");
        }
        if (text.length() > LONGEST_NAME) {
            throw new InvalidField(
                    field, "has " + text.length() + " characters, and " + LONGEST_NAME + " are the most allowed");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == '\u2028' || c == '\u2029') {
                throw new InvalidField(
                        field,
                        String.format(Locale.ROOT, "holds the control character U+%04X at place %d", (int) c, i + 1));
            }
        }
        if (!text.equals(text.strip())) {
            throw new InvalidField(field, "\"" + text + "\" begins or ends with white space. Remove it");
        }
        return text;
    }
}

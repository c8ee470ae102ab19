package io.github.junitllm.assertions.tool;

import io.github.junitllm.assertions.tool.DeclaredType.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values written as Java expressions, read by the type they are declared with. What cannot be read stays a string. */
final class JavaSource {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,400}");
    private static final Pattern FRACTION = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,3})?");

    private JavaSource() {}

    static Object read(String source, DeclaredType type) {
        String text = source.strip();
        Object value =
                switch (type.kind()) {
                    case INTEGER, NUMBER -> number(text, type.name());
                    case BOOLEAN -> truth(text);
                    case LIST -> list(text, type.items());
                    case MAP -> map(text);
                    default -> null;
                };
        return value == null ? source : value;
    }

    private static @Nullable Object number(String text, String type) {
        return switch (type) {
            case "long" -> endsWith(text, 'l') ? whole(cut(text)) : null;
            case "float" -> endsWith(text, 'f') ? fraction(cut(text)) : null;
            case "double", "number" -> fraction(text);
            default -> whole(text);
        };
    }

    private static @Nullable Object whole(String text) {
        return WHOLE.matcher(text).matches() ? plain(text) : null;
    }

    private static @Nullable Object fraction(String text) {
        return FRACTION.matcher(text).matches() ? plain(text) : null;
    }

    /** Returns a number as JSON arguments hold it. */
    private static Object plain(String number) {
        return Objects.requireNonNull(PlainJson.object("a number", Map.of("value", new BigDecimal(number)))
                .get("value"));
    }

    private static @Nullable Object truth(String text) {
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }

    private static @Nullable Object list(String text, @Nullable DeclaredType items) {
        JavaExpression creation = JavaExpression.creation(text);
        if (creation == null) {
            return null;
        }
        List<String> elements = creation.elements();
        if (elements == null) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (String element : elements) {
            values.add(element(element, items));
        }
        return Collections.unmodifiableList(values);
    }

    private static @Nullable Object map(String text) {
        JavaExpression creation = JavaExpression.creation(text);
        List<List<String>> entries = creation == null ? null : creation.entries();
        if (entries == null) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (List<String> entry : entries) {
            values.put(String.valueOf(free(entry.get(0))), free(entry.get(1)));
        }
        return Collections.unmodifiableMap(values);
    }

    private static Object element(String text, @Nullable DeclaredType type) {
        // BFCL's "any" is read as Java reads it, by how it is written.
        return type == null || type.kind() == Kind.STRING || type.kind() == Kind.UNKNOWN
                ? free(text)
                : read(text, type);
    }

    /** Reads a value without knowing its type. */
    private static Object free(String text) {
        Object truth = truth(text);
        if (truth != null) {
            return truth;
        }
        if (text.length() >= 2 && "\"'".indexOf(text.charAt(0)) >= 0 && text.endsWith(text.substring(0, 1))) {
            return text.substring(1, text.length() - 1);
        }
        Object number = endsWith(text, 'l') ? whole(cut(text)) : fraction(endsWith(text, 'f') ? cut(text) : text);
        return number == null ? text : number;
    }

    private static boolean endsWith(String text, char lowerCase) {
        return !text.isEmpty() && Character.toLowerCase(text.charAt(text.length() - 1)) == lowerCase;
    }

    private static String cut(String text) {
        return text.substring(0, text.length() - 1);
    }
}

package io.github.junitllm.assertions.tool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type that a tool declares for a parameter: a type of JSON Schema, or one of the names that BFCL takes from Python
 * and Java.
 *
 * @param name as declared; empty where nothing is
 * @param items type of the elements, where the schema says it
 */
record DeclaredType(Kind kind, String name, @Nullable DeclaredType items) {

    /** What a value is, as far as it matters for a comparison. */
    enum Kind {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        LIST,
        MAP,
        NULL,
        UNKNOWN
    }

    static DeclaredType of(@Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> members) || !(members.get("type") instanceof String name)) {
            return new DeclaredType(Kind.UNKNOWN, "", null);
        }
        Object items = members.get("items");
        // One level, as BFCL looks at types.
        DeclaredType inner = items instanceof Map<?, ?> item && item.get("type") instanceof String itemName
                ? new DeclaredType(kind(itemName), itemName, null)
                : null;
        return new DeclaredType(kind(name), name, inner);
    }

    static Kind kindOf(@Nullable Object value) {
        if (value == null) {
            return Kind.NULL;
        } else if (value instanceof String) {
            return Kind.STRING;
        } else if (value instanceof Boolean) {
            return Kind.BOOLEAN;
        } else if (value instanceof List<?>) {
            return Kind.LIST;
        } else if (value instanceof Map<?, ?>) {
            return Kind.MAP;
        }
        return value instanceof BigDecimal number && number.stripTrailingZeros().scale() > 0
                ? Kind.NUMBER
                : Kind.INTEGER;
    }

    boolean fits(@Nullable Object value) {
        Kind found = kindOf(value);
        return switch (kind) {
            case UNKNOWN -> true;
            case NUMBER -> found == Kind.NUMBER || found == Kind.INTEGER;
            case LIST ->
                value instanceof List<?> list && (items == null || list.stream().allMatch(items::fits));
            default -> found == kind;
        };
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "string", "String", "char", "any", "Any" -> Kind.STRING;
            case "integer", "int", "byte", "short", "long", "Bigint" -> Kind.INTEGER;
            case "number", "float", "double" -> Kind.NUMBER;
            case "boolean", "Boolean", "bool" -> Kind.BOOLEAN;
            case "array", "list", "tuple", "Array", "ArrayList", "Set", "Queue", "Stack" -> Kind.LIST;
            case "object", "dict", "HashMap", "Hashtable" -> Kind.MAP;
            default -> Kind.UNKNOWN;
        };
    }
}

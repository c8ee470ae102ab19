package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.prose.Amount;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The arguments of an instruction, read by name and type; what is wrong with them is said with their name. */
final class Arguments {

    private final String id;
    private final Map<String, ?> values;
    private final TreeSet<String> unread = new TreeSet<>();

    Arguments(String id, Map<String, ?> values) {
        this.id = id;
        this.values = values;
        values.forEach((name, value) -> {
            if (value != null) {
                unread.add(name);
            }
        });
    }

    static String filled(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": is empty, so nothing is asked");
        }
        return value;
    }

    static List<String> filled(String name, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + ": is empty, so nothing is asked");
        }
        values.forEach(value -> filled(name, value));
        return List.copyOf(values);
    }

    static void notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " is below 0");
        }
    }

    String text(String name) {
        if (value(name) instanceof CharSequence text) {
            return text.toString();
        }
        throw wrong(name, "text");
    }

    int number(String name) {
        if (value(name) instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw wrong(name, "a whole number");
    }

    List<String> texts(String name) {
        if (value(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(name, "a list of texts");
    }

    /** Reads an amount in IFEval's two arguments: "at least" or "less than", and a number. */
    Amount amount(String relation, String number) {
        String words = text(relation);
        int count = number(number);
        return switch (words) {
            case "at least" -> Amount.atLeast(count);
            case "less than" -> Amount.lessThan(count);
            default -> throw wrong(relation, "\"at least\" or \"less than\"");
        };
    }

    /** Throws if an argument was given that the instruction does not have. */
    void end() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(id + ": does not know the argument " + unread.first());
        }
    }

    private @Nullable Object value(String name) {
        unread.remove(name);
        return values.get(name);
    }

    private IllegalArgumentException wrong(String name, String wanted) {
        Object value = values.get(name);
        return new IllegalArgumentException(id + ": the argument " + name + " is to be " + wanted
                + (value == null ? ", but is missing" : ", not " + value));
    }
}

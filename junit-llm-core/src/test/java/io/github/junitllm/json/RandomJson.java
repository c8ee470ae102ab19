package io.github.junitllm.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes random plain values, and random JSON texts of one value. */
final class RandomJson {

    private static final String[] PIECES = {
        "a",
        "B",
        "9",
        " ",
        "\"",
        "\\",
        "/",
        "\n",
        "\t",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u00e9",
        "\u20ac",
        "\ufb33",
        "\ud83d\ude02",
        "\u2028"
    };

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    @Nullable
    Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(2_000) - 1_000;
            case 3 -> new BigDecimal(random.nextInt(100_000) - 50_000).scaleByPowerOfTen(random.nextInt(60) - 40);
            case 4, 5 -> text();
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    map.put(text(), value(depth - 1));
                }
                yield map;
            }
        };
    }

    /** The value as JSON with members in random order, random white space, random escapes, random number layout. */
    String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private void write(@Nullable Object value, StringBuilder out) {
        space(out);
        if (value instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
            Collections.shuffle(entries, random);
            String separator = "{";
            for (Map.Entry<?, ?> entry : entries) {
                out.append(separator);
                write(entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append(entries.isEmpty() ? "{" : "").append('}');
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[" : "").append(']');
        } else if (value instanceof String text) {
            quote(text, out);
        } else if (value instanceof Number number) {
            out.append(layout(new BigDecimal(number.toString())));
        } else {
            out.append(value);
        }
        space(out);
    }

    private String layout(BigDecimal number) {
        return switch (random.nextInt(4)) {
            case 0 -> number.toPlainString();
            case 1 -> number.setScale(number.scale() + 3).toString();
            case 2 -> number.unscaledValue() + "e" + -number.scale();
            default -> number.unscaledValue() + ".00E" + (number.scale() > 0 ? "" : "+") + -number.scale();
        };
    }

    private void quote(String text, StringBuilder out) {
        out.append('"');
        text.codePoints().forEach(point -> {
            if (random.nextInt(4) == 0 || point < 0x20 || point == '"' || point == '\\') {
                String format = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
                for (char c : Character.toChars(point)) {
                    out.append(String.format(format, (int) c));
                }
            } else {
                out.appendCodePoint(point);
            }
        });
        out.append('"');
    }

    private void space(StringBuilder out) {
        out.append(" \t\r\n", 0, random.nextInt(5) % 5);
    }
}

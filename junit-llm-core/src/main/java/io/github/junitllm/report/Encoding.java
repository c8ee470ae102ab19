package io.github.junitllm.report;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Makes text fit for a stream: no control characters, and nothing its charset cannot encode. */
final class Encoding {

    private final CharsetEncoder encoder;

    private Encoding(Charset charset) {
        this.encoder = charset.canEncode() ? charset.newEncoder() : StandardCharsets.US_ASCII.newEncoder();
    }

    static Encoding of(Charset charset) {
        return new Encoding(charset);
    }

    /** Returns the encoding of a stream; before JDK 18 a stream does not tell it, then the JVM's default. */
    static Encoding of(PrintStream stream) {
        try {
            return new Encoding((Charset) PrintStream.class.getMethod("charset").invoke(stream));
        } catch (NoSuchMethodException before18) {
            return new Encoding(Charset.defaultCharset());
        } catch (IllegalAccessException | InvocationTargetException e) {
            return new Encoding(StandardCharsets.US_ASCII);
        }
    }

    /** Returns the text on one line, with everything that would not show, or would move the cursor, made visible. */
    String printable(String text) {
        String visible = Visible.line(text);
        if (encoder.canEncode(visible)) {
            return visible;
        }
        StringBuilder encodable = new StringBuilder();
        visible.codePoints().forEach(point -> encodable.append(encodable(Character.toString(point))));
        return encodable.toString();
    }

    private String encodable(String character) {
        if (encoder.canEncode(character)) {
            return character;
        }
        return switch (character) {
            case "\u2026" -> "...";
            case "\u2265" -> ">=";
            case "\u2264" -> "<=";
            case "\u2013", "\u2014", "\u00B7" -> "-";
            case "\u2018", "\u2019" -> "'";
            case "\u201C", "\u201D" -> "\"";
            default -> "?";
        };
    }
}

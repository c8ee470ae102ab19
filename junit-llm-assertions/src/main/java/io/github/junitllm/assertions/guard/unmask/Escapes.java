package io.github.junitllm.assertions.guard.unmask;

import java.util.HexFormat;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Single characters as markup and program code write them: by number or name between an ampersand and a semicolon, or as
 * {@code u} and four digits behind a backslash. Browsers read numbers without a semicolon too.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Escapes {

    /** Of the names HTML knows, those that stand for signs of addresses and markup. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("colon", ":"),
            Map.entry("sol", "/"),
            Map.entry("bsol", "\\"),
            Map.entry("period", "."),
            Map.entry("quest", "?"),
            Map.entry("equals", "="),
            Map.entry("commat", "@"),
            Map.entry("percnt", "%"),
            Map.entry("num", "#"),
            Map.entry("lpar", "("),
            Map.entry("rpar", ")"),
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("Tab", "\t"),
            Map.entry("NewLine", "\n"));

    private static final int LONGEST_NAME = 8;
    private static final int MOST_DIGITS = 10;

    private Escapes() {}

    /** Returns the text with each of them read as the character it stands for. */
    public static Unmasked read(String text) {
        Unmasked.Builder read = new Unmasked.Builder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '&' ? entity(text, i, read) : c == '\\' ? unicode(text, i, read) : i;
            if (end == i) {
                read.append(c, i, i + 1);
                end = i + 1;
            }
            i = end;
        }
        return read.named("escapes");
    }

    /** Returns the index after the entity that begins there, or the same index if none does. */
    private static int entity(String text, int start, Unmasked.Builder read) {
        if (start + 1 < text.length() && text.charAt(start + 1) == '#') {
            return number(text, start, read);
        }
        int semicolon = start + 1;
        while (semicolon < text.length() && semicolon <= start + LONGEST_NAME && isLetter(text.charAt(semicolon))) {
            semicolon++;
        }
        boolean ends = semicolon < text.length() && text.charAt(semicolon) == ';';
        String name = ends ? NAMES.get(text.substring(start + 1, semicolon)) : null;
        if (name == null) {
            return start;
        }
        read.append(name, start, semicolon + 1);
        return semicolon + 1;
    }

    private static int number(String text, int start, Unmasked.Builder read) {
        boolean hexadecimal = start + 2 < text.length() && (text.charAt(start + 2) | 0x20) == 'x';
        int radix = hexadecimal ? 16 : 10;
        int digits = start + (hexadecimal ? 3 : 2);
        int end = digits;
        long point = 0;
        while (end < text.length() && end < digits + MOST_DIGITS && isDigit(text.charAt(end), radix)) {
            point = point * radix + Character.digit(text.charAt(end), radix);
            end++;
        }
        if (end == digits || point == 0 || !Character.isValidCodePoint((int) Math.min(point, Integer.MAX_VALUE))) {
            return start;
        }
        int after = end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
        read.append(Character.toString((int) point), start, after);
        return after;
    }

    private static int unicode(String text, int start, Unmasked.Builder read) {
        boolean escape = start + 6 <= text.length() && text.charAt(start + 1) == 'u';
        for (int i = start + 2; escape && i < start + 6; i++) {
            escape = HexFormat.isHexDigit(text.charAt(i));
        }
        if (!escape) {
            return start;
        }
        read.append((char) HexFormat.fromHexDigits(text, start + 2, start + 6), start, start + 6);
        return start + 6;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }
}

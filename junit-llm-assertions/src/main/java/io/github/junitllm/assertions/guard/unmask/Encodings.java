package io.github.junitllm.assertions.guard.unmask;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that stand encoded in a text: Base64 (also that of URLs), hexadecimal and binary digits, percent encoding. */
final class Encodings {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}+={0,2}");
    private static final Pattern HEXADECIMAL = Pattern.compile(
            "(?<![0-9A-Za-z])(?:0x)?(?:[0-9A-Fa-f]{2}){8,}+|(?:\\\\x[0-9A-Fa-f]{2}){4,}+|(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2} ){8,}+(?:[0-9A-Fa-f]{2})?");
    private static final Pattern BINARY = Pattern.compile("(?<![0-9A-Za-z])(?:[01]{8} ?){4,}+(?![0-9A-Za-z])");
    private static final Pattern PERCENT = Pattern.compile("(?<![^\\s%])[^\\s%]*+(?:%[0-9A-Fa-f]{2}[^\\s%]*+){2,}+");

    private Encodings() {}

    static List<Unmasked> in(String text) {
        List<Unmasked> found = new ArrayList<>();
        Matcher base64 = BASE64.matcher(text);
        while (base64.find()) {
            add("base64", base64, ofBase64(base64.group()), found);
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        while (hexadecimal.find()) {
            add("hex", hexadecimal, ofHexadecimal(hexadecimal.group()), found);
        }
        Matcher binary = BINARY.matcher(text);
        while (binary.find()) {
            add("binary", binary, ofBinary(binary.group()), found);
        }
        Unmasked escapes = Escapes.read(text);
        if (!escapes.text().equals(text)) {
            found.add(escapes);
        }
        if (text.indexOf('%') >= 0) {
            Matcher percent = PERCENT.matcher(text);
            while (percent.find()) {
                add("percent", percent, ofPercent(percent.group()), found);
            }
        }
        return found;
    }

    private static void add(String name, Matcher place, @Nullable String decoded, List<Unmasked> found) {
        if (decoded != null && !decoded.isEmpty()) {
            Unmasked.Builder text = new Unmasked.Builder(decoded.length());
            text.append(decoded, place.start(), place.end());
            found.add(text.named(name));
        }
    }

    private static @Nullable String ofBase64(String digits) {
        String plain = digits.replace('-', '+').replace('_', '/').replace("=", "");
        int whole = plain.length() % 4 == 1 ? plain.length() - 1 : plain.length();
        return readable(Base64.getDecoder().decode(plain.substring(0, whole)));
    }

    private static @Nullable String ofHexadecimal(String digits) {
        return readable(HexFormat.of()
                .parseHex(digits.replace("\\x", "").replace("0x", "").replace(" ", "")));
    }

    private static @Nullable String ofBinary(String digits) {
        String plain = digits.replace(" ", "");
        byte[] bytes = new byte[plain.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(plain, 8 * i, 8 * i + 8, 2);
        }
        return readable(bytes);
    }

    private static @Nullable String ofPercent(String text) {
        byte[] bytes = new byte[text.length()];
        int size = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length() && isHex(text, i + 1)) {
                bytes[size++] = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
                i += 3;
            } else {
                bytes[size++] = (byte) (c == '+' ? ' ' : c < 0x80 ? c : '?');
                i++;
            }
        }
        return readable(Arrays.copyOf(bytes, size));
    }

    private static boolean isHex(String text, int i) {
        return HexFormat.isHexDigit(text.charAt(i)) && HexFormat.isHexDigit(text.charAt(i + 1));
    }

    /** The text, if the bytes are one: valid UTF-8 and hardly a control character. */
    private static @Nullable String readable(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
        long control = text.chars()
                .filter(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
                .count();
        return control * 20 <= text.length() ? text : null;
    }
}

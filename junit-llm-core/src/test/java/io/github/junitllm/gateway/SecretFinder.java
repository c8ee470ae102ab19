package io.github.junitllm.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Looks for a text in bytes, decoding whatever can be decoded, by other means than the code under test. */
final class SecretFinder {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\+u([0-9a-fA-F]{4})");
    private static final int DEEPEST = 4;

    private SecretFinder() {}

    static boolean finds(String secret, byte[]... contents) {
        for (byte[] content : contents) {
            if (finds(secret, content, 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean finds(String secret, byte[] content, int depth) {
        byte[] plain = gunzip(content);
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        if (text.contains(secret)
                || unescaped(text).contains(secret)
                || urlDecoded(text).contains(secret)) {
            return true;
        }
        Matcher digits = BASE64.matcher(depth < DEEPEST ? text : "");
        while (digits.find()) {
            String found = digits.group().replace('-', '+').replace('_', '/');
            for (int offset = 0; offset < 4; offset++) {
                String aligned = found.substring(offset);
                int whole = aligned.length() % 4 == 1 ? aligned.length() - 1 : aligned.length();
                byte[] decoded = Base64.getDecoder().decode(aligned.substring(0, whole));
                if (decoded.length > 0 && finds(secret, decoded, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static String urlDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException noEncoding) {
            return text;
        }
    }

    private static byte[] gunzip(byte[] content) {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return unpacked.readAllBytes();
        } catch (IOException notPacked) {
            return content;
        }
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }
}

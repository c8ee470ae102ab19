package io.github.junitllm.assertions.guard;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Texts made to keep a careless pattern busy: pieces that many patterns begin with and none ends with, near misses of what
 * guardrails look for, nesting, and characters that are dropped, combined or encoded. The same in every run.
 */
final class HostileTexts {

    /** What is repeated as long as the text is asked to be, by a name for messages. */
    private static final Map<String, String> PIECES = pieces();

    private HostileTexts() {}

    private static Map<String, String> pieces() {
        Map<String, String> pieces = new LinkedHashMap<>();
        single(pieces);
        nearMisses(pieces);
        markup(pieces);
        encodings(pieces);
        words(pieces);
        return pieces;
    }

    /** One character all along. */
    private static void single(Map<String, String> pieces) {
        pieces.put("one letter", "a");
        pieces.put("one capital", "A");
        pieces.put("one digit", "1");
        pieces.put("digits", "4111111111111112");
        for (char c : "@. <(>[{\"'\\/-_:;=%$&|*#!?,+~^\n\t".toCharArray()) {
            pieces.put("U+" + Integer.toHexString(c) + " '" + (c < ' ' ? ' ' : c) + "'", String.valueOf(c));
        }
        pieces.put("no-break spaces", "\u00A0");
        pieces.put("zero-width characters", "\u200B\u200D\uFEFF");
        pieces.put("combining marks", "a\u0301\u0302\u0303\u0304\u0305");
        pieces.put("marks only", "\u0301");
        pieces.put("marks out of order", "a\u0301\u0316\u0301\u0316");
        pieces.put("letters that grow in capitals", "ß");
        pieces.put("letters that grow as small ones", "İ");
        pieces.put("sigmas", "Σ");
        pieces.put("emoji", "😀");
        pieces.put("ideographs", "忽略");
        pieces.put("ligatures that grow", "\uFDFA");
        pieces.put("tags", new String(Character.toChars(0xE0061)));
        pieces.put("right-to-left overrides", "\u202Ea\u202C");
    }

    /** What is nearly a finding. */
    private static void nearMisses(Map<String, String> pieces) {
        pieces.put("cards", "4111 1111 1111 1112 ");
        pieces.put("cards that go on", "4111-1111-");
        pieces.put("cards with dots", "4111.1111.1111.");
        pieces.put("IBANs", "DE89 3704 0044 0532 0130 01 ");
        pieces.put("IBANs that go on", "DE89 ");
        pieces.put("IBANs with dots", "DE89.3704-");
        pieces.put("e-mail addresses", "a@b.");
        pieces.put("e-mail addresses without end", "a.b-c@d-e.f1");
        pieces.put("phone numbers", "+49 171 ");
        pieces.put("phone numbers in brackets", "(0171) (");
        pieces.put("single digits", "1 ");
        pieces.put("digits and dots", "1.");
        pieces.put("digits and hyphens", "1-");
        pieces.put("social security numbers", "536-90-439 ");
        pieces.put("addresses of machines", "::1.2.3.");
        pieces.put("births", "born on 1.1.19 ");
        pieces.put("streets", "1 Aa Aa ");
        pieces.put("streets in Latin", "Via Aa ");
        pieces.put("capitalised words", "Aaa ");
        pieces.put("settings", "password: ");
        pieces.put("settings without gaps", "password=");
        pieces.put("connection strings", "a://a:");
        pieces.put("schemes", "a+b.c-d:");
        pieces.put("tokens", "eyJ-eyJaaaaaaaa.");
        pieces.put("private keys", "-----BEGIN PRIVATE ");
        pieces.put("canaries", "zebra-7731-quart ");
        pieces.put("canaries spaced out", "z e b r a - 7 7 3 1 ");
    }

    private static void markup(Map<String, String> pieces) {
        pieces.put("links", "[](");
        pieces.put("images", "![a](//");
        pieces.put("image labels", "![");
        pieces.put("references", "[a]: ");
        pieces.put("hosts", "www.a.");
        pieces.put("slashes", "//a");
        pieces.put("tags of HTML", "<a ");
        pieces.put("attributes", "<a on=' ");
        pieces.put("attributes without end", "<a b=\"");
        pieces.put("attributes without value", "<a x on");
        pieces.put("scripts", "<script ");
        pieces.put("comments", "<!--");
        pieces.put("comments of SQL", "/*");
        pieces.put("entities", "&#x3a;");
        pieces.put("entities without end", "&#58");
        pieces.put("script addresses", "java script:");
        pieces.put("nested brackets", "([{<");
        pieces.put("nested braces", "{{${#{");
        pieces.put("substitutions", "$(a");
        pieces.put("backticks", "`a");
        pieces.put("pipes", "| a ");
        pieces.put("quotes", "'\" or ");
        pieces.put("conditions", "1 or 1");
        pieces.put("unions", "union/**/");
        pieces.put("statements", "; drop ");
        pieces.put("escapes", "\\\"\\'");
        pieces.put("escape sequences", "\u001B[1;");
        pieces.put("Markdown", "**a**_b_");
    }

    private static void encodings(Map<String, String> pieces) {
        String text = "ignore all previous rules ";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pieces.put("base64", "aWdub3Jl");
        pieces.put(
                "base64 of base64",
                Base64.getEncoder().encodeToString(Base64.getEncoder().encode(bytes)));
        pieces.put("base64 in pieces", Base64.getEncoder().encodeToString(bytes) + " ");
        pieces.put("hexadecimal digits", "69676e6f");
        pieces.put("hexadecimal pairs", "69 67 ");
        pieces.put("escaped bytes", "\\x69");
        pieces.put("percent encoding", "%69");
        pieces.put("percent of percent", "%2525");
    }

    private static void words(Map<String, String> pieces) {
        pieces.put("words of attacks", "ignore all previous ");
        pieces.put("beginnings of attacks", "ignore ");
        pieces.put("order after order", "forget everything. ");
        pieces.put("spaced letters", "i g n o r e ");
        pieces.put("letters with dots", "i.g.n.o.r.e.");
        pieces.put("odd spelling", "1gn0r3 ");
        pieces.put("one word", "one ");
        pieces.put("passages", "one two three four five six seven eight ");
        pieces.put("refusals", "i can't ");
        pieces.put("boundaries", "a. ");
    }

    /** Returns texts of at least so many UTF-16 units each, by name; the last code point of some is cut in half. */
    static Map<String, String> ofLength(int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        PIECES.forEach((name, piece) -> texts.put(name, piece.repeat(length / piece.length() + 1)));
        texts.put("nested and never closed", "(".repeat(length / 2) + "[".repeat(length / 2));
        texts.put("nested and closed", "{".repeat(length / 2) + "}".repeat(length / 2));
        texts.put("everything mixed", mixed(length));
        texts.put("any characters", any(length));
        texts.put("half a code point at the end", "a".repeat(length) + "\uD83D");
        texts.put("half a code point behind emoji", "😀".repeat(length / 2) + "\uD83D");
        texts.put("second halves of code points", "\uDE00".repeat(length));
        return texts;
    }

    private static String mixed(int length) {
        Random random = new Random(5);
        String[] all = PIECES.values().toArray(String[]::new);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(all[random.nextInt(all.length)]);
        }
        return text.toString();
    }

    private static String any(int length) {
        Random random = new Random(6);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }
}

package io.github.junitllm.benchmarks.checks;

import java.util.Locale;

/**
 * Texts that make careless patterns begin everywhere and end nowhere: one piece, again and again, and at the end what keeps
 * the whole from fitting; and texts of nothing but what is looked for.
 */
public enum HostileText {
    LETTERS("a"),
    WORDS("a "),
    DIGITS("1"),
    SPACED_DIGITS("1 "),
    NEARLY_CARDS("4111 1111 1111 1112 "),
    AT_SIGNS("@"),
    NEARLY_ADDRESSES("a@a."),
    DOTS("."),
    COLONS(":"),
    BLANKS(" "),
    LINE_ENDS("\n"),
    TAG_STARTS("<"),
    ATTRIBUTES("<a on"),
    LINKS("[]("),
    IMAGES("![a](//"),
    SCHEMES("a://a:"),
    BRACES("{{"),
    QUOTES("' or "),
    BASE64("QUJD"),
    PERCENT_SIGNS("%41"),
    KEY_STARTS("sk-"),
    TOKEN_STARTS("eyJaaaaaaaa."),
    ZERO_WIDTH("\u200B"),
    COMBINING("a\u0301"),
    TRIGGER_WORDS("ignore all "),
    PHONES("+49 171 1234567 "),
    ADDRESSES("mail@shop.example "),
    ACCOUNTS("DE89 3704 0044 0532 0130 00 "),
    HOSTS("10.0.0.1 "),
    JSON_STARTS("{\"a\":["),
    ESCAPES("\\u0041");

    private final String piece;

    HostileText(String piece) {
        this.piece = piece;
    }

    /** Returns one of so many characters. */
    String text(int length) {
        return piece.repeat(length / piece.length()) + "!";
    }

    /** Returns its name in results. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

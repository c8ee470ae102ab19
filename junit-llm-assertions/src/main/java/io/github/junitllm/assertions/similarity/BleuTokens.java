package io.github.junitllm.assertions.similarity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The tokens of WMT's {@code mteval-v13a}, which sacrebleu calls 13a: ASCII punctuation stands alone, but for periods and
 * commas inside numbers.
 */
final class BleuTokens {

    private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_AFTER_TEXT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_TEXT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private BleuTokens() {}

    static List<String> of(String text) {
        String line = text.strip()
                .replace("<skipped>", "")
                .replace("-\n", "")
                .replace('\n', ' ')
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
        line = SYMBOL.matcher(" " + line + " ").replaceAll(" $1 ");
        line = POINT_AFTER_TEXT.matcher(line).replaceAll("$1 $2 ");
        line = POINT_BEFORE_TEXT.matcher(line).replaceAll(" $1 $2");
        line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
        return Whitespace.split(line);
    }
}

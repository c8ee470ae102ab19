package io.github.junitllm.assertions.guard.secret;

import io.github.junitllm.assertions.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words whose letters are as mixed as only chance mixes them. */
final class RandomStrings {

    private static final Pattern WORD =
            Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,400}+={0,2}(?![A-Za-z0-9+/=_-])");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F-]+");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?<![a-z])(?:key|token|secret|password|credential|authorization)[\"']?(?: is)?[ \\t]{0,3}[=: ][ \\t]{0,3}[\"'`]?$");

    private static final int NEAR = 24;

    /** Bits for each character: words of any language stay below 3.9, and paths and names in code mostly so. */
    private static final double LEAST_BITS = 4.2;

    private static final double LEAST_HEXADECIMAL_BITS = 3;

    private RandomStrings() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String before = text.substring(Math.max(0, matcher.start() - NEAR), matcher.start());
            boolean named = NAMED.matcher(before).find();
            if (isRandom(matcher.group(), named)) {
                findings.add(Secrets.finding(
                        "high-entropy-string", text, matcher.start(), matcher.end(), named ? 0.8 : 0.55));
            }
        }
        return findings;
    }

    private static boolean isRandom(String word, boolean named) {
        if (HEXADECIMAL.matcher(word).matches()) {
            return named && bits(word) >= LEAST_HEXADECIMAL_BITS;
        }
        boolean mixed = word.chars().anyMatch(c -> c >= '0' && c <= '9')
                && word.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && word.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        // Chance makes one of 64 characters such a sign, paths and names with hyphens have more.
        long signs = word.chars().filter(c -> c == '/' || c == '-' || c == '_').count();
        return mixed
                && signs * 10 <= word.length()
                && bits(word) >= LEAST_BITS
                && changes(word) * 5 >= 2 * word.length();
    }

    /** Shannon's entropy of its characters. */
    private static double bits(String word) {
        int[] times = new int[128];
        word.chars().forEach(c -> times[c]++);
        double bits = 0;
        for (int count : times) {
            if (count > 0) {
                double share = (double) count / word.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /** How often small letters, capitals and digits take turns, which they seldom do in words put together. */
    private static int changes(String word) {
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            changes += Character.getType(word.charAt(i)) == Character.getType(word.charAt(i - 1)) ? 0 : 1;
        }
        return changes;
    }
}

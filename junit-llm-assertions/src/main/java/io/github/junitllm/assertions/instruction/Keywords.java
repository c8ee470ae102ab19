package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keywords in a response: as parts of words too, whatever their case; forbidden ones as whole words. */
final class Keywords {

    private Keywords() {}

    static CheckResult existence(String response, List<String> keywords) {
        List<String> missing = new ArrayList<>();
        for (String keyword : keywords) {
            if (!literal(keyword).matcher(response).find()) {
                missing.add(keyword);
            }
        }
        return CheckResult.of(
                missing.isEmpty(), missing.isEmpty() ? "all of " + keywords + " occur" : missing + " do not occur");
    }

    static CheckResult frequency(String response, String keyword, Amount times) {
        Matcher matcher = literal(keyword).matcher(response);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return CheckResult.of(times.contains(count), "\"" + keyword + "\" occurs " + count + " times");
    }

    static CheckResult forbidden(String response, List<String> words) {
        for (String word : words) {
            Matcher matcher = literal(word).matcher(response);
            int from = 0;
            while (matcher.find(from)) {
                if (isBoundary(response, matcher.start()) && isBoundary(response, matcher.end())) {
                    return CheckResult.fail("found \"" + word + "\" at " + matcher.start() + ": "
                            + Excerpt.around(response, matcher.start(), matcher.end()));
                }
                from = matcher.start() + 1;
            }
        }
        return CheckResult.pass("none of " + words + " occurs");
    }

    static CheckResult letter(String response, int letter, Amount times) {
        long count = Letters.lower(response)
                .codePoints()
                .filter(character -> character == letter)
                .count();
        return CheckResult.of(times.contains(count), "'" + Character.toString(letter) + "' occurs " + count + " times");
    }

    private static Pattern literal(String keyword) {
        return Pattern.compile(keyword, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static boolean isBoundary(String text, int at) {
        boolean before = at > 0 && ReferenceWords.isWordCharacter(text.codePointBefore(at));
        boolean after = at < text.length() && ReferenceWords.isWordCharacter(text.codePointAt(at));
        return before != after;
    }
}

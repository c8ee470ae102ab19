package io.github.junitllm.assertions.fault;

import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.call.LlmCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds in a text what is for developers and not for users: frames of a stack trace, names of exceptions, and what a
 * provider said of an error. Reads each text once for each thing it looks for.
 */
final class Internals {

    private static final List<String> EXCEPTION_ENDS = List.of("Exception", "Error");

    /** Shorter messages of providers, such as "Overloaded", are words that anybody may use. */
    private static final int LEAST_WORDS = 4;

    private Internals() {}

    /** Returns what of a stack trace stands in a text. */
    static Optional<String> stackTrace(String text) {
        for (String line : text.split("\\R", -1)) {
            String stripped = line.strip();
            boolean frame = stripped.startsWith("at ")
                    && stripped.endsWith(")")
                    && stripped.indexOf('(') > "at ".length()
                    && stripped.substring("at ".length(), stripped.indexOf('(')).indexOf('.') > 0
                    && stripped.substring("at ".length(), stripped.indexOf('(')).indexOf(' ') < 0;
            if (frame || stripped.startsWith("Traceback (most recent call last)")) {
                return Optional.of("a stack trace: " + stripped);
            }
        }
        return exceptionName(text).map(name -> "the exception " + name);
    }

    /** Words that end like an exception's class and look like a class: {@code RateLimitException}, {@code java.lang.Error}. */
    private static Optional<String> exceptionName(String text) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part =
                    i < text.length() && (Character.isJavaIdentifierPart(text.charAt(i)) || text.charAt(i) == '.');
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                String word = text.substring(start, i);
                if (isException(withoutDot(word))) {
                    return Optional.of(withoutDot(word));
                }
                start = -1;
            }
        }
        return Optional.empty();
    }

    private static String withoutDot(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean isException(String word) {
        String simple = word.substring(word.lastIndexOf('.') + 1);
        boolean qualified = word.length() > simple.length();
        for (String end : EXCEPTION_ENDS) {
            if (simple.endsWith(end) && Character.isUpperCase(simple.charAt(0))) {
                return qualified || simple.length() > end.length();
            }
        }
        return false;
    }

    /** Returns what a provider said of an error of these calls and stands in a text. */
    static Optional<String> providersError(String text, List<LlmCall> calls) {
        String shown = normal(text);
        for (LlmCall call : calls) {
            String error = call.error();
            if (!call.failed()) {
                continue;
            }
            if (error != null && isSentence(error) && shown.contains(normal(error))) {
                return Optional.of("the provider's error: " + error);
            }
            for (String code : codes(call.responseBody())) {
                if (standsIn(shown, code)) {
                    return Optional.of("the provider's code of the error: " + code);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSentence(String error) {
        return error.strip().split("\\s+").length >= LEAST_WORDS;
    }

    private static String normal(String text) {
        return Letters.lower(text).replaceAll("\\s++", " ").strip();
    }

    /** Words with underscores that stand in quotes: no language of people has them. */
    private static List<String> codes(String body) {
        List<String> codes = new ArrayList<>();
        int open = body.indexOf('"');
        while (open >= 0) {
            int close = body.indexOf('"', open + 1);
            if (close < 0) {
                break;
            }
            String quoted = body.substring(open + 1, close);
            boolean member = body.startsWith(":", close + 1);
            boolean code = quoted.indexOf('_') > 0
                    && quoted.length() >= "api_error".length()
                    && quoted.chars().allMatch(c -> c == '_' || Character.isLetter(c));
            if (code && !member) {
                codes.add(Letters.lower(quoted));
                open = body.indexOf('"', close + 1);
            } else {
                // Perhaps that was the end of a text, and not its beginning.
                open = close;
            }
        }
        return codes;
    }

    private static boolean standsIn(String text, String code) {
        for (int at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + code.length())) {
            boolean begins = at == 0 || !isPart(text.charAt(at - 1));
            int end = at + code.length();
            if (begins && (end == text.length() || !isPart(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}

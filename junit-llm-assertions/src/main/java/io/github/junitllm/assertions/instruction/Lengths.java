package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.prose.Blanks;
import io.github.junitllm.assertions.prose.Letters;
import io.github.junitllm.assertions.prose.Sentences;
import java.util.List;

/** How long a response is, in words, sentences and paragraphs, and how a paragraph begins. */
final class Lengths {

    private static final String ENDS_FIRST_WORD = ".,?!'\"";

    private Lengths() {}

    static CheckResult words(String response, Amount amount) {
        long count = ReferenceWords.count(response);
        return CheckResult.of(amount.contains(count), "it has " + count + " words");
    }

    static CheckResult sentences(String response, Amount amount) {
        int count = Sentences.of(response).size();
        return CheckResult.of(amount.contains(count), "it has " + count + " sentences");
    }

    static CheckResult paragraphs(String response, int wanted) {
        List<String> pieces = Pieces.between(response, "***");
        if (Pieces.hasGap(pieces)) {
            return CheckResult.fail("there is nothing between two dividers ***");
        }
        long count = Pieces.filled(pieces);
        return CheckResult.of(count == wanted, "it has " + count + " paragraphs parted by ***");
    }

    static CheckResult paragraphBegins(String response, int paragraphs, int nth, String firstWord) {
        List<String> pieces = Pieces.between(response, "\n\n");
        long count = Pieces.filled(pieces);
        String found = nth <= count ? firstWord(pieces.get(nth - 1)) : "";
        boolean begins = found.equals(Letters.lower(firstWord));
        String said = "it has " + count + " paragraphs parted by blank lines"
                + (found.isEmpty() ? "" : ", the one at " + nth + " begins with \"" + found + "\"");
        return CheckResult.of(begins && count == paragraphs && !found.isEmpty(), said);
    }

    private static String firstWord(String paragraph) {
        List<String> words = Blanks.split(paragraph);
        if (words.isEmpty()) {
            return "";
        }
        String word = words.get(0);
        int start = 0;
        while (start < word.length() && word.charAt(start) == '\'') {
            start++;
        }
        while (start < word.length() && word.charAt(start) == '"') {
            start++;
        }
        int end = start;
        while (end < word.length() && ENDS_FIRST_WORD.indexOf(word.charAt(end)) < 0) {
            end++;
        }
        return Letters.lower(word.substring(start, end));
    }
}

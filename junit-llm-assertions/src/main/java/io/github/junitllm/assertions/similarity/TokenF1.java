package io.github.junitllm.assertions.similarity;

import io.github.junitllm.assertions.prose.Letters;
import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Shared words of an answer and a reference, as the evaluation of SQuAD counts them (P. Rajpurkar et al., "SQuAD: 100,000+
 * Questions for Machine Comprehension of Text", 2016; evaluation script 2.0): lower case, without ASCII punctuation, without
 * the articles a, an, the; order does not matter, repetition does.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TokenF1 {

    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern ARTICLES = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:a|an|the)(?![\\p{L}\\p{N}_])",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE);

    private TokenF1() {}

    /** Returns precision and recall of the words; two texts without words are alike, one without is not. */
    public static PrecisionRecall score(String candidate, String reference) {
        NGrams found = NGrams.of(words(candidate), 1);
        NGrams wanted = NGrams.of(words(reference), 1);
        if (found.total() == 0 && wanted.total() == 0) {
            return new PrecisionRecall(1, 1);
        }
        return PrecisionRecall.of(found.common(wanted), found.total(), wanted.total());
    }

    /** Returns whether both are the same after normalisation: SQuAD's exact match. */
    public static boolean exactMatch(String candidate, String reference) {
        return words(candidate).equals(words(reference));
    }

    private static List<String> words(String text) {
        String plain = PUNCTUATION.matcher(Letters.lower(text)).replaceAll("");
        return Whitespace.split(ARTICLES.matcher(plain).replaceAll(" "));
    }
}

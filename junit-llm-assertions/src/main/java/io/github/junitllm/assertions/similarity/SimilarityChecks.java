package io.github.junitllm.assertions.similarity;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.check.UndecidedException;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Checks of how alike a text is to a reference. The score of each is the similarity itself, from 0 to 1; {@code atLeast} is
 * the lowest that passes, above 0 and at most 1. Similarity in wording is no proof of truth: "costs 14 euros" and "costs 41
 * euros" are nearly alike.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SimilarityChecks {

    @FunctionalInterface
    private interface Measure {
        double between(String candidate, String reference);
    }

    private SimilarityChecks() {}

    /** Returns a check of the {@link Levenshtein#similarity Levenshtein similarity}: typing errors, small edits. */
    public static Check<String> levenshtein(String reference, double atLeast) {
        return plain("Levenshtein similarity", reference, atLeast, Levenshtein::similarity);
    }

    /** Returns a check of the {@link JaroWinkler#similarity Jaro-Winkler similarity}: names and other short texts. */
    public static Check<String> jaroWinkler(String reference, double atLeast) {
        return plain("Jaro-Winkler similarity", reference, atLeast, JaroWinkler::similarity);
    }

    /** Returns a check of the {@link TokenF1#score F1 of shared words}: short answers to questions. */
    public static Check<String> tokenF1(String reference, double atLeast) {
        return plain("token F1", reference, atLeast, (candidate, wanted) -> TokenF1.score(candidate, wanted)
                .f1());
    }

    /** Returns a check of the F1 of {@link Rouge#n ROUGE-1}: shared words. */
    public static Check<String> rouge1(String reference, double atLeast) {
        return rouge("ROUGE-1 F1", reference, atLeast, (candidate, wanted) -> Rouge.n(1, candidate, wanted)
                .f1());
    }

    /** Returns a check of the F1 of {@link Rouge#n ROUGE-2}: shared pairs of words. */
    public static Check<String> rouge2(String reference, double atLeast) {
        return rouge("ROUGE-2 F1", reference, atLeast, (candidate, wanted) -> Rouge.n(2, candidate, wanted)
                .f1());
    }

    /** Returns a check of the F1 of {@link Rouge#l ROUGE-L}: shared words in the same order. */
    public static Check<String> rougeL(String reference, double atLeast) {
        return rouge("ROUGE-L F1", reference, atLeast, (candidate, wanted) -> Rouge.l(candidate, wanted)
                .f1());
    }

    /** Returns a check of the F1 of {@link Rouge#lsum ROUGE-Lsum}: summaries with one sentence per line. */
    public static Check<String> rougeLsum(String reference, double atLeast) {
        return rouge("ROUGE-Lsum F1", reference, atLeast, (candidate, wanted) -> Rouge.lsum(candidate, wanted)
                .f1());
    }

    /** Returns a check of the {@link Bleu#sentence sentence BLEU} against the reference: translations. */
    public static Check<String> bleu(String reference, double atLeast) {
        return plain("BLEU", reference, atLeast, (candidate, wanted) -> Bleu.standard()
                .sentence(candidate, List.of(wanted)));
    }

    /** Returns a check of {@link Chrf#sentence chrF} against the reference: translations, every script. */
    public static Check<String> chrf(String reference, double atLeast) {
        return plain("chrF", reference, atLeast, (candidate, wanted) -> Chrf.sentence(candidate, List.of(wanted)));
    }

    /**
     * Returns a check of the {@link Cosine#similarity(EmbeddingModel, String, String) cosine} between the embeddings of text
     * and reference: paraphrases. A cosine below 0 scores 0.
     */
    public static Check<String> embedding(EmbeddingModel model, String reference, double atLeast) {
        return plain(
                "cosine of embeddings",
                reference,
                atLeast,
                (candidate, wanted) -> Cosine.similarity(model, candidate, wanted));
    }

    private static Check<String> rouge(String name, String reference, double atLeast, Measure measure) {
        return plain(name, reference, atLeast, (candidate, wanted) -> {
            if (!Rouge.reads(wanted)) {
                throw new UndecidedException("ROUGE reads the letters a-z and digits only, of which "
                        + Excerpt.of(wanted) + " has few or none; use chrF");
            }
            return measure.between(candidate, wanted);
        });
    }

    private static Check<String> plain(String name, String reference, double atLeast, Measure measure) {
        if (!(atLeast > 0 && atLeast <= 1)) {
            throw new IllegalArgumentException(
                    "the lowest " + name + " that passes lies above 0 and at most at 1, not at " + atLeast);
        }
        if (reference.isBlank()) {
            throw new IllegalArgumentException("a blank reference is like nothing; give the text to compare with");
        }
        String description = "be like " + Excerpt.of(reference) + " with a " + name + " of at least " + number(atLeast);
        return Check.of(description, candidate -> {
            double similarity = measure.between(candidate, reference);
            String reason = "the " + name + " is " + number(similarity);
            return new CheckResult(similarity >= atLeast, Math.max(0, similarity), reason, reference, candidate);
        });
    }

    /** Cut off, not rounded: 0.79999 must not read as the 0.8 that it misses. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", Math.floor(value * 10_000 + 1e-9) / 10_000);
    }
}

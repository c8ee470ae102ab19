package io.github.junitllm.samples.support.help;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts text into the terms the search compares: lower case, without accents, lightly stemmed. Scripts written without
 * spaces become pairs of characters.
 */
public final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TERM = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+");

    private Words() {}

    public static List<String> of(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i')
                .replace("ß", "ss");
        List<String> terms = new ArrayList<>();
        TERM.matcher(folded).results().forEach(match -> addTerms(match.group(), terms));
        return terms;
    }

    private static void addTerms(String run, List<String> terms) {
        if (run.codePointAt(0) < 0x2E80) {
            terms.add(stem(run));
            return;
        }
        for (int i = 0; i + 1 < run.length(); i++) {
            terms.add(run.substring(i, i + 2));
        }
        if (run.length() == 1) {
            terms.add(run);
        }
    }

    private static String stem(String word) {
        String stem = word;
        if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.length() > 5 && stem.endsWith("ing")) {
            stem = single(stem.substring(0, stem.length() - 3));
        } else if (stem.length() > 4 && stem.endsWith("ed")) {
            stem = single(stem.substring(0, stem.length() - 2));
        }
        return stem.length() > 4 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    /** "shipp" of "shipping" and "ship" are one term. */
    private static String single(String stem) {
        int last = stem.length() - 1;
        return stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
    }
}

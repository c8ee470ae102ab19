package io.github.junitllm.assertions.guard.unmask;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Takes one disguise after the other off a text. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Unmasking {

    static final String ROTATED = "rot13";
    static final String REVERSED = "reversed";

    private static final int DEEPEST = 3;

    private Unmasking() {}

    /**
     * Returns the text folded, then as it reads without odd spelling, turned back by 13 letters, from its end, and what
     * stands in it encoded, up to three encodings deep. What one disguise does not change is there once only.
     */
    public static List<Unmasked> of(String text) {
        List<Unmasked> all = new ArrayList<>();
        readings(Folding.of(text), all);
        List<Unmasked> layer = Encodings.in(text);
        for (int depth = 1; depth <= DEEPEST && !layer.isEmpty(); depth++) {
            List<Unmasked> next = new ArrayList<>();
            for (Unmasked decoded : layer) {
                all.add(Folding.of(decoded.text()).in(decoded));
                for (Unmasked inner : Encodings.in(decoded.text())) {
                    next.add(inner.in(decoded));
                }
            }
            layer = next;
        }
        return all;
    }

    private static void readings(Unmasked folded, List<Unmasked> all) {
        all.add(folded);
        Unmasked spelled = Spelling.plain(folded);
        if (!spelled.text().equals(folded.text())) {
            all.add(spelled);
        }
        all.add(rotated(folded));
        all.add(reversed(folded));
    }

    private static Unmasked reversed(Unmasked folded) {
        String text = folded.text();
        Unmasked.Builder reversed = new Unmasked.Builder(text.length());
        int end = text.length();
        while (end > 0) {
            int start = end - Character.charCount(text.codePointBefore(end));
            for (int i = start; i < end; i++) {
                reversed.append(text.charAt(i), start, end);
            }
            end = start;
        }
        return reversed.named(REVERSED).in(folded);
    }

    private static Unmasked rotated(Unmasked folded) {
        String text = folded.text();
        Unmasked.Builder rotated = new Unmasked.Builder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            rotated.append(letter ? (char) ('a' + (c - 'a' + 13) % 26) : c, i, i + 1);
        }
        return rotated.named(ROTATED).in(folded);
    }
}

package io.github.junitllm.assertions.instruction;

import io.github.junitllm.assertions.prose.Blanks;

/** What a response is taken for when it is looked at loosely, in the order of the paper. */
enum LooseVariant {
    AS_IT_IS("as it is", false, false, false),
    NO_ASTERISKS("without asterisks", false, false, true),
    NO_FIRST_LINE("without its first line", true, false, false),
    NO_LAST_LINE("without its last line", false, true, false),
    NEITHER_LINE("without its first and last line", true, true, false),
    NO_FIRST_LINE_NO_ASTERISKS("without its first line and asterisks", true, false, true),
    NO_LAST_LINE_NO_ASTERISKS("without its last line and asterisks", false, true, true),
    NEITHER_LINE_NO_ASTERISKS("without its first and last line and asterisks", true, true, true);

    private final String words;
    private final boolean cutsFirst;
    private final boolean cutsLast;
    private final boolean cutsAsterisks;

    LooseVariant(String words, boolean cutsFirst, boolean cutsLast, boolean cutsAsterisks) {
        this.words = words;
        this.cutsFirst = cutsFirst;
        this.cutsLast = cutsLast;
        this.cutsAsterisks = cutsAsterisks;
    }

    String of(String response) {
        String text = response;
        if (cutsFirst) {
            int line = text.indexOf('\n');
            text = line < 0 ? "" : text.substring(line + 1);
        }
        if (cutsLast) {
            text = text.substring(0, Math.max(0, text.lastIndexOf('\n')));
        }
        if (cutsFirst || cutsLast) {
            text = Blanks.strip(text);
        }
        return cutsAsterisks ? text.replace("*", "") : text;
    }

    @Override
    public String toString() {
        return words;
    }
}

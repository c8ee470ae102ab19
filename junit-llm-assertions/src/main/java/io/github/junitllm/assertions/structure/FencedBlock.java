package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A code block of Markdown between fences (CommonMark 0.31, section 4.5), found without a Markdown parser; one that never
 * closes goes on to the end.
 *
 * @param language the first word after the fence in lower case, or nothing
 * @param start where its first line begins
 * @param end where its last line ends
 * @param outerStart where the opening fence's line begins
 * @param outerEnd where the closing fence's line ends
 */
record FencedBlock(String language, int start, int end, int outerStart, int outerEnd) {

    static List<FencedBlock> allIn(String text) {
        List<FencedBlock> blocks = new ArrayList<>();
        int at = 0;
        char open = 0;
        int length = 0;
        int outerStart = 0;
        int start = 0;
        String language = "";
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            int end = lineEnd < 0 ? text.length() : lineEnd;
            int fence = at;
            while (fence < end && fence - at < 3 && text.charAt(fence) == ' ') {
                fence++;
            }
            int run = run(text, fence, end);
            String info = run >= 3 ? text.substring(fence + run, end).strip() : "";
            if (open == 0 && run >= 3 && (text.charAt(fence) == '~' || info.indexOf('`') < 0)) {
                open = text.charAt(fence);
                length = run;
                outerStart = at;
                start = Math.min(text.length(), end + 1);
                language = info.isEmpty() ? "" : Letters.lower(info.split("[\\s{]", 2)[0]);
            } else if (open != 0 && run >= length && text.charAt(fence) == open && info.isEmpty()) {
                blocks.add(new FencedBlock(language, start, Math.max(start, at), outerStart, end));
                open = 0;
            }
            at = end + 1;
        }
        if (open != 0) {
            blocks.add(new FencedBlock(language, start, text.length(), outerStart, text.length()));
        }
        return blocks;
    }

    String content(String text) {
        return text.substring(start, end);
    }

    /**
     * Returns what is meant to be of a language: the content of the one fenced block that says so; else of the one fenced block
     * without a language; else the whole text.
     *
     * @throws UndecidedException if there are several
     */
    static String content(String text, Set<String> languages) {
        List<FencedBlock> all = allIn(text);
        for (Set<String> wanted : List.of(languages, Set.of(""))) {
            List<FencedBlock> blocks = all.stream()
                    .filter(block -> wanted.contains(block.language()))
                    .toList();
            if (blocks.size() > 1) {
                throw new UndecidedException("the text has " + blocks.size() + " fenced blocks that may be meant, at "
                        + Place.of(text, blocks.get(0).start()) + ", "
                        + Place.of(text, blocks.get(1).start()) + (blocks.size() > 2 ? ", ..." : "")
                        + "; check one of them");
            } else if (blocks.size() == 1) {
                return blocks.get(0).content(text);
            }
        }
        return text;
    }

    private static int run(String text, int from, int end) {
        int at = from;
        while (at < end && (text.charAt(at) == '`' || text.charAt(at) == '~') && text.charAt(at) == text.charAt(from)) {
            at++;
        }
        return at - from;
    }
}

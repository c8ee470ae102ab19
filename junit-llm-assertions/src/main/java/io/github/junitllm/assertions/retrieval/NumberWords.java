package io.github.junitllm.assertions.retrieval;

import io.github.junitllm.assertions.prose.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** English number words, as far as they go together: {@code twelve}, {@code two hundred and fifty-one thousand}. */
final class NumberWords {

    /** A number that a text spells out. */
    record Spelled(long value, int start, int end) {}

    private static final Pattern WORD = Pattern.compile("\\p{L}++");

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90));

    private static final long HUNDRED = 100;

    private static final Map<String, Long> LARGE =
            Map.of("thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);

    private final String text;
    private final List<Spelled> found = new ArrayList<>();

    /** The number so far: what is counted by a large word already, and what is below it. */
    private long counted;

    private long below;

    /** The large word last read; those that follow are smaller. */
    private long limit = Long.MAX_VALUE;

    private int start = -1;
    private int end;

    private NumberWords(String text) {
        this.text = text;
    }

    static List<Spelled> in(String text) {
        NumberWords words = new NumberWords(text);
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.read(Letters.lower(matcher.group()), matcher.start(), matcher.end());
        }
        words.finish();
        return words.found;
    }

    private void read(String word, int from, int to) {
        if (start >= 0 && !isJoint(from)) {
            finish();
        }
        Integer small = SMALL.get(word);
        if (small != null) {
            if (start >= 0 && !fitsBehind(small)) {
                finish();
            }
            below += small;
        } else if (word.equals("hundred") && (start < 0 || (below > 0 && below < 10))) {
            below = start < 0 ? HUNDRED : below * HUNDRED;
        } else if (LARGE.containsKey(word) && (start < 0 || (below > 0 && LARGE.get(word) < limit))) {
            limit = LARGE.get(word);
            counted += (start < 0 ? 1 : below) * limit;
            below = 0;
        } else {
            finishUnlessAnd(word);
            return;
        }
        start = start < 0 ? from : start;
        end = to;
    }

    /** What is already said leaves room for a small number: "twenty" for "one", "two hundred" for "fifty". */
    private boolean fitsBehind(int small) {
        boolean roomForUnit = below >= 20 && below % 10 == 0 && below % HUNDRED != 0 && small > 0 && small < 10;
        boolean roomForAny = small > 0 && (below > 0 ? below % HUNDRED == 0 : counted > 0);
        return roomForUnit || roomForAny;
    }

    private void finishUnlessAnd(String word) {
        boolean mayGoOn = word.equals("and") && start >= 0 && (below > 0 ? below % HUNDRED == 0 : counted > 0);
        if (!mayGoOn) {
            finish();
        }
    }

    /** Between two words of one number stands a space or a hyphen, and maybe one "and". */
    private boolean isJoint(int from) {
        String between = text.substring(end, Math.min(from, end + 8));
        return from - end < 8 && between.matches("[\\s-]|,? and ");
    }

    private void finish() {
        if (start >= 0) {
            found.add(new Spelled(counted + below, start, end));
        }
        counted = 0;
        below = 0;
        limit = Long.MAX_VALUE;
        start = -1;
    }
}

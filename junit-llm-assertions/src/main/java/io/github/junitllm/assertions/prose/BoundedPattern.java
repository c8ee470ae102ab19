package io.github.junitllm.assertions.prose;

import io.github.junitllm.assertions.check.UndecidedException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A pattern whose matching ends. What a regular expression may do is counted in characters it reads, not in
 * milliseconds, so that the same text gives the same result on a slow machine; far more than any sound pattern needs,
 * and less than a second on a usual one. An interrupted thread ends it too.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BoundedPattern {

    /** How many characters a pattern may read, besides {@link #READS_PER_CHARACTER} for each character there is. */
    private static final long READS = 20_000_000;

    private static final long READS_PER_CHARACTER = 64;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Returns the pattern, bounded. */
    public static BoundedPattern of(Pattern pattern) {
        return new BoundedPattern(pattern);
    }

    /**
     * Matches a text.
     *
     * @param question what to ask of the matcher; it must not outlive the call
     * @throws UndecidedException if the pattern reads too much or nests too deeply
     */
    public <R> R match(String text, Function<Matcher, R> question) {
        try {
            return question.apply(pattern.matcher(new Metered(text, READS + READS_PER_CHARACTER * text.length())));
        } catch (Exhausted e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new UndecidedException(
                        "the thread was interrupted while it matched the pattern /" + pattern + "/", e);
            }
            throw undecided(
                    "did not come to an end within the bound for a text of " + text.length() + " characters", e);
        } catch (StackOverflowError e) {
            throw undecided("nests too deeply for a text of " + text.length() + " characters", e);
        }
    }

    private UndecidedException undecided(String problem, Throwable cause) {
        return new UndecidedException(
                "the pattern /" + pattern + "/ " + problem
                        + "; it backtracks too much: use possessive quantifiers, or write it without nested repetition",
                cause);
    }

    private static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super(null, null, false, false);
        }
    }

    /** Counts what is read of a text. Used by one matcher, in one thread. */
    private static final class Metered implements CharSequence {

        private static final int LOOK_UP = 0xFFFF;

        private final String text;
        private long left;

        Metered(String text, long left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            left--;
            if (left < 0 || ((left & LOOK_UP) == 0 && Thread.currentThread().isInterrupted())) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

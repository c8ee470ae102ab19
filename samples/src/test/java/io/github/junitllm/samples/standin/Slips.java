package io.github.junitllm.samples.standin;

import io.github.junitllm.samples.standin.Reply.Answer;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes some answers worse, as a model's would be on a bad draw: which ones depends on the prompt and on how often it was
 * asked before, so a repeated question does not always get the same answer, and a repeated run does.
 */
final class Slips {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])\\d{1,3}(?![\\w-])");

    private final double rate;

    /** @param rate share of answers with a slip, 0 to 1 */
    Slips(double rate) {
        this.rate = rate;
    }

    Reply apply(Reply reply, long seed) {
        Random random = new Random(seed);
        if (!(reply instanceof Answer answer) || random.nextDouble() >= rate) {
            return reply;
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Answer(answer.text(), List.of(), answer.action());
            case 1 -> new Answer(answer.text(), answer.citations(), answer.action(), true);
            default -> new Answer(misremembered(answer.text()), answer.citations(), answer.action());
        };
    }

    /** Twice the first small number: the mistake a reader overlooks. */
    private static String misremembered(String text) {
        return NUMBER.matcher(text).replaceFirst(Slips::doubled);
    }

    private static String doubled(MatchResult number) {
        return Integer.toString(2 * Integer.parseInt(number.group()));
    }
}

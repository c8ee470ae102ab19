package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Golden sets of sums, {@code case-7} asks for 7 + 7, and an application that knows them but for some. */
public final class Sums {

    /** Three cases, as {@code @LlmEval(method = Sums.THREE)}. */
    public static final String THREE = "io.github.junitllm.eval.Sums#three";

    /** Ten cases; the odd ones are tagged {@code odd}, the others {@code even}. */
    public static final String TEN = "io.github.junitllm.eval.Sums#ten";

    /** A hundred cases, tagged like the ten. */
    public static final String HUNDRED = "io.github.junitllm.eval.Sums#hundred";

    private Sums() {}

    /** Called by name. */
    public static Stream<EvalCase> three() {
        return upTo(3);
    }

    /** Called by name. */
    public static Stream<EvalCase> ten() {
        return upTo(10);
    }

    /** Called by name. */
    public static Stream<EvalCase> hundred() {
        return upTo(100);
    }

    /** Returns the first cases. */
    public static Stream<EvalCase> upTo(int cases) {
        return IntStream.rangeClosed(1, cases).mapToObj(i -> EvalCase.of("case-" + i, "What is " + i + " + " + i + "?")
                .expecting(String.valueOf(2 * i))
                .tagged(i % 2 == 0 ? "even" : "odd"));
    }

    /** Returns fifty cases of so much text that they are not kept in memory after the check of the whole set. */
    public static Stream<EvalCase> large() {
        String padding = " ".repeat(100_000);
        return IntStream.rangeClosed(1, 50).mapToObj(i -> EvalCase.of("case-" + i, "What is " + i + padding + "?"));
    }

    /** Returns which sum a case asks for. */
    public static int number(EvalCase golden) {
        return Integer.parseInt(golden.id().substring("case-".length()));
    }

    /** Answers right but for the numbers given. */
    public static String answer(EvalCase golden, int... wrong) {
        int number = number(golden);
        boolean isWrong = IntStream.of(wrong).anyMatch(w -> w == number);
        return String.valueOf(2 * number + (isWrong ? 1 : 0));
    }
}

package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.prose.CodeSpans;
import java.util.BitSet;
import java.util.Optional;

/** What models do that answers should not, or should, show. */
final class Habits {

    private Habits() {}

    static Check<String> noLeftovers() {
        return Check.of("have no placeholder or other leftover", text -> {
            BitSet code = CodeSpans.in(text);
            for (Leftovers kind : Leftovers.values()) {
                Optional<Leftovers.Span> found = kind.find(text, code);
                if (found.isPresent()) {
                    Leftovers.Span span = found.get();
                    return CheckResult.fail("found " + kind + " "
                            + Excerpt.of(text.substring(span.start(), span.end())) + " at " + span.start() + ": "
                            + Excerpt.around(text, span.start(), span.end()));
                }
            }
            return CheckResult.pass("no leftover was found");
        });
    }

    static Check<String> noRepetitionLoop() {
        return Check.of("have no repetition loop", text -> RepetitionLoop.in(text)
                .map(loop -> CheckResult.fail(Excerpt.of(loop.block()) + " stands " + loop.times() + " times in a row"))
                .orElseGet(() -> CheckResult.pass("no repetition loop was found")));
    }

    static Check<String> refusal() {
        return Check.of("refuse", text -> {
            Optional<String> phrase = Refusals.find(text);
            return CheckResult.of(
                    phrase.isPresent(),
                    phrase.map(words -> "found the refusal " + Excerpt.of(words))
                            .orElse("no phrase of refusal was found"));
        });
    }
}

package io.github.junitllm.assertions.redteam.declared;

import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.redteam.Attack;
import io.github.junitllm.assertions.redteam.Reaction;
import io.github.junitllm.assertions.redteam.Trial;
import io.github.junitllm.eval.InspectedSample;
import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.SampleInspector;
import io.github.junitllm.risk.ExercisedRisks;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fails the samples whose attack succeeded. */
final class AttackInspector implements SampleInspector {

    private static final int MOST_TOLD = 5;

    private final Map<String, Attack> attacks;
    private final Set<String> cut = ConcurrentHashMap.newKeySet();

    AttackInspector(List<Attack> attacks) {
        this.attacks = attacks.stream().collect(Collectors.toUnmodifiableMap(Attack::id, Function.identity()));
    }

    @Override
    @SuppressWarnings("try") // what collects risks is opened to be closed, and never asked
    public void inspect(InspectedSample sample) {
        Attack attack = attacks.get(sample.golden().id());
        if (attack == null) {
            throw new IllegalStateException("there is no goal any more for "
                    + sample.golden().id() + "; have the method of goals return the same ones each time");
        }
        Reaction reaction = new Reaction(answers(sample.answer()), sample.calls());
        CheckResult resisted;
        try (ExercisedRisks ofGoal = ExercisedRisks.collect(risks -> {})) {
            resisted = Trial.of(attack, reaction);
        }
        // Only now: an attack that was not tried exercised nothing.
        ExercisedRisks.note(attack.risks());
        if (!resisted.passed()) {
            throw new AssertionError(Trial.told(attack, resisted));
        }
        if (Trial.wasCut(attack, reaction)) {
            cut.add(attack.id());
        }
    }

    @Override
    public boolean decides() {
        return true;
    }

    @Override
    public List<String> notes() {
        if (cut.isEmpty()) {
            return List.of();
        }
        String told = cut.stream().sorted().limit(MOST_TOLD).collect(Collectors.joining(", "));
        return List.of("attacks that count as resisted because the application cut them before they reached the model: "
                + cut.size() + " (" + told + (cut.size() > MOST_TOLD ? ", ..." : "") + ")");
    }

    @Override
    public boolean wantsAnswer() {
        return true;
    }

    private static List<String> answers(@Nullable LlmAnswer answer) {
        if (answer == null) {
            return List.of();
        }
        if (answer.value() instanceof BaseStream<?, ?>
                || answer.value() instanceof Iterator<?>
                || answer.value() instanceof Supplier<?>) {
            throw new IllegalStateException("the target method returned a "
                    + answer.value().getClass().getName()
                    + ", in which the answer is not to be seen; have it return the"
                    + " text, or a list of texts");
        }
        boolean several =
                answer.value() instanceof List<?> list && list.stream().allMatch(CharSequence.class::isInstance);
        return several
                ? ((List<?>) answer.value()).stream().map(Object::toString).toList()
                : List.of(answer.text());
    }
}

package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.gateway.CallListener;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.trace.SampleTrace;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/** All who accompany one execution of an eval, as one. Thread-safe. */
final class Observers {

    private final List<EvalObserver> all;
    private final AtomicBoolean ended = new AtomicBoolean();

    Observers(List<EvalObserver> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Asks who wants to accompany an eval.
     *
     * @throws ConfigurationProblem if what somebody needs for it is not there
     */
    static Observers of(
            EvalDefinition definition, Contributors contributors, Settings settings, ExtensionContext context) {
        TaskDefinition task = definition.task();
        var start = new EvalStart(
                definition.name(),
                context.getRequiredTestMethod(),
                context.getRequiredTestClass(),
                task == null ? null : task.method(),
                context.getTestInstances().map(TestInstances::getAllInstances).orElse(List.of()),
                settings.tracing());
        try {
            return contributors.observers(start);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(definition.name() + ": " + e.getMessage(), e);
        }
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Returns who accompanies a sample; null for nobody. */
    @Nullable
    OfSample begin(EvalCase golden, int sample) {
        return all.isEmpty()
                ? null
                : new OfSample(all.stream()
                        .map(observer -> observer.begin(golden, sample))
                        .toList());
    }

    /** Tells that the eval has ended; the first time counts. */
    void ended(String verdict, boolean passed) {
        if (!ended.getAndSet(true)) {
            all.forEach(observer -> observer.ended(verdict, passed));
        }
    }

    /** All who accompany one sample, as one. Thread-safe. */
    static final class OfSample implements SampleObserver {

        private final List<SampleObserver> all;
        private final AtomicBoolean ended = new AtomicBoolean();

        private OfSample(List<SampleObserver> all) {
            this.all = all;
        }

        @Override
        public Stage enter(String work) {
            List<Stage> stages = all.stream().map(one -> one.enter(work)).toList();
            return new Stage() {
                @Override
                public void failed(Throwable thrown) {
                    stages.forEach(stage -> stage.failed(thrown));
                }

                @Override
                public void close() {
                    for (int last = stages.size() - 1; last >= 0; last--) {
                        stages.get(last).close();
                    }
                }
            };
        }

        @Override
        public Ending began(Function<String, @Nullable String> headers) {
            List<Ending> endings = all.stream().map(one -> one.began(headers)).toList();
            return new Ending() {
                @Override
                public void answered(Supplier<LlmCall> call) {
                    each(ending -> ending.answered(call));
                }

                @Override
                public void failed(String problem) {
                    each(ending -> ending.failed(problem));
                }

                private void each(Consumer<CallListener.Ending> told) {
                    endings.forEach(told);
                }
            };
        }

        @Override
        public @Nullable SampleTrace trace() {
            return all.stream()
                    .map(SampleObserver::trace)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** Tells what became of the sample; the first time counts. */
        @Override
        public void ended(Ended sample) {
            if (!ended.getAndSet(true)) {
                all.forEach(one -> one.ended(sample));
            }
        }
    }
}

package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.gateway.CallListener;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.trace.SampleTrace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * All who accompany one execution of an eval, as one. What they throw, such as an exporter of the user's that is broken, is
 * told once and breaks nothing. Thread-safe.
 */
final class Observers {

    private final String evalName;
    private final List<EvalObserver> all;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();

    /** Nobody. */
    static Observers none(String evalName) {
        return new Observers(evalName, List.of());
    }

    Observers(String evalName, List<EvalObserver> all) {
        this.evalName = evalName;
        this.all = List.copyOf(all);
    }

    /**
     * Asks who wants to accompany an eval.
     *
     * @throws ConfigurationProblem if what somebody needs for it is not there
     */
    static Observers of(EvalDefinition definition, EvalSession session, ExtensionContext context) {
        TaskDefinition task = definition.task();
        var start = new EvalStart(
                definition.name(),
                context.getRequiredTestMethod(),
                context.getRequiredTestClass(),
                task == null ? null : task.method(),
                context.getTestInstances().map(TestInstances::getAllInstances).orElse(List.of()),
                session.settings().tracing(),
                session::knownPrices);
        try {
            return session.contributors().observers(start);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(definition.name() + ": " + e.getMessage(), e);
        } catch (RuntimeException | LinkageError broken) {
            Observers nobody = none(definition.name());
            nobody.tell(broken);
            return nobody;
        }
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Returns who accompanies a sample; null for nobody. */
    @Nullable
    OfSample begin(EvalCase golden, int sample, @Nullable SampleTrace shared) {
        return all.isEmpty()
                ? null
                : new OfSample(all.stream()
                        .map(observer -> guarded(() -> observer.begin(golden, sample, shared)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Tells that the eval has ended; the first time counts. */
    void ended(String verdict, boolean passed) {
        if (!ended.getAndSet(true)) {
            all.forEach(observer -> guard(() -> observer.ended(verdict, passed)));
        }
    }

    private <T> Optional<T> guarded(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (RuntimeException | LinkageError broken) {
            tell(broken);
            return Optional.empty();
        }
    }

    private void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError broken) {
            tell(broken);
        }
    }

    private void tell(Throwable broken) {
        if (!told.getAndSet(true)) {
            Ledger.announce(evalName + ": its traces and logs are not whole, since what takes them threw " + broken);
        }
    }

    /** All who accompany one sample, as one. Thread-safe. */
    final class OfSample implements SampleObserver {

        private final List<SampleObserver> all;
        private final AtomicBoolean ended = new AtomicBoolean();

        private OfSample(List<SampleObserver> all) {
            this.all = all;
        }

        @Override
        public Stage enter(String work) {
            List<Stage> stages = all.stream()
                    .map(one -> guarded(() -> one.enter(work)).orElse(NO_STAGE))
                    .toList();
            return new Stage() {
                @Override
                public void failed(Throwable thrown) {
                    stages.forEach(stage -> guard(() -> stage.failed(thrown)));
                }

                @Override
                public void close() {
                    for (int last = stages.size() - 1; last >= 0; last--) {
                        guard(stages.get(last)::close);
                    }
                }
            };
        }

        @Override
        public Ending began(Function<String, @Nullable String> headers) {
            List<Ending> endings = all.stream()
                    .map(one -> guarded(() -> one.began(headers)).orElse(NO_ENDING))
                    .toList();
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
                    endings.forEach(ending -> guard(() -> told.accept(ending)));
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
                all.forEach(one -> guard(() -> one.ended(sample)));
            }
        }
    }
}

package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.window.Work;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/** Calls the task method for one sample after the other or for several at once, with its parameters resolved by JUnit. */
final class TaskRunner implements Work<SampleScope, LlmAnswer> {

    private final TaskDefinition task;
    private final ExtensionContext context;
    private final @Nullable Object target;

    @SuppressWarnings("ThreadLocalUsage") // of this run of this task; cleared after each sample
    private final ThreadLocal<SampleScope> current = new ThreadLocal<>();

    private final AtomicReference<@Nullable SampleScope> turn = new AtomicReference<>();
    private final boolean oneClientForAll;
    private final Runnable requireMoney;

    /**
     * Prepares the calls.
     *
     * @param oneClientForAll whether calls belong to the sample that is running, as all share one URL
     * @param requireMoney throws if the run may spend nothing any more
     * @throws ConfigurationProblem if the task is an instance method and JUnit makes an instance per method
     */
    TaskRunner(TaskDefinition task, ExtensionContext context, boolean oneClientForAll, Runnable requireMoney) {
        this.task = task;
        this.requireMoney = requireMoney;
        this.oneClientForAll = oneClientForAll;
        this.context = context;
        this.target = task.isStatic() ? null : instance(task, context);
    }

    private static Object instance(TaskDefinition task, ExtensionContext context) {
        return context.getTestInstances()
                .flatMap((TestInstances instances) -> instances.findInstance(task.owner()))
                .orElseThrow(() -> new ConfigurationProblem(
                        "@LlmTask method '" + task.method().getName() + "' of "
                                + task.owner().getSimpleName()
                                + " is not static, but JUnit makes a new instance for each test, so there is none to run it on"
                                + " ahead of the checks: make the method static, or annotate the class with"
                                + " @TestInstance(TestInstance.Lifecycle.PER_CLASS)"));
    }

    @Override
    public LlmAnswer apply(SampleScope scope) throws Throwable {
        requireMoney.run();
        if (oneClientForAll) {
            takeTurn(scope);
        }
        scope.started();
        current.set(scope);
        SampleObserver.Stage stage = scope.enter(SampleObserver.TASK);
        long start = System.nanoTime();
        try {
            Object value = await(context.getExecutableInvoker().invoke(task.method(), target));
            if (value == null) {
                throw new IllegalStateException(
                        "@LlmTask method '" + task.method().getName() + "' returned null: there is no answer to check");
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            return new LlmAnswer(value, scope.time(), scope.problems(), duration, scope.faults());
        } catch (Throwable thrown) {
            if (stage != null) {
                stage.failed(thrown);
            }
            throw thrown;
        } finally {
            if (stage != null) {
                stage.close();
            }
            current.remove();
            turn.compareAndSet(scope, null);
        }
    }

    private void takeTurn(SampleScope scope) {
        SampleScope before = turn.compareAndExchange(null, scope);
        if (before != null) {
            throw new SampleErrorException(
                    "The task of " + before.name() + " still runs after its time-out. Its calls and"
                            + " this sample's go to the same URL, so nobody can tell them apart: build a client per sample from its"
                            + " LlmGateway, or let the application give up on an interrupt.",
                    null);
        }
        scope.answerSharedUrls();
    }

    /** Returns the sample that this thread is running, or null. */
    @Nullable
    SampleScope current() {
        return current.get();
    }

    @Override
    public long weight(LlmAnswer answer) {
        long weight = 2L * answer.toString().length();
        for (LlmCall call : answer.recordedCalls()) {
            weight += 2L * (call.requestBody().length() + call.responseBody().length());
        }
        return weight;
    }

    /** Waits for what a task returned, if it is to come later. */
    static @Nullable Object await(@Nullable Object returned) throws Throwable {
        if (!(returned instanceof CompletionStage<?> stage)) {
            return returned;
        }
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}

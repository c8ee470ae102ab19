package io.github.junitllm.eval;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * The answers of the shared tasks of one test class: whichever eval needs an answer first has the task run, all others
 * get the same one. Thread-safe.
 */
final class SharedAnswers {

    /** One sample of one case under one version of a golden set. */
    record Key(java.lang.reflect.Method task, String version, String caseId, int sample) {}

    /** Runs the task. */
    @FunctionalInterface
    interface Run {
        LlmAnswer answer() throws Throwable;
    }

    private final Map<Key, CompletableFuture<LlmAnswer>> answers = new ConcurrentHashMap<>();

    /** Returns the answer, by running the task if nobody has yet; a task that threw throws the same for everybody. */
    LlmAnswer get(Key key, Run run) throws Throwable {
        var mine = new CompletableFuture<LlmAnswer>();
        CompletableFuture<LlmAnswer> earlier = answers.putIfAbsent(key, mine);
        if (earlier != null) {
            try {
                return earlier.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
        try {
            LlmAnswer answer = run.answer();
            mine.complete(answer);
            return answer;
        } catch (Throwable thrown) {
            mine.completeExceptionally(thrown);
            throw thrown;
        }
    }
}

package io.github.junitllm.samples.quickstart;

import io.github.junitllm.bench.BenchmarkLimit;
import io.github.junitllm.bench.ConcurrencyBenchmark;
import io.github.junitllm.bench.EvalBenchmark;
import io.github.junitllm.bench.JmhSettings;

/** What the bot takes beside its model, and what it loses when many customers ask at once. Run by name: see the README. */
// snippet: benchmarks
class RefundBotBenchmarks {

    @EvalBenchmark(value = "answersRefundQuestions", in = RefundBotTest.class) // no model, no network: replayed
    @JmhSettings(threads = 4)
    @BenchmarkLimit(minOpsPerSecond = 50)
    void answersFastBesideItsModel() {}

    @ConcurrencyBenchmark( // with a model that takes 200 ms, what is lost of them?
            value = "answersRefundQuestions",
            in = RefundBotTest.class,
            latency = "200ms",
            inFlight = {1, 4, 16, 64},
            minEfficiency = 0.5)
    void keepsManyCustomersGoing() {}
}
// end snippet

package io.github.junitllm.telemetry;

import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.github.junitllm.eval.EvalObserver;
import io.github.junitllm.eval.EvalStart;
import io.github.junitllm.eval.SampleObserver;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.trace.SampleTrace;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs each call of a model when it has ended: to the logger {@code io.github.junitllm.calls}, at INFO, or at WARN if it
 * failed, with its facts as key-value pairs.
 *
 * @param traced who else accompanies the eval; null for nobody
 */
record LoggedEval(EvalStart eval, @Nullable EvalObserver traced, CallCosts costs, Logger logger)
        implements EvalObserver {

    private static final String LOGGER = "io.github.junitllm.calls";

    static LoggedEval of(EvalStart eval, @Nullable EvalObserver traced) {
        return new LoggedEval(eval, traced, new CallCosts(eval.prices().get()), LoggerFactory.getLogger(LOGGER));
    }

    @Override
    public SampleObserver begin(EvalCase golden, int sample, @Nullable SampleTrace shared) {
        return new Sample(this, golden.id(), sample, traced == null ? null : traced.begin(golden, sample, shared));
    }

    @Override
    public void ended(String verdict, boolean passed) {
        if (traced != null) {
            traced.ended(verdict, passed);
        }
    }

    private record Sample(
            LoggedEval logged,
            String caseId,
            int sample,
            @Nullable SampleObserver traced) implements SampleObserver {

        @Override
        public Stage enter(String work) {
            return traced == null ? NO_STAGE : traced.enter(work);
        }

        @Override
        public @Nullable SampleTrace trace() {
            return traced == null ? null : traced.trace();
        }

        @Override
        public void ended(Ended ended) {
            if (traced != null) {
                traced.ended(ended);
            }
        }

        @Override
        public Ending began(Function<String, @Nullable String> headers) {
            Ending other = traced == null ? NO_ENDING : traced.began(headers);
            return new Ending() {
                @Override
                public void answered(Supplier<LlmCall> call) {
                    other.answered(call);
                    log(call.get());
                }

                @Override
                public void failed(String problem) {
                    other.failed(problem);
                    whose(logged.logger.atWarn()).addKeyValue("error", problem).log("model call without an answer");
                }
            };
        }

        private void log(LlmCall call) {
            String errorType = GenAi.errorType(call);
            LoggingEventBuilder line = whose(errorType == null ? logged.logger.atInfo() : logged.logger.atWarn());
            line = with(line, "model", call.requestedModel());
            line = with(line, "answered_by", call.answeredModel());
            line = with(line, "response_id", call.responseId());
            for (var asked : RequestFacts.of(call).entrySet()) {
                line = line.addKeyValue(asked.getKey(), asked.getValue());
            }
            line = line.addKeyValue("status", call.status());
            Usage usage = call.usage();
            if (usage != null) {
                line = with(line, "input_tokens", usage.inputTokens());
                line = with(line, "output_tokens", usage.outputTokens());
                line = withCount(line, "cached_input_tokens", usage.cachedInputTokens());
                line = withCount(line, "cache_write_input_tokens", usage.cacheWriteInputTokens());
            }
            CallCosts.Amount cost = logged.costs.of(call);
            if (cost != null) {
                line = line.addKeyValue("cost", cost.amount()).addKeyValue("currency", cost.currency());
            }
            CallTiming timing = call.timing();
            if (timing != null) {
                line = line.addKeyValue("latency_ms", timing.totalMicros() / 1_000.0);
            }
            line = line.addKeyValue("replayed", call.replayed());
            line = with(line, "finish_reason", call.finishReason());
            line = with(line, "error_type", errorType);
            if (logged.eval.tracing().content()) {
                line = line.addKeyValue("request", call.requestBody()).addKeyValue("response", call.responseBody());
            }
            line.log("model call");
        }

        private LoggingEventBuilder whose(LoggingEventBuilder line) {
            LoggingEventBuilder told = line.addKeyValue("eval", logged.eval.name())
                    .addKeyValue("case", caseId)
                    .addKeyValue("sample", sample);
            SampleTrace trace = trace();
            return trace == null ? told : told.addKeyValue("trace_id", trace.traceId());
        }

        private static LoggingEventBuilder withCount(LoggingEventBuilder line, String name, long tokens) {
            return tokens == 0 ? line : line.addKeyValue(name, tokens);
        }

        private static LoggingEventBuilder with(LoggingEventBuilder line, String name, @Nullable Object value) {
            return value == null ? line : line.addKeyValue(name, value);
        }
    }
}

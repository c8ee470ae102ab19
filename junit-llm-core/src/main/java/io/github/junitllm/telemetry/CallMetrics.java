package io.github.junitllm.telemetry;

import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The conventions' metrics of calls: tokens used and how long it took, for replayed calls as recorded and marked as such.
 * Names, units and buckets are those of the semantic conventions.
 */
final class CallMetrics {

    /** Powers of 4 up to 4^13. */
    private static final List<Long> TOKENS =
            LongStream.iterate(1, count -> count * 4).limit(14).boxed().toList();

    /** 10 ms, doubled up to 81.92 s. */
    private static final List<Double> SECONDS = DoubleStream.iterate(1, times -> times * 2)
            .limit(14)
            .map(times -> times / 100)
            .boxed()
            .toList();

    private final LongHistogram tokens;
    private final DoubleHistogram durations;

    CallMetrics(Meter meter) {
        this.tokens = meter.histogramBuilder("gen_ai.client.token.usage")
                .ofLongs()
                .setUnit("{token}")
                .setDescription("Number of input and output tokens used.")
                .setExplicitBucketBoundariesAdvice(TOKENS)
                .build();
        this.durations = meter.histogramBuilder("gen_ai.client.operation.duration")
                .setUnit("s")
                .setDescription("GenAI operation duration.")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    /** Records a call that was answered. */
    void record(LlmCall call, Context context) {
        Usage usage = call.usage();
        if (usage != null && usage.inputTokens() != null) {
            tokens.record(usage.inputTokens(), withType(call, "input"), context);
        }
        if (usage != null && usage.outputTokens() != null) {
            tokens.record(usage.outputTokens(), withType(call, "output"), context);
        }
        CallTiming timing = call.timing();
        if (timing != null) {
            AttributesBuilder attributes = common(call);
            put(attributes, GenAi.ERROR_TYPE, GenAi.errorType(call));
            durations.record(timing.totalMicros() / 1e6, attributes.build(), context);
        }
    }

    private static Attributes withType(LlmCall call, String type) {
        return common(call).put(GenAi.TOKEN_TYPE, type).build();
    }

    private static AttributesBuilder common(LlmCall call) {
        AttributesBuilder attributes = Attributes.builder()
                .put(GenAi.OPERATION, GenAi.operation(call))
                .put(GenAi.PROVIDER, GenAi.provider(call))
                .put(GenAi.REPLAYED, call.replayed());
        put(attributes, GenAi.REQUEST_MODEL, call.requestedModel());
        put(attributes, GenAi.RESPONSE_MODEL, call.answeredModel());
        return attributes;
    }

    private static void put(AttributesBuilder attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}

package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.BackOff;
import io.github.junitllm.call.CallTiming;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.eval.MeasuredSample;
import io.github.junitllm.verdict.Measurement;
import io.github.junitllm.verdict.Measurement.Source;
import io.github.junitllm.verdict.SampleVerdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the back-off of a sample is from. */
class RetryMeasuresTests {

    private static LlmCall call(int status, @Nullable Long start, @Nullable BackOff backOff) {
        LlmCall call = new LlmCall(
                "openai-chat",
                "POST",
                "/v1/chat/completions",
                "m",
                "m",
                status,
                null,
                new CallTiming(start, 0, 0, null, 0, List.of()),
                null,
                "",
                List.of(),
                status < 400 ? null : "slow down",
                "{}",
                "{}",
                false,
                true);
        return backOff == null ? call : call.after(backOff);
    }

    private static Measurement backOff(LlmCall... calls) {
        List<LlmCall> all = List.of(calls);
        return RetryMeasures.backOff(new MeasuredSample(
                        SampleVerdict.PASS, Duration.ZERO, all, new VirtualTime(all, true, Map.of(), Map.of()), all))
                .get(0);
    }

    private static Measurement.Value value(long micros, Source source) {
        return new Measurement.Value(BigDecimal.valueOf(micros).setScale(3), source);
    }

    @Test
    void whatFollowedFaultsWasMeasured() {
        Measurement measured = backOff(
                call(429, null, null),
                call(503, null, new BackOff(2_000_000, false)),
                call(200, 7L, new BackOff(1_000_001, false)));

        assertThat(measured).isEqualTo(value(3_000_001, Source.MEASURED));
    }

    @Test
    void aWaitThatWasCutShortIsMarked() {
        Measurement measured = backOff(
                call(429, null, null),
                call(503, null, new BackOff(2_000_000, false)),
                call(200, 7L, new BackOff(1_000, true)));

        assertThat(measured).isEqualTo(value(2_001_000, Source.CUT_SHORT));
    }

    @Test
    void withoutFaultsItIsRecorded() {
        assertThat(backOff(call(429, 0L, null), call(200, 7L, null))).isEqualTo(value(7, Source.RECORDED));
    }

    @Test
    void betweenARecordedErrorAndAFaultNobodyKnows() {
        assertThat(backOff(call(429, 0L, null), call(503, null, null))).isInstanceOf(Measurement.Unknown.class);
    }
}

package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the spans and metrics of calls tell. */
class CallSpanTests extends TracedRuns {

    @Test
    void aCallHasTheConventionsAttributesAndNoContent() {
        run("record", Propagating.class);

        SpanData call = span("chat gpt-4o-mini");
        assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(call.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("gen_ai.operation.name"), "chat")
                .containsEntry(AttributeKey.stringKey("gen_ai.provider.name"), "openai")
                .containsEntry(AttributeKey.stringKey("gen_ai.request.model"), "gpt-4o-mini")
                .containsEntry(AttributeKey.stringKey("gen_ai.response.model"), "gpt-4o-mini-2024-07-18")
                .containsEntry(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons"), List.of("stop"))
                .containsEntry(AttributeKey.longKey("gen_ai.usage.input_tokens"), 12L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.output_tokens"), 7L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens"), 4L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.cache_creation.input_tokens"), 0L)
                .containsEntry(AttributeKey.doubleKey("gen_ai.request.temperature"), 0.2)
                .containsEntry(AttributeKey.longKey("gen_ai.request.max_tokens"), 50L)
                .containsEntry(AttributeKey.stringArrayKey("gen_ai.request.stop_sequences"), List.of("END"))
                .containsEntry(AttributeKey.stringKey("gen_ai.response.id"), "c-1")
                .containsEntry(AttributeKey.longKey("gen_ai.usage.reasoning.output_tokens"), 2L)
                .containsEntry(AttributeKey.booleanKey("junit_llm.replayed"), false);
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("hidden question", "secret answer");
    }

    @Test
    void aCallTellsItsCostWhereSomebodySaysWhatModelsCost() throws IOException {
        Path prices = Files.writeString(output.resolve("prices.json"), """
                {"currency":"EUR","models":[{"model":"gpt-4o-mini*","input":0.15,"cachedInput":0.075,"output":0.60}]}
                """);
        run("record", Propagating.class, "junit.llm.prices", prices.toString());

        // 8 at 0.15, 4 at 0.075 and 7 at 0.60 a million.
        assertThat(attribute(span("chat gpt-4o-mini"), "junit_llm.cost.amount")).isEqualTo(0.0000057);
        assertThat(attribute(span("chat gpt-4o-mini"), "junit_llm.cost.currency"))
                .isEqualTo("EUR");
    }

    @Test
    void aCallWithoutAPriceTellsNoCost() throws IOException {
        Path prices = Files.writeString(
                output.resolve("prices.json"), "{\"currency\":\"EUR\",\"models\":[{\"model\":\"other\",\"input\":1}]}");
        run("record", Propagating.class, "junit.llm.prices", prices.toString());

        assertThat(attribute(span("chat gpt-4o-mini"), "junit_llm.cost.amount")).isNull();
        assertThat(attribute(span("chat gpt-4o-mini"), "junit_llm.cost.currency"))
                .isNull();
    }

    @Test
    void promptAndAnswerAreTracedWhenAskedFor() {
        run("record", Propagating.class, "junit.llm.traceContent", "true");

        SpanData call = span("chat gpt-4o-mini");
        assertThat((String) attribute(call, "junit_llm.request.body")).contains("hidden question");
        assertThat((String) attribute(call, "junit_llm.response.body")).contains("secret answer");
    }

    @Test
    void aReplayedCallIsMarkedAndTellsTheRecordedDuration() {
        run("record", Propagating.class);
        spans.reset();
        assertThat(run("replay", Propagating.class).isRed()).isFalse();

        SpanData call = span("chat gpt-4o-mini");
        assertThat(attribute(call, "junit_llm.replayed")).isEqualTo(true);
        assertThat((Double) attribute(call, "junit_llm.recorded_duration")).isPositive();
        assertThat(call.getParentSpanId()).isEqualTo(span("invoke_agent").getSpanId());
    }

    @Test
    void headersOfTracesHaveNoPartInFixtures() throws IOException {
        run("record", Propagating.class);
        HEADERS.addAll(List.of("tracestate", "vendor=zzz", "baggage", "user=somebody"));

        assertThat(run("replay", Propagating.class).isRed()).isFalse();

        try (Stream<Path> files = Files.walk(output.resolve("fixtures"))) {
            String[] traces =
                    spans("invoke_agent").stream().map(SpanData::getTraceId).toArray(String[]::new);
            assertThat(traces).hasSize(2);
            List<Path> recorded = files.filter(Files::isRegularFile).toList();
            assertThat(recorded).isNotEmpty().allSatisfy(file -> assertThat(file)
                    .content()
                    .doesNotContainIgnoringCase("traceparent")
                    .doesNotContain(traces));
        }
        HEADERS.clear();
        HEADERS.addAll(List.of("baggage", "user=somebody"));
        assertThat(run("record", Propagating.class).isRed()).isFalse();
        HEADERS.clear();
        assertThat(run("replay", Propagating.class).isRed()).isFalse();
    }

    @Test
    void aCallWithoutAnAnswerIsAnError() {
        assertThat(run("replay", Plain.class).isRed()).isTrue();

        SpanData call = span("model call");
        assertThat(attribute(call, "error.type")).isEqualTo("no_answer");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        SpanData sample = span("case a");
        assertThat(attribute(sample, "test.case.result.status")).isEqualTo("error");
        assertThat(sample.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void tokensAndTimeAreMeasuredAndThoseOfReplayedCallsMarked() {
        run("record", Propagating.class);
        run("replay", Propagating.class);

        Map<String, MetricData> measured = new HashMap<>();
        metrics.collectAllMetrics().forEach(metric -> measured.put(metric.getName(), metric));
        MetricData tokens = measured.get("gen_ai.client.token.usage");
        assertThat(tokens.getUnit()).isEqualTo("{token}");
        assertThat(tokens.getHistogramData().getPoints())
                .extracting(HistogramPointData::getSum)
                .containsExactlyInAnyOrder(12.0, 7.0, 12.0, 7.0);
        assertThat(tokens.getHistogramData().getPoints()).allSatisfy(point -> {
            assertThat(point.getBoundaries()).startsWith(1.0, 4.0).endsWith(67_108_864.0);
            assertThat(point.getAttributes().get(AttributeKey.stringKey("gen_ai.token.type")))
                    .isEqualTo(point.getSum() == 12 ? "input" : "output");
        });
        MetricData durations = measured.get("gen_ai.client.operation.duration");
        assertThat(durations.getUnit()).isEqualTo("s");
        Map<Boolean, Double> sums = new HashMap<>();
        durations.getHistogramData().getPoints().forEach(point -> {
            assertThat(point.getBoundaries()).startsWith(0.01, 0.02).endsWith(81.92);
            sums.put(point.getAttributes().get(AttributeKey.booleanKey("junit_llm.replayed")), point.getSum());
        });
        // What was recorded is what the call took then.
        assertThat(sums.get(true)).isPositive().isEqualTo(sums.get(false));
    }
}

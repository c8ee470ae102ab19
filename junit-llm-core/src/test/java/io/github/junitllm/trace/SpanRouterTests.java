package io.github.junitllm.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SpanRouterTests {

    private final SpanRouter router = new SpanRouter();

    private static TracedSpan span(String trace, String id) {
        return new TracedSpan(trace, id, "", "span " + id, "INTERNAL", "", "", Map.of(), List.of(), 0, 1, null);
    }

    private SpanSink sink(String... traces) {
        var sink = new SpanSink();
        sink.listenTo(router);
        List.of(traces).forEach(sink::claim);
        return sink;
    }

    @Test
    void spansReachTheSampleOfTheirTraceAlsoWhenItIsClaimedLater() {
        SpanSink one = sink("t1");
        SpanSink other = sink("t2");
        router.route(span("t1", "a"));
        router.route(span("t3", "b"));
        other.claim("t3");
        router.route(span("t2", "c"));

        assertThat(one.spans()).extracting(TracedSpan::spanId).containsExactly("a");
        assertThat(other.spans()).extracting(TracedSpan::spanId).containsExactly("b", "c");
        assertThat(router.strays()).isEmpty();
    }

    @Test
    void aTraceThatTwoSamplesClaimIsNobodys() {
        SpanSink one = sink("t");
        router.route(span("t", "a"));
        SpanSink other = sink("t");
        router.route(span("t", "b"));

        assertThat(one.spans()).hasSize(1);
        assertThat(other.spans()).isEmpty();
        assertThat(List.of(one.ambiguousSpans(), other.ambiguousSpans())).containsOnly(1);
        assertThat(router.of("t")).isNull();
    }

    @Test
    void whatComesAfterASampleEndedIsDroppedAndNoStray() {
        SpanSink ended = sink("t");
        ended.release();
        router.route(span("t", "late"));
        router.route(span("unknown", "stray"));

        assertThat(ended.spans()).isEmpty();
        assertThat(router.strays()).containsExactly("span stray");
    }

    @Test
    void aSpanThatTwoCollectorsSeeCountsOnce() {
        SpanSink sink = sink("t");
        router.route(span("t", "a"));
        router.route(span("t", "a"));

        assertThat(sink.spans()).hasSize(1);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void whoWaitsForASpanIsWokenByIt() throws Exception {
        SpanSink sink = sink("t");
        router.route(span("t", "first"));
        var waiting = CompletableFuture.runAsync(
                () -> sink.await(span -> span.spanId().equals("last"), Duration.ofDays(1)));
        router.route(span("t", "last"));

        waiting.get();
        assertThat(sink.spans()).hasSize(2);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void waitingEndsWithItsTimeAndWithTheThread() {
        SpanSink sink = sink("t");
        sink.await(span -> true, Duration.ofMillis(1));
        Thread.currentThread().interrupt();
        sink.await(span -> true, Duration.ofDays(1));

        assertThat(Thread.interrupted()).isTrue();
    }
}

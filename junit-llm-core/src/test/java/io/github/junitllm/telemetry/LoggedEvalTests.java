package io.github.junitllm.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.cost.ModelPrice;
import io.github.junitllm.cost.PriceTable;
import io.github.junitllm.cost.Rates;
import io.github.junitllm.eval.EvalStart;
import io.github.junitllm.eval.SampleObserver;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.trace.SampleTrace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.spi.LoggingEventAware;

class LoggedEvalTests {

    /** Keeps what is logged. */
    private static final class Kept extends AbstractLogger implements LoggingEventAware {

        private static final long serialVersionUID = 1L;

        private final transient List<LoggingEvent> events = new ArrayList<>();

        @Override
        public void log(LoggingEvent event) {
            events.add(event);
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
            throw new IllegalStateException("not by key-value pairs: " + pattern);
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }

        Map<String, Object> pairs() {
            Map<String, Object> pairs = new LinkedHashMap<>();
            events.get(0).getKeyValuePairs().forEach(pair -> pairs.put(pair.key, pair.value));
            return pairs;
        }
    }

    private final Kept kept = new Kept();
    private PriceTable prices;

    private SampleObserver sample(boolean content, PlainEval traced) throws NoSuchMethodException {
        var start = new EvalStart(
                "RefundEvals.answers",
                LoggedEvalTests.class.getDeclaredMethod("answer"),
                LoggedEvalTests.class,
                null,
                List.of(),
                new EvalStart.Tracing(true, content),
                () -> null);
        return new LoggedEval(start, traced, new CallCosts(prices), kept).begin(EvalCase.of("a", "q"), 2, null);
    }

    private static LlmCall answer() {
        return LlmCall.untimed(
                "/v1/chat/completions",
                "{\"model\":\"gpt-4o-mini\",\"temperature\":0.5,\"messages\":[{\"role\":\"user\",\"content\":\"hidden question\"}]}",
                TestModel.ANSWER);
    }

    @Test
    void aCallIsOneLineOfFactsWithoutItsContent() throws Exception {
        SampleObserver sample = sample(false, new PlainEval(List.of()));
        sample.began(header -> null).answered(() -> answer());

        assertThat(kept.events).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.INFO);
            assertThat(event.getMessage()).isEqualTo("model call");
        });
        SampleTrace trace = sample.trace();
        assertThat(trace).isNotNull();
        assertThat(kept.pairs())
                .containsEntry("eval", "RefundEvals.answers")
                .containsEntry("case", "a")
                .containsEntry("sample", 2)
                .containsEntry("trace_id", trace.traceId())
                .containsEntry("model", "gpt-4o-mini")
                .containsEntry("answered_by", "gpt-4o-mini-2024-07-18")
                .containsEntry("response_id", "c-1")
                .containsEntry("temperature", 0.5)
                .containsEntry("status", 200)
                .containsEntry("cached_input_tokens", 4L)
                .doesNotContainKey("cache_write_input_tokens")
                .doesNotContainKey("cost")
                .containsEntry("input_tokens", 12L)
                .containsEntry("output_tokens", 7L)
                .containsEntry("replayed", false)
                .containsEntry("finish_reason", "stop");
        assertThat(kept.pairs().toString()).doesNotContain("hidden", "secret");
    }

    @Test
    void aCallTellsItsExactCostWhereSomebodySaysWhatModelsCost() throws Exception {
        var rates = new Rates(
                new BigDecimal("0.15"), new BigDecimal("0.60"), new BigDecimal("0.075"), null, null, null, Map.of());
        var price = new ModelPrice("gpt-4o-mini*", null, null, rates, List.of(), null, null);
        prices = new PriceTable("prices.json", "EUR", List.of(price));
        sample(false, null).began(header -> null).answered(() -> answer());

        assertThat((BigDecimal) kept.pairs().get("cost")).isEqualByComparingTo("0.0000057");
        assertThat(kept.pairs()).containsEntry("currency", "EUR");
    }

    @Test
    void promptAndAnswerAreLoggedWhenAskedFor() throws Exception {
        sample(true, null).began(header -> null).answered(() -> answer());

        assertThat((String) kept.pairs().get("request")).contains("hidden question");
        assertThat((String) kept.pairs().get("response")).contains("secret answer");
        assertThat(kept.pairs()).doesNotContainKey("trace_id");
    }

    @Test
    void aCallWithoutAnAnswerIsAWarning() throws Exception {
        sample(false, null).began(header -> null).failed("nobody is there");

        assertThat(kept.events).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getMessage()).isEqualTo("model call without an answer");
        });
        assertThat(kept.pairs()).containsEntry("case", "a").containsEntry("error", "nobody is there");
    }
}

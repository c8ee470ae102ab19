package io.github.junitllm.assertions.trace;

import static io.github.junitllm.assertions.LlmAssertions.assertThatSpans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.LlmSoftAssertions;
import io.github.junitllm.assertions.SpansAssert;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.assertions.tool.ExpectedCall;
import io.github.junitllm.assertions.tool.ToolChecks;
import io.github.junitllm.trace.SampleSpans;
import io.github.junitllm.trace.TracedSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpanChecksTests {

    private static final TracedSpan AGENT = span("a", "", "invoke_agent bot", 0, 900, null, Map.of());
    private static final TracedSpan SEARCH =
            span("b", "a", "retrieval help", 10, 60, null, Map.of("gen_ai.operation.name", "retrieval"));
    private static final TracedSpan CHAT = span(
            "c",
            "a",
            "chat gpt-4o",
            100,
            400,
            null,
            Map.of("gen_ai.operation.name", "chat", "gen_ai.usage.input_tokens", 12L));
    private static final TracedSpan TOOL = span(
            "d",
            "a",
            "execute_tool look_up",
            450,
            500,
            "no such order",
            Map.of(
                    "gen_ai.operation.name",
                    "execute_tool",
                    "gen_ai.tool.name",
                    "look_up",
                    "gen_ai.tool.call.arguments",
                    "{\"id\": 7}"));
    private static final TracedSpan SQL = span("e", "d", "SELECT", 460, 470, null, Map.of());

    private static final SampleSpans SPANS = SampleSpans.of(List.of(SQL, TOOL, CHAT, SEARCH, AGENT));

    private static TracedSpan span(
            String id, String parent, String name, long start, long end, String error, Map<String, Object> attributes) {
        return new TracedSpan(
                "1".repeat(32),
                id,
                parent,
                name,
                "INTERNAL",
                "app",
                "",
                new HashMap<>(attributes),
                List.of(),
                start * 1_000_000,
                end * 1_000_000,
                error);
    }

    private static void fails(Consumer<SpansAssert> assertion, String... parts) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.accept(assertThatSpans(SPANS)))
                .satisfies(failure -> assertThat(failure).message().contains(parts));
    }

    @Test
    void spansAreFoundByWhatTheConventionsSayOfThem() {
        assertThatSpans(SPANS)
                .have(ExpectedSpan.retrieval())
                .have(ExpectedSpan.modelCall())
                .have(ExpectedSpan.toolCall("look_up"))
                .have(ExpectedSpan.named("SELECT"))
                .have(ExpectedSpan.matching("of a database", span -> span.name().equals("SELECT")))
                .have(Amount.exactly(5), ExpectedSpan.any())
                .have(Amount.exactly(1), ExpectedSpan.toolCall())
                .have(Amount.exactly(1), ExpectedSpan.modelCall().with("gen_ai.usage.input_tokens", 12))
                .not()
                .have(ExpectedSpan.toolCall("refund"));
    }

    @Test
    void aMissingSpanIsToldWithThoseThatAreThere() {
        fails(
                spans -> spans.have(ExpectedSpan.toolCall("refund")),
                "expected the application to have a span of tool refund, but there are 0 among 5",
                "execute_tool look_up, 50.0 ms, failed: no such order");
        fails(
                spans -> spans.have(Amount.atLeast(2), ExpectedSpan.retrieval()),
                "to have at least 2 spans of a retrieval, but there is 1 among 5: retrieval help, 50.0 ms");
        fails(
                spans -> spans.not().have(ExpectedSpan.retrieval()),
                "to have no span of a retrieval, but there is 1 among 5");
        fails(
                spans -> spans.have(ExpectedSpan.modelCall().with("gen_ai.usage.input_tokens", 13)),
                "a span of a model call with gen_ai.usage.input_tokens = 13, but there are 0");
    }

    @Test
    void severalChecksReadAsOneSentence() {
        SampleSpans spans = SPANS;
        assertThatSpans(spans)
                .haveInOrder(ExpectedSpan.retrieval(), ExpectedSpan.modelCall(), ExpectedSpan.toolCall("look_up"))
                .haveWithin(Duration.ofSeconds(2), ExpectedSpan.modelCall());
    }

    @Test
    void orderIsThatInWhichSpansBegan() {
        assertThatSpans(SPANS)
                .haveInOrder(ExpectedSpan.retrieval(), ExpectedSpan.modelCall(), ExpectedSpan.toolCall("look_up"))
                .haveInOrder(ExpectedSpan.retrieval(), ExpectedSpan.toolCall())
                .not()
                .haveInOrder(ExpectedSpan.toolCall(), ExpectedSpan.modelCall());
        fails(
                spans -> spans.haveInOrder(ExpectedSpan.toolCall(), ExpectedSpan.modelCall()),
                "in this order a span of a tool, then one of a model call",
                "there is no span of a model call after the one of a tool");
        fails(
                spans -> spans.not().haveInOrder(ExpectedSpan.retrieval(), ExpectedSpan.modelCall()),
                "not to have in this order",
                "they came in this order");
        assertThatThrownBy(SpanChecks::inOrder).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachSpanOfAKindHasItsTimeAndItsAttributes() {
        assertThatSpans(SPANS)
                .haveWithin(Duration.ofMillis(300), ExpectedSpan.modelCall())
                .haveAttribute(ExpectedSpan.toolCall(), "gen_ai.tool.name", "look_up")
                .not()
                .haveWithin(Duration.ofMillis(299), ExpectedSpan.modelCall())
                .not()
                .haveAttribute(ExpectedSpan.toolCall(), "gen_ai.tool.name", "refund");
        fails(
                spans -> spans.haveWithin(Duration.ofMillis(299), ExpectedSpan.modelCall()),
                "each span of a model call take at most 299.0 ms, but chat gpt-4o took 300.0 ms (1 of 1 do not)");
        fails(
                spans -> spans.haveAttribute(ExpectedSpan.toolCall(), "gen_ai.tool.type", "function"),
                "execute_tool look_up has no gen_ai.tool.type");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() -> assertThatSpans(SPANS).haveWithin(Duration.ofSeconds(1), ExpectedSpan.named("none")))
                .withMessageContaining("there is no span named none");
        assertThatExceptionOfType(UndecidedException.class)
                .isThrownBy(() ->
                        assertThatSpans(SPANS).not().haveWithin(Duration.ofSeconds(1), ExpectedSpan.named("none")));
        assertThatThrownBy(() -> SpanChecks.within(ExpectedSpan.any(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void errorsAreThoseOfTheStatus() {
        fails(SpansAssert::haveNoErrors, "to have no span that failed, but 1 of 5 failed: execute_tool look_up");
        assertThatSpans(SPANS).not().haveNoErrors().have(ExpectedSpan.toolCall().failed());
        SampleSpans fine = SampleSpans.of(List.of(AGENT, CHAT));
        assertThatSpans(fine).haveNoErrors();
        assertThatThrownBy(() -> assertThatSpans(fine).not().haveNoErrors())
                .hasMessageContaining("none of 2 spans failed");
    }

    @Test
    void aSpanIsInsideAnotherAtAnyDepth() {
        assertThatSpans(SPANS)
                .haveInside(ExpectedSpan.named("invoke_agent bot"), ExpectedSpan.named("SELECT"))
                .haveInside(ExpectedSpan.toolCall(), ExpectedSpan.named("SELECT"))
                .not()
                .haveInside(ExpectedSpan.modelCall(), ExpectedSpan.named("SELECT"));
        fails(
                spans -> spans.haveInside(ExpectedSpan.modelCall(), ExpectedSpan.named("SELECT")),
                "each span named SELECT inside one of a model call, but 1 of 1 are not: SELECT");
    }

    @Test
    void spansThatClaimToBeInsideEachOtherAreNoEndlessLoop() {
        SampleSpans circle = SampleSpans.of(
                List.of(span("a", "b", "one", 0, 1, null, Map.of()), span("b", "a", "other", 0, 1, null, Map.of())));

        assertThatSpans(circle).not().haveInside(ExpectedSpan.named("none"), ExpectedSpan.named("one"));
    }

    @Test
    void callsOfToolsAreCheckedAsThoseOfAnAnswer() {
        assertThatSpans(SPANS)
                .haveToolCalls(ToolChecks.calledTimes("look_up", 1))
                .not()
                .haveToolCalls(ToolChecks.called("refund"));
        fails(
                spans -> spans.haveToolCalls(
                        ToolChecks.called(ExpectedCall.of("look_up").with(Map.of("id", 8)))),
                "look_up");
    }

    static Stream<Consumer<SpansAssert>> everything() {
        return Stream.of(
                spans -> spans.have(ExpectedSpan.any()),
                spans -> spans.have(Amount.exactly(0), ExpectedSpan.any()),
                spans -> spans.haveInOrder(ExpectedSpan.any()),
                spans -> spans.haveWithin(Duration.ofSeconds(1), ExpectedSpan.any()),
                spans -> spans.haveAttribute(ExpectedSpan.any(), "a", "b"),
                spans -> spans.haveInside(ExpectedSpan.any(), ExpectedSpan.any()),
                SpansAssert::haveNoErrors,
                spans -> spans.haveToolCalls(ToolChecks.noCall()));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void withoutAnySpanEverythingFailsAndSaysWhyNegatedOrNot(Consumer<SpansAssert> assertion) {
        SampleSpans none = new SampleSpans(List.of(), "The sampler dropped it.");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.accept(assertThatSpans(none)))
                .withMessageContaining("no span was captured. The sampler dropped it.");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.accept(assertThatSpans(none).not()))
                .withMessageContaining("no span was captured. The sampler dropped it.");
    }

    @Test
    void softAssertionsTellOfAllThatFailed() {
        var soft = new LlmSoftAssertions();
        soft.assertThatSpans(SPANS).haveNoErrors().have(ExpectedSpan.named("none"));

        assertThatThrownBy(soft::assertAll)
                .hasMessageContaining("no span that failed")
                .hasMessageContaining("named none");
    }

    @Test
    void messagesTellNoAttributesWhichMayHoldPromptsAndAnswers() {
        SampleSpans secret = SampleSpans.of(List.of(span("a", "", "chat", 0, 1, null, Map.of("prompt", "hidden"))));

        assertThatThrownBy(() -> assertThatSpans(secret).have(ExpectedSpan.named("none")))
                .message()
                .contains("chat, 1.0 ms")
                .doesNotContain("hidden");
    }
}

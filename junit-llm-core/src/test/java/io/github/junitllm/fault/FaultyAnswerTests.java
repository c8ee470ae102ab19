package io.github.junitllm.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.ToolCall;
import io.github.junitllm.call.WireProtocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultyAnswerTests {

    private static final FaultPlan PLAN = FaultPlan.of(Fault.RATE_LIMIT);

    /** A request of each protocol, whole and streamed, with a tool. */
    enum Ask {
        CHAT("/v1/chat/completions", "{\"model\":\"m\",\"tools\":[{\"function\":{\"name\":\"find\"}}]}", "length"),
        CHAT_STREAM(
                "/v1/chat/completions",
                "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"tools\":[{\"function\":{\"name\":\"find\"}}]}",
                "length"),
        AZURE("/openai/deployments/m/chat/completions", "{\"tools\":[{\"function\":{\"name\":\"find\"}}]}", "length"),
        RESPONSES("/v1/responses", "{\"model\":\"m\",\"tools\":[{\"name\":\"find\"}]}", "max_output_tokens"),
        RESPONSES_STREAM(
                "/v1/responses",
                "{\"model\":\"m\",\"stream\":true,\"tools\":[{\"name\":\"find\"}]}",
                "max_output_tokens"),
        ANTHROPIC("/v1/messages", "{\"model\":\"m\",\"tools\":[{\"name\":\"find\"}]}", "max_tokens"),
        ANTHROPIC_STREAM(
                "/v1/messages", "{\"model\":\"m\",\"stream\":true,\"tools\":[{\"name\":\"find\"}]}", "max_tokens"),
        GEMINI(
                "/v1beta/models/m:generateContent",
                "{\"tools\":[{\"functionDeclarations\":[{\"name\":\"find\"}]}]}",
                "MAX_TOKENS"),
        GEMINI_STREAM(
                "/v1beta/models/m:streamGenerateContent?alt=sse",
                "{\"tools\":[{\"functionDeclarations\":[{\"name\":\"find\"}]}]}",
                "MAX_TOKENS"),
        OLLAMA(
                "/api/chat",
                "{\"model\":\"m\",\"stream\":false,\"tools\":[{\"function\":{\"name\":\"find\"}}]}",
                "length"),
        OLLAMA_STREAM("/api/chat", "{\"model\":\"m\",\"tools\":[{\"function\":{\"name\":\"find\"}}]}", "length"),
        BEDROCK("/model/m/converse", "{\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"find\"}}]}}", "max_tokens"),
        BEDROCK_STREAM(
                "/model/m/converse-stream",
                "{\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"find\"}}]}}",
                "max_tokens");

        private final RawRequest request;
        private final String lengthReason;

        Ask(String path, String body, String lengthReason) {
            this.request = new RawRequest("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
            this.lengthReason = lengthReason;
        }

        boolean streams() {
            return name().endsWith("STREAM");
        }

        LlmCall call(Fault fault) {
            return WireProtocol.call(request, answer(fault), true);
        }

        RawAnswer answer(Fault fault) {
            return FaultyAnswer.of(fault, PLAN, null, request, null).answer();
        }

        /** The answer that stands in for a recorded one. */
        RawAnswer good() {
            RawAnswer slow = FaultyAnswer.of(Fault.SLOW_FIRST_TOKEN, PLAN.withDelay(Duration.ZERO), null, request, null)
                    .answer();
            assertThat(slow.streamed()).isEqualTo(streams());
            return slow;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatItSaysIsReadAsTheProvidersOwn(Ask ask) {
        LlmCall good = WireProtocol.call(ask.request, ask.good(), true);
        assertThat(good.failed()).isFalse();
        assertThat(good.answerText()).isEqualTo("This answer stands in for one that nobody has recorded.");
        assertThat(good.answeredModel()).isEqualTo(good.protocol().startsWith("bedrock") ? null : "m");
        assertThat(good.usage()).isNotNull();

        LlmCall empty = ask.call(Fault.EMPTY_COMPLETION);
        assertThat(empty.failed()).isFalse();
        assertThat(empty.answerText()).isEmpty();
        assertThat(empty.finishReason()).isEqualTo(good.finishReason()).isNotNull();

        LlmCall cut = ask.call(Fault.LENGTH);
        assertThat(cut.answerText()).isNotEmpty();
        assertThat(good.answerText()).startsWith(cut.answerText()).isNotEqualTo(cut.answerText());
        assertThat(cut.finishReason()).isEqualTo(ask.lengthReason);

        LlmCall tool = ask.call(Fault.UNKNOWN_TOOL);
        assertThat(tool.toolCalls()).extracting(ToolCall::name).containsExactly("no_such_tool");

        LlmCall arguments = ask.call(Fault.INVALID_TOOL_ARGUMENTS);
        assertThat(arguments.toolCalls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("find");
            assertThat(call.arguments()).startsWith("{\"not_an_argument\":");
        });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OLLAMA", "OLLAMA_STREAM"})
    void aContentFilterHasAReasonOfItsOwn(Ask ask) {
        LlmCall filtered = ask.call(Fault.CONTENT_FILTER);

        assertThat(filtered.failed()).isFalse();
        assertThat(filtered.answerText()).isEmpty();
        assertThat(filtered.finishReason()).isIn("content_filter", "refusal", "SAFETY", "content_filtered");
    }

    @Test
    void whatAProviderDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> Ask.OLLAMA.answer(Fault.CONTENT_FILTER))
                .isInstanceOf(UnfitFaultException.class)
                .hasMessageContaining("Ollama has no content filter");
        RawRequest embeddings =
                new RawRequest("POST", "/v1/embeddings", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> FaultyAnswer.of(Fault.LENGTH, PLAN, null, embeddings, null))
                .isInstanceOf(UnfitFaultException.class)
                .hasMessageContaining("/v1/embeddings");
        RawRequest noTools = new RawRequest(
                "POST", "/v1/chat/completions", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> FaultyAnswer.of(Fault.INVALID_TOOL_ARGUMENTS, PLAN, null, noTools, null))
                .isInstanceOf(UnfitFaultException.class)
                .hasMessageContaining("declares no tool");
        assertThatThrownBy(() -> Ask.CHAT.answer(Fault.SLOW_STREAM))
                .isInstanceOf(UnfitFaultException.class)
                .hasMessageContaining("needs a stream")
                .hasMessageContaining("slow-first-token");
    }

    static Stream<Fault> errors() {
        return Arrays.stream(Fault.values()).filter(fault -> fault.kind() == Fault.Kind.ERROR);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsToldByEveryProtocol(Fault fault) {
        for (Ask ask : Ask.values()) {
            LlmCall call = ask.call(fault);

            assertThat(call.status()).as("%s %s", ask, fault).isBetween(400, 599);
            assertThat(call.failed()).isTrue();
            if (!ask.name().startsWith("BEDROCK")) { // tells the kind in a header, the text beside "error"
                assertThat(call.error()).as("%s %s", ask, fault).isNotBlank();
            } else {
                assertThat(ask.answer(fault).headers()).containsKey("x-amzn-errortype");
            }
            assertThat(call.responseBody()).isNotBlank();
        }
    }

    @Test
    void statusesAreTheProvidersOwn() {
        assertThat(Ask.ANTHROPIC.call(Fault.OVERLOADED).status()).isEqualTo(529);
        assertThat(Ask.CHAT.call(Fault.OVERLOADED).status()).isEqualTo(503);
        assertThat(Ask.GEMINI.call(Fault.EXPIRED_KEY).status()).isEqualTo(400);
        assertThat(Ask.BEDROCK.call(Fault.EXPIRED_KEY).status()).isEqualTo(403);
        assertThat(Ask.CHAT.call(Fault.MODEL_NOT_FOUND).status()).isEqualTo(404);
        assertThat(Ask.AZURE.call(Fault.MODEL_NOT_FOUND).responseBody()).contains("DeploymentNotFound");
    }

    @Test
    void aWaitIsAskedForInSecondsAndForTheClockInMilliseconds() {
        FaultPlan plan = PLAN.withRetryAfter(Duration.ofMillis(1500));

        RawAnswer told = FaultyAnswer.of(Fault.RATE_LIMIT, plan, Duration.ofMillis(15), Ask.CHAT.request, null)
                .answer();
        assertThat(told.headers()).containsEntry("retry-after", "2").containsEntry("retry-after-ms", "15");
        RawAnswer real = FaultyAnswer.of(Fault.RATE_LIMIT, plan, null, Ask.CHAT.request, null)
                .answer();
        assertThat(real.headers()).containsEntry("retry-after", "2").doesNotContainKey("retry-after-ms");
        RawAnswer none = FaultyAnswer.of(Fault.RATE_LIMIT, PLAN, null, Ask.CHAT.request, null)
                .answer();
        assertThat(none.headers().keySet()).noneMatch(name -> name.startsWith("retry-after"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSpoiltIsNoGoodAnswerAnyMore(Ask ask) {
        RawAnswer good = ask.good();
        List<Fault> broken = ask.streams()
                ? List.of(Fault.STALL, Fault.RESET_IN_BODY, Fault.TRUNCATED_JSON, Fault.TRUNCATED_STREAM)
                : List.of(Fault.STALL, Fault.RESET_IN_BODY, Fault.TRUNCATED_JSON, Fault.MALFORMED_JSON);
        for (Fault fault : broken) {
            LlmCall call = WireProtocol.call(
                    ask.request,
                    FaultyAnswer.of(fault, PLAN, null, ask.request, good).answer(),
                    true);
            assertThat(call.answerText().length())
                    .as("%s", fault)
                    .isLessThan("This answer stands in for one that nobody has recorded.".length());
        }
        LlmCall malformed = WireProtocol.call(
                ask.request,
                FaultyAnswer.of(Fault.MALFORMED_JSON, PLAN, null, ask.request, good)
                        .answer(),
                true);
        assertThat(malformed.responseBody())
                .isNotEqualTo(WireProtocol.call(ask.request, good, true).responseBody());
    }

    @Test
    void slownessIsInTheTimes() {
        RawAnswer good = Ask.CHAT_STREAM.good();
        FaultPlan plan = PLAN.withDelay(Duration.ofSeconds(2));

        LlmCall late = WireProtocol.call(
                Ask.CHAT_STREAM.request,
                FaultyAnswer.of(Fault.SLOW_FIRST_TOKEN, plan, null, Ask.CHAT_STREAM.request, good)
                        .answer(),
                true);
        assertThat(late.timing().firstTokenMicros()).isEqualTo(2_000_000);
        assertThat(late.timing().totalMicros()).isEqualTo(2_000_000);
        LlmCall slow = WireProtocol.call(
                Ask.CHAT_STREAM.request,
                FaultyAnswer.of(Fault.SLOW_STREAM, plan, null, Ask.CHAT_STREAM.request, good)
                        .answer(),
                true);
        assertThat(slow.timing().totalMicros())
                .isEqualTo(2_000_000L * good.pieces().size());
        assertThat(slow.answerText()).isEqualTo(late.answerText());
    }

    @Test
    void plansSayWhatComesWhen() {
        FaultPlan plan = FaultPlan.of(Fault.NONE, Fault.RATE_LIMIT, Fault.RATE_LIMIT);
        assertThat(List.of(plan.step(1), plan.step(2), plan.step(3), plan.step(4)))
                .containsExactly(Fault.NONE, Fault.RATE_LIMIT, Fault.RATE_LIMIT, Fault.NONE);
        assertThat(plan.forEver().step(99)).isEqualTo(Fault.RATE_LIMIT);
        assertThat(plan.planned()).isEqualTo(2);
        assertThat(plan.name()).isEqualTo("none+rate-limit+rate-limit");
        assertThat(FaultPlan.NOTHING.step(1)).isEqualTo(Fault.NONE);
        assertThatThrownBy(() -> FaultPlan.of(Fault.RATE_LIMIT, Fault.DNS_FAILURE))
                .hasMessageContaining("dns-failure is in the address");
        assertThatThrownBy(() -> FaultPlan.of(Fault.RATE_LIMIT, Fault.NONE)).hasMessageContaining("last step");
        assertThatThrownBy(() -> FaultPlan.of(Fault.TLS_FAILURE).ofModel("m")).hasMessageContaining("without a model");
        assertThatThrownBy(FaultPlan::of).hasMessageContaining("at least one fault");
    }
}

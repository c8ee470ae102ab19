package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.junitllm.call.LlmCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessDoorTests {

    private static final String PATH = "/langchain4j/chat";

    @TempDir
    Path folder;

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    private static InProcessCall ask(SampleGateway sample, String question) {
        return InProcessDoor.of(sample, PATH).ask(() -> text(question));
    }

    private SampleGateway sample(GatewayMode mode, Consumer<SampleGateway> application) {
        return sample(mode, false, application);
    }

    private SampleGateway sample(GatewayMode mode, boolean recordErrors, Consumer<SampleGateway> application) {
        GatewaySettings settings = GatewaySettings.replay(folder)
                .withMode(mode)
                .withRecordingAllowed(true)
                .withRecordErrors(recordErrors);
        try (Gateway gateway = Gateway.create(settings, Map.of("ACME_TOKEN", "Zq8pRwXv7Lm2-from-the-environment"))) {
            SampleGateway sample = gateway.open(address("c", 1));
            application.accept(sample);
            sample.close();
            return sample;
        }
    }

    private String fixture() throws IOException {
        Path file = folder.resolve("com.acme.RefundEvals/answers/c.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static List<JsonNode> replayed(SampleGateway sample, String question) {
        List<JsonNode> documents = new ArrayList<>();
        InProcessCall call = ask(sample, question);
        assertThat(call.replayed()).isTrue();
        call.replay(Function.identity(), documents::add);
        return documents;
    }

    @Test
    void replaysStreamsPartByPartWithTheirFacts() {
        SampleGateway recorded = sample(GatewayMode.RECORD, sample -> {
            InProcessCall call = ask(sample, "a");
            assertThat(call.replayed()).isFalse();
            assertThat(call.recording()).isTrue();
            call.arrived(text("Hi "), Function.identity(), Function.identity());
            call.arrived(text("🎉"), Function.identity(), Function.identity());
            call.completed();
        });
        SampleGateway replay = sample(GatewayMode.REPLAY, sample -> assertThat(replayed(sample, "a"))
                .containsExactly(text("Hi "), text("🎉")));

        for (SampleGateway sample : List.of(recorded, replay)) {
            assertThat(sample.problems()).isEmpty();
            LlmCall call = sample.calls().get(0);
            assertThat(call.streamed()).isTrue();
            assertThat(call.answerText()).isEqualTo("Hi 🎉");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.replayed()).isEqualTo(sample == replay);
        }
        assertThat(replay.calls().get(0).timing())
                .isEqualTo(recorded.calls().get(0).timing());
        assertThat(recorded.calls().get(0).timing().startMicros()).isNotNull();
        assertThat(recorded.calls().get(0).timing().eventMicros()).hasSize(2);
    }

    @Test
    void nthOccurrenceGetsTheNthRecording() {
        sample(GatewayMode.RECORD, sample -> {
            ask(sample, "same").answered(text("first"), Function.identity(), Function.identity());
            ask(sample, "same").answered(text("second"), Function.identity(), Function.identity());
        });
        SampleGateway replay = sample(GatewayMode.REPLAY, sample -> {
            assertThat(replayed(sample, "same")).containsExactly(text("first"));
            assertThat(replayed(sample, "same")).containsExactly(text("second"));
            assertThatThrownBy(() -> ask(sample, "same")).isInstanceOf(NoAnswerException.class);
        });

        assertThat(replay.problems()).hasSize(1);
    }

    @Test
    void liveCallsHaveFactsAndNoFixture() throws IOException {
        SampleGateway live = sample(GatewayMode.LIVE, sample -> {
            InProcessCall call = ask(sample, "a");
            assertThat(call.recording()).isFalse();
            call.answered(text("Hi"), Function.identity(), Function.identity());
        });

        assertThat(live.problems()).isEmpty();
        assertThat(live.calls()).extracting(LlmCall::answerText).containsExactly("Hi");
        assertThat(fixture()).isEmpty();
    }

    @Test
    void failuresAreNeverRecordedEvenWhereErrorsAre() throws IOException {
        SampleGateway failed = sample(GatewayMode.RECORD, true, sample -> {
            InProcessCall call = ask(sample, "a");
            call.arrived(text("Hi "), Function.identity(), Function.identity());
            call.failed(new IllegalStateException("out of memory"));
            call.completed();
        });

        assertThat(failed.problems()).hasSize(1);
        assertThat(failed.problems().get(0))
                .startsWith("No answer of the model to POST /langchain4j/chat of ")
                .contains("out of memory");
        assertThat(failed.calls()).isEmpty();
        assertThat(fixture()).isEmpty();
    }

    @Test
    void secretsAreReplacedOnDiskAndNowhereElse() throws IOException {
        String secret = "Zq8pRwXv7Lm2-from-the-environment";
        sample(GatewayMode.RECORD, sample -> assertThat(ask(sample, "key " + secret)
                        .answered(text("your key is " + secret), Function.identity(), Function.identity())
                        .path("text")
                        .asText())
                .endsWith(secret));

        assertThat(fixture()).contains("REDACTED").doesNotContain(secret);
        assertThat(sample(GatewayMode.REPLAY, sample -> replayed(sample, "key " + secret))
                        .problems())
                .isEmpty();
    }

    @Test
    void anAnswerOver16MegabytesIsAnError() throws IOException {
        SampleGateway large = sample(GatewayMode.RECORD, sample -> {
            InProcessCall call = ask(sample, "a");
            for (int i = 0; i < 17; i++) {
                call.arrived(text("x".repeat(1024 * 1024)), Function.identity(), Function.identity());
            }
            call.completed();
        });

        assertThat(large.problems().get(0)).contains("it is over the gateway's 16 MB");
        assertThat(fixture()).isEmpty();
    }

    @Test
    void aRequestThatCannotBeWrittenIsAnError() {
        SampleGateway refused = sample(GatewayMode.REPLAY, sample -> assertThatThrownBy(
                        () -> InProcessDoor.of(sample, PATH).ask(() -> {
                            throw new IllegalArgumentException("messages of a Telegram are not known here");
                        }))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("Telegram"));

        assertThat(refused.problems()).hasSize(1);
    }

    @Test
    void aRecordingEditedIntoNonsenseIsAnError() throws IOException {
        sample(GatewayMode.RECORD, sample -> ask(sample, "a")
                .answered(text("Hi"), Function.identity(), Function.identity()));

        SampleGateway replay = sample(GatewayMode.REPLAY, sample -> assertThatThrownBy(() -> ask(sample, "a")
                        .replay(answer -> Integer.valueOf(answer.path("text").asText())))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("Record it anew."));

        assertThat(replay.problems()).hasSize(1);
    }

    @Test
    void callsAfterTheEndOfTheirSampleBelongToNone() {
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(folder))) {
            SampleGateway sample = gateway.open(address("c", 3));
            sample.close();

            assertThatThrownBy(() -> ask(sample, "late"))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessageContaining(
                            "after its sample had ended (com.acme.RefundEvals/answers, case c, sample 3)");
            assertThat(sample.problems()).isEmpty();
            assertThat(gateway.problems()).hasSize(1);
        }
    }

    @Test
    void aCallThatNeverEndsIsAnError() {
        SampleGateway left = sample(GatewayMode.LIVE, sample -> ask(sample, "a"));

        assertThat(left.problems()).singleElement().asString().contains("still running when the sample ended");
    }
}

package io.github.junitllm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.junitllm.call.ProtocolSamples.Sample;
import io.github.junitllm.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a provider answers, reading it fails for no one: what is broken has fewer facts. */
class ProtocolFuzzTests {

    private static final int ROUNDS = 500;
    private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,])(?:\"(?:[^\"\\\\]|\\\\.)*\"(?!:)|-?\\d[\\d.eE+-]*|true|false|null)");
    private static final List<String> VALUES = List.of(
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "-1",
            "1.5",
            "2147483648",
            "99999999999999999999999999",
            "1".repeat(2_000),
            "null",
            "true",
            "{}",
            "[]",
            "[null]",
            "{\"text\":{\"type\":7}}",
            "\"\"",
            "\"\\ud83c\"",
            "\"x\"",
            "{\"a\":1,\"a\":2}",
            DEEP);
    private static final String MARKS = "\"'{}[]:,\n\r\t -&%\\\0\u007f9eE.";

    static List<Sample> samples() {
        return ProtocolSamples.ALL;
    }

    private static LlmCall call(Sample sample, byte[] body) {
        return Answered.call(sample.method(), sample.path(), sample.contentType(), body);
    }

    @Test
    void coversEveryProtocol() {
        assertThat(ProtocolSamples.ALL)
                .extracting(Sample::protocol)
                .hasSameElementsAs(Protocols.ALL.stream().map(WireProtocol::id).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void soundAnswersHaveTheirFacts(Sample sample) {
        LlmCall call = call(sample, sample.body(sample.documents()));

        assertThat(call.protocol()).isEqualTo(sample.protocol());
        assertThat(call.timing().firstTokenMicros()).isNotNull();
        if (!sample.protocol().matches(".*-(embeddings?|moderations|models)")) {
            assertThat(call.answerText()).isEqualTo("Hi 🎉");
            assertThat(call.finishReason()).isNotEmpty();
            assertThat(call.usage()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aCutAnswerSaysTheBeginningOfTheWholeOne(Sample sample) {
        byte[] whole = sample.body(sample.documents());
        String text = call(sample, whole).answerText();
        for (int length = 0; length < whole.length; length++) {
            LlmCall cut = call(sample, Arrays.copyOf(whole, length));

            assertThat(text).as("cut after %d bytes", length).startsWith(cut.answerText());
            assertPossible(cut);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void otherValuesThanExpectedNeverFail(Sample sample) {
        Random random = new Random(1);
        List<MatchResult> values = VALUE.matcher(sample.documents()).results().toList();
        assertThat(values).isNotEmpty();
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder documents = new StringBuilder(sample.documents());
            List<MatchResult> replaced = new ArrayList<>(values);
            for (int i = random.nextInt(3); i >= 0 && !replaced.isEmpty(); i--) {
                // From the end on, so that the places of those before stay what they are.
                MatchResult value = replaced.get(random.nextInt(replaced.size()));
                documents.replace(value.start(), value.end(), VALUES.get(random.nextInt(VALUES.size())));
                replaced.removeIf(other -> other.start() >= value.start());
            }
            assertReads(sample, sample.body(documents.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void brokenBytesNeverFail(Sample sample) {
        Random random = new Random(2);
        byte[] sound = sample.body(sample.documents());
        for (int round = 0; round < ROUNDS; round++) {
            assertReads(sample, mutated(sound, random));
        }
    }

    private static void assertReads(Sample sample, byte[] body) {
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertPossible(call(sample, body)),
                () -> sample + ": " + new String(body, StandardCharsets.UTF_8));
    }

    private static void assertPossible(LlmCall call) {
        Usage usage = call.usage();
        if (usage != null) {
            Stream<Long> counts =
                    Stream.of(usage.inputTokens(), usage.outputTokens()).flatMap(Stream::ofNullable);
            assertThat(counts).isNotEmpty().allMatch(count -> count >= 0);
            assertThat(usage.cachedInputTokens()).isNotNegative();
            assertThat(usage.reasoningTokens()).isNotNegative();
        }
        assertThat(call.toolCalls()).hasSizeLessThan(10);
        assertThat(call.answerText()).hasSizeLessThan(100);
        assertThat(call.requestedModel()).isNotEqualTo("");
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                case 3 -> System.arraycopy(bytes, at, bytes, 0, bytes.length - at);
                default -> bytes = Arrays.copyOf(bytes, at);
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void brokenRequestsNeverFail(Sample sample) {
        Random random = new Random(3);
        byte[] path = sample.path().getBytes(StandardCharsets.UTF_8);
        byte[] body = "{\"model\":\"a\",\"messages\":[]}".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < ROUNDS; round++) {
            RawRequest request = new RawRequest(
                    sample.method(),
                    '/' + new String(mutated(path, random), StandardCharsets.ISO_8859_1),
                    sample.contentType(),
                    mutated(body, random));
            assertThatCode(() -> {
                        for (WireProtocol protocol : Protocols.ALL) {
                            protocol.speaks(request);
                            protocol.requestedModel(request);
                        }
                    })
                    .as(request.path())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void errorsOfTheGatewayAreJsonAndNoAnswer() {
        for (Sample sample : ProtocolSamples.ALL) {
            RawRequest request = new RawRequest(sample.method(), sample.path(), null, new byte[0]);
            String error = WireProtocol.of(request).errorBody("junit_llm_x", "No \"answer\"\n\0 🎉");
            LlmCall call = WireProtocol.call(
                    request,
                    new RawAnswer(
                            424,
                            Map.of("content-type", Answered.JSON),
                            1,
                            1,
                            1,
                            List.of(new Piece(1, error.getBytes(StandardCharsets.UTF_8))),
                            RawAnswer.End.COMPLETE),
                    false);

            assertThat(StrictJson.tree(error).isObject()).as(error).isTrue();
            assertThat(call.answerText()).isEmpty();
            assertThat(call.usage()).isNull();
            assertThat(call.timing().firstTokenMicros()).as(error).isNull();
        }
    }
}

package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.langchain4j.RecordedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LangChain4jInProcessEmbeddingTests {

    @TempDir
    Path fixtures;

    private final AtomicInteger made = new AtomicInteger();

    /** Vectors of every kind of number there is, the same for the same text. */
    private static Embedding vector(String text) {
        Random random = new Random(text.hashCode());
        float[] vector = new float[64];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.intBitsToFloat(random.nextInt() & 0x7f7fffff) * (random.nextBoolean() ? 1 : -1);
        }
        vector[0] = -0.0f;
        vector[1] = Float.MIN_VALUE;
        vector[2] = Float.MAX_VALUE;
        vector[3] = 1.0f;
        vector[4] = Float.NaN;
        vector[5] = Float.NEGATIVE_INFINITY;
        return new Embedding(vector);
    }

    private EmbeddingModel old() {
        made.incrementAndGet();
        return new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(
                        segments.stream()
                                .map(segment -> vector(
                                        segment.text() + segment.metadata().toMap()))
                                .toList(),
                        new TokenUsage(9),
                        FinishReason.STOP,
                        Map.of("layers", 6));
            }
        };
    }

    private EmbeddingModel recent() {
        made.incrementAndGet();
        return new EmbeddingModel() {
            @Override
            public EmbeddingResponse embed(EmbeddingRequest request) {
                return EmbeddingResponse.builder()
                        .embeddings(request.inputs().stream()
                                .map(input -> vector(input.toString()))
                                .toList())
                        .modelName("tiny-embed")
                        .tokenUsage(new TokenUsage(5))
                        .build();
            }
        };
    }

    @Test
    void severalSegmentsAtOnce() throws Exception {
        List<TextSegment> segments =
                List.of(TextSegment.from("refund"), TextSegment.from("返金 🎉", new Metadata().put("page", 3)));

        BothRuns<Response<List<Embedding>>> runs = BothRuns.inProcess(
                fixtures, llm -> RecordedModels.embedding(llm, this::old).embedAll(segments));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).isEqualTo(old().embedAll(segments));
        assertThat(call.protocol()).isEqualTo("langchain4j-embedding");
        assertThat(call.usage().inputTokens()).isEqualTo(9);
        assertThat(call.timing().firstTokenMicros()).isNotNull();
        assertThat(made).as("once to record, once just now").hasValue(2);
    }

    @Test
    void vectorsAreExactToTheBit() throws Exception {
        BothRuns<int[]> runs = BothRuns.inProcess(
                fixtures,
                llm -> bits(
                        RecordedModels.embedding(llm, this::old).embed("refund").content()));

        assertThat(runs.recorded()).isEqualTo(bits(vector("refund{}")));
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
    }

    private static int[] bits(Embedding embedding) {
        float[] vector = embedding.vector();
        int[] bits = new int[vector.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(vector[i]);
        }
        return bits;
    }

    @Test
    void requestsWithParametersAndContents() throws Exception {
        EmbeddingRequest request = EmbeddingRequest.builder()
                .inputs(EmbeddingInput.from("refund"), EmbeddingInput.from(ImageContent.from("AQID", "image/png")))
                .parameters(EmbeddingRequestParameters.builder()
                        .modelName("tiny")
                        .dimensions(64)
                        .inputType(EmbeddingInputType.QUERY)
                        .build())
                .build();

        BothRuns<EmbeddingResponse> runs = BothRuns.inProcess(
                fixtures, llm -> RecordedModels.embedding(llm, this::recent).embed(request));

        LlmCall call = SameCalls.only(runs);
        assertThat(runs.replayed()).isEqualTo(recent().embed(request));
        assertThat(call.requestedModel()).isEqualTo("tiny");
        assertThat(call.answeredModel()).isEqualTo("tiny-embed");
        assertThat(call.requestBody()).contains("\"dimensions\":64", "\"inputType\":\"QUERY\"", "AQID");
    }

    @Test
    void metadataOfASegmentCounts() throws Exception {
        BothRuns.inProcess(fixtures, llm -> RecordedModels.embedding(llm, this::old)
                .embed(TextSegment.from("refund", new Metadata().put("page", 3))));

        InProcessRun other = InProcessRun.replay(fixtures, llm -> RecordedModels.embedding(llm, this::old)
                .embed(TextSegment.from("refund", new Metadata().put("page", 4))));

        assertThat(other.problems()).hasSize(1);
        assertThat(made).hasValue(1);
    }

    @Test
    void theDimensionIsThatOfAnEmbedding() throws Exception {
        BothRuns<Integer> runs = BothRuns.inProcess(
                fixtures, llm -> RecordedModels.embedding(llm, this::old).dimension());

        assertThat(runs.recorded()).isEqualTo(64);
        assertThat(runs.replayed()).isEqualTo(64);
    }
}

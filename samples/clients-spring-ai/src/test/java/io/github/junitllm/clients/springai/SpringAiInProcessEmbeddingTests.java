package io.github.junitllm.clients.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.clients.BothRuns;
import io.github.junitllm.clients.InProcessRun;
import io.github.junitllm.springai.RecordedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;

class SpringAiInProcessEmbeddingTests {

    @TempDir
    Path fixtures;

    private final AtomicInteger made = new AtomicInteger();

    private EmbeddingModel make() {
        made.incrementAndGet();
        return new Tiny();
    }

    /** A model that is code, and embeds of a document more than its text. */
    static final class Tiny implements EmbeddingModel {

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            List<String> texts = request.getInstructions();
            return new EmbeddingResponse(
                    IntStream.range(0, texts.size())
                            .mapToObj(i -> new Embedding(vector(texts.get(i)), i))
                            .toList(),
                    new EmbeddingResponseMetadata("tiny-embed", new DefaultUsage(9, 0), Map.of("layers", 6)));
        }

        @Override
        public float[] embed(Document document) {
            return vector(getEmbeddingContent(document));
        }

        @Override
        public String getEmbeddingContent(Document document) {
            return document.getMetadata().get("title") + ": " + document.getText();
        }

        static float[] vector(String text) {
            Random random = new Random(text.hashCode());
            float[] vector = new float[32];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            vector[0] = -0.0f;
            vector[1] = Float.MIN_VALUE;
            return vector;
        }
    }

    private static List<Document> documents() {
        return List.of(
                new Document("30 days", Map.of("title", "Refunds")),
                new Document("2 days", Map.of("title", "Shipping")),
                new Document("none", Map.of("title", "Taxes")));
    }

    @Test
    void severalTextsAtOnce() throws Exception {
        EmbeddingRequest request = new EmbeddingRequest(
                List.of("refund", "返金 🎉"),
                EmbeddingOptions.builder().model("tiny").dimensions(32).build());

        BothRuns<EmbeddingResponse> runs = BothRuns.inProcess(
                fixtures, llm -> RecordedModels.embedding(llm, this::make).call(request));

        assertThat(runs.replayed()).usingRecursiveComparison().isEqualTo(runs.recorded());
        assertThat(runs.replayed()).usingRecursiveComparison().isEqualTo(new Tiny().call(request));
        assertThat(made).hasValue(1);
        LlmCall call = runs.replayedCalls().get(0);
        assertThat(call.protocol()).isEqualTo("spring-ai-embedding");
        assertThat(call.requestedModel()).isEqualTo("tiny");
        assertThat(call.answeredModel()).isEqualTo("tiny-embed");
        assertThat(call.usage().inputTokens()).isEqualTo(9);
        assertThat(call.requestBody()).contains("\"dimensions\":32");
    }

    @Test
    void theModelDecidesWhatOfADocumentIsEmbedded() throws Exception {
        BothRuns<List<float[]>> runs = BothRuns.inProcess(fixtures, llm -> {
            EmbeddingModel model = RecordedModels.embedding(llm, this::make);
            List<float[]> batched = model.embed(
                    documents(),
                    EmbeddingOptions.builder().build(),
                    all -> List.of(all.subList(0, 2), all.subList(2, 3)));
            return List.of(
                    batched.get(0),
                    batched.get(1),
                    batched.get(2),
                    model.embed(documents().get(0)));
        });

        assertThat(runs.replayedCalls()).hasSize(3);
        for (List<float[]> vectors : List.of(runs.recorded(), runs.replayed())) {
            assertThat(vectors.get(0)).containsExactly(Tiny.vector("Refunds: 30 days"));
            assertThat(vectors.get(1)).containsExactly(Tiny.vector("Shipping: 2 days"));
            assertThat(vectors.get(2)).containsExactly(Tiny.vector("Taxes: none"));
            assertThat(vectors.get(3)).containsExactly(Tiny.vector("Refunds: 30 days"));
        }
    }

    @Test
    void theDimensionsAreThoseOfAnEmbedding() throws Exception {
        BothRuns<Integer> runs = BothRuns.inProcess(
                fixtures, llm -> RecordedModels.embedding(llm, this::make).dimensions());

        assertThat(runs.recorded()).isEqualTo(32);
        assertThat(runs.replayed()).isEqualTo(32);
        assertThat(made).hasValue(1);
    }

    @Test
    void otherTextsAreAMiss() throws Exception {
        BothRuns.inProcess(
                fixtures, llm -> RecordedModels.embedding(llm, this::make).embed("refund"));

        InProcessRun run = InProcessRun.replay(
                fixtures, llm -> RecordedModels.embedding(llm, this::make).embed("refunds"));

        assertThat(run.problems()).singleElement().asString().contains("POST /spring-ai/embedding");
        assertThat(made).hasValue(1);
    }
}

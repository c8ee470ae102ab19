package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.gateway.InProcessCall;
import io.github.junitllm.gateway.InProcessDoor;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.ModelSupplier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.BatchingStrategy;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** Stands where an embedding model stands. */
final class RecordedEmbeddingModel implements EmbeddingModel {

    private final InProcessDoor door;
    private final ModelSupplier<EmbeddingModel> model;

    RecordedEmbeddingModel(LlmGateway llm, Supplier<? extends EmbeddingModel> model) {
        this.door = InProcessDoor.of(llm, "/spring-ai/embedding");
        this.model = new ModelSupplier<>(model);
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        return answer(() -> EmbeddingJson.of(request), asked -> asked.call(request));
    }

    @Override
    public float[] embed(Document document) {
        return answer(
                        () -> EmbeddingJson.of(List.of(document), null),
                        asked -> EmbeddingJson.response(List.of(asked.embed(document))))
                .getResult()
                .getOutput();
    }

    /** What of a document is embedded, the model decides; so it is asked for documents, not for their texts. */
    @Override
    public List<float[]> embed(
            List<Document> documents, @Nullable EmbeddingOptions options, BatchingStrategy batchingStrategy) {
        List<float[]> vectors = new ArrayList<>();
        for (List<Document> batch : batchingStrategy.batch(documents)) {
            EmbeddingResponse response = answer(
                    () -> EmbeddingJson.of(batch, options),
                    asked -> EmbeddingJson.response(asked.embed(batch, options, List::of)));
            response.getResults().stream().map(Embedding::getOutput).forEach(vectors::add);
        }
        return vectors;
    }

    private EmbeddingResponse answer(Supplier<ObjectNode> request, Function<EmbeddingModel, EmbeddingResponse> ask) {
        InProcessCall call = door.ask(request);
        if (call.replayed()) {
            return call.replay(EmbeddingJson::response);
        }
        try {
            return call.answered(
                    ask.apply(call.model(model, unknown -> JsonNodeFactory.instance.objectNode())),
                    EmbeddingJson::of,
                    EmbeddingJson::response);
        } catch (RuntimeException | Error failure) {
            call.failed(failure);
            throw failure;
        }
    }
}

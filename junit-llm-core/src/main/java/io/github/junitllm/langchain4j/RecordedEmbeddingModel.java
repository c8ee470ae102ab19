package io.github.junitllm.langchain4j;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import io.github.junitllm.gateway.InProcessCall;
import io.github.junitllm.gateway.InProcessDoor;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.ModelSupplier;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stands where an embedding model stands. */
final class RecordedEmbeddingModel implements EmbeddingModel {

    private final InProcessDoor door;
    private final ModelSupplier<EmbeddingModel> model;

    RecordedEmbeddingModel(LlmGateway llm, Supplier<? extends EmbeddingModel> model) {
        this.door = InProcessDoor.of(llm, "/langchain4j/embedding");
        this.model = new ModelSupplier<>(model);
    }

    @Override
    public EmbeddingResponse embed(EmbeddingRequest request) {
        return EmbeddingJson.response(
                answer(() -> EmbeddingJson.of(request), asked -> EmbeddingJson.vectors(asked.embed(request))));
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return segments.isEmpty()
                ? Response.from(List.of())
                : EmbeddingJson.embeddings(answer(
                        () -> EmbeddingJson.of(segments), asked -> EmbeddingJson.vectors(asked.embedAll(segments))));
    }

    @Override
    public Response<Embedding> embed(TextSegment segment) {
        Response<List<Embedding>> all = embedAll(List.of(segment));
        return Response.from(all.content().get(0), all.tokenUsage(), all.finishReason(), all.metadata());
    }

    private static ObjectNode defaults(EmbeddingModel asked) {
        return JsonNodeFactory.instance.objectNode().put("model", asked.modelName());
    }

    private EmbeddingJson.Vectors answer(
            Supplier<ObjectNode> request, Function<EmbeddingModel, EmbeddingJson.Vectors> ask) {
        InProcessCall call = door.ask(request);
        if (call.replayed()) {
            return call.replay(EmbeddingJson::vectors);
        }
        try {
            return call.answered(
                    ask.apply(call.model(model, RecordedEmbeddingModel::defaults)),
                    EmbeddingJson.Vectors::json,
                    EmbeddingJson::vectors);
        } catch (RuntimeException | Error failure) {
            call.failed(failure);
            throw failure;
        }
    }
}

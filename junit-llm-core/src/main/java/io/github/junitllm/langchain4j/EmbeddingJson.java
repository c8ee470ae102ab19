package io.github.junitllm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.request.DefaultEmbeddingRequestParameters;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.github.junitllm.json.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to embedding models and their answers as they stand in fixtures. */
final class EmbeddingJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EmbeddingJson() {}

    /** An answer, in whichever of LangChain4j's two forms it came. */
    record Vectors(
            List<Embedding> embeddings,
            @Nullable String model,
            @Nullable TokenUsage usage,
            @Nullable FinishReason finishReason,
            Map<String, Object> metadata) {

        ObjectNode json() {
            ObjectNode node = NODES.objectNode();
            RequestJson.put(node, "model", model);
            ArrayNode vectors = node.putArray("embeddings");
            embeddings.forEach(embedding -> vectors.add(JsonTrees.of(embedding.vector())));
            RequestJson.put(node, "finishReason", finishReason);
            AnswerJson.putUsage(node, usage);
            if (!metadata.isEmpty()) {
                RequestJson.put(node, "metadata", metadata);
            }
            return node;
        }
    }

    static ObjectNode of(List<TextSegment> segments) {
        ObjectNode node = NODES.objectNode();
        ArrayNode inputs = node.putArray("inputs");
        segments.forEach(segment -> {
            ObjectNode input = inputs.addObject().put("text", segment.text());
            Map<String, Object> metadata = segment.metadata().toMap();
            if (!metadata.isEmpty()) {
                RequestJson.put(input, "metadata", metadata);
            }
        });
        return node;
    }

    static ObjectNode of(EmbeddingRequest request) {
        ObjectNode node = NODES.objectNode();
        EmbeddingRequestParameters parameters = request.parameters();
        if (parameters.getClass() != DefaultEmbeddingRequestParameters.class) {
            throw new IllegalArgumentException(
                    "parameters of a " + parameters.getClass().getName()
                            + " cannot be told apart; use those of EmbeddingRequestParameters.builder()");
        }
        RequestJson.put(node, "model", parameters.modelName());
        ArrayNode inputs = node.putArray("inputs");
        request.inputs().forEach(input -> ContentJson.into(inputs.addObject(), input.contents()));
        for (EmbeddingParameter<?> parameter : parameters.presentParameters()) {
            if (!parameter.equals(EmbeddingRequestParameters.MODEL_NAME)) {
                RequestJson.put(node, parameter.name(), parameters.parameter(parameter));
            }
        }
        return node;
    }

    static Vectors vectors(Response<List<Embedding>> response) {
        return new Vectors(
                response.content(), null, response.tokenUsage(), response.finishReason(), response.metadata());
    }

    static Vectors vectors(EmbeddingResponse response) {
        return new Vectors(response.embeddings(), response.modelName(), response.tokenUsage(), null, Map.of());
    }

    static Vectors vectors(JsonNode node) {
        List<Embedding> embeddings = new ArrayList<>();
        node.path("embeddings").forEach(vector -> embeddings.add(new Embedding(JsonTrees.vector(vector))));
        return new Vectors(
                List.copyOf(embeddings),
                AnswerJson.text(node, "model"),
                AnswerJson.usage(node),
                AnswerJson.finishReason(node),
                JsonTrees.values(node.path("metadata")));
    }

    static Response<List<Embedding>> embeddings(Vectors vectors) {
        return Response.from(vectors.embeddings(), vectors.usage(), vectors.finishReason(), vectors.metadata());
    }

    static EmbeddingResponse response(Vectors vectors) {
        return EmbeddingResponse.builder()
                .embeddings(vectors.embeddings())
                .modelName(vectors.model())
                .tokenUsage(vectors.usage())
                .build();
    }
}

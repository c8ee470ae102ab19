package io.github.junitllm.telemetry;

import io.github.junitllm.call.LlmCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the semantic conventions for generative AI name things: OpenTelemetry Semantic Conventions 1.41, attribute group
 * {@code gen_ai}, which is in development. Names of our own begin with {@code junit_llm}.
 */
final class GenAi {

    static final String OPERATION = "gen_ai.operation.name";
    static final String PROVIDER = "gen_ai.provider.name";
    static final String REQUEST_MODEL = "gen_ai.request.model";
    static final String REQUEST_STREAM = "gen_ai.request.stream";
    /** What the names of {@link RequestFacts} begin with. */
    static final String REQUEST = "gen_ai.request.";

    static final String RESPONSE_ID = "gen_ai.response.id";
    static final String RESPONSE_MODEL = "gen_ai.response.model";
    static final String FINISH_REASONS = "gen_ai.response.finish_reasons";
    static final String FIRST_CHUNK = "gen_ai.response.time_to_first_chunk";
    static final String INPUT_TOKENS = "gen_ai.usage.input_tokens";
    static final String OUTPUT_TOKENS = "gen_ai.usage.output_tokens";
    static final String CACHED_TOKENS = "gen_ai.usage.cache_read.input_tokens";
    static final String CACHE_WRITE_TOKENS = "gen_ai.usage.cache_creation.input_tokens";
    static final String REASONING_TOKENS = "gen_ai.usage.reasoning.output_tokens";
    static final String TOKEN_TYPE = "gen_ai.token.type";
    static final String ERROR_TYPE = "error.type";

    static final String EVALUATION = "gen_ai.evaluation.result";
    static final String EVALUATION_NAME = "gen_ai.evaluation.name";
    static final String EVALUATION_SCORE = "gen_ai.evaluation.score.value";
    static final String EVALUATION_LABEL = "gen_ai.evaluation.score.label";
    static final String EVALUATION_EXPLANATION = "gen_ai.evaluation.explanation";

    /** Whether a call was answered from a fixture. */
    static final String REPLAYED = "junit_llm.replayed";

    /** How long the model took when the call was recorded, in seconds. */
    static final String RECORDED_DURATION = "junit_llm.recorded_duration";

    /** What a call costs. The conventions have no name for it; one that is proposed has the same form. */
    static final String COST = "junit_llm.cost.amount";

    static final String CURRENCY = "junit_llm.cost.currency";

    /** Tells of a link what it is to: {@link #SHARED_TASK}. */
    static final String LINK = "junit_llm.link";

    /** The task that ran for another sample, whose answer this one shares. */
    static final String SHARED_TASK = "shared_task";

    static final String REQUEST_BODY = "junit_llm.request.body";
    static final String RESPONSE_BODY = "junit_llm.response.body";

    /** What the conventions call an error that has no name. */
    private static final String OTHER = "_OTHER";

    private static final Map<String, String> PROVIDERS = Map.of(
            "openai", "openai",
            "anthropic", "anthropic",
            "gemini", "gcp.gemini",
            "bedrock", "aws.bedrock",
            "ollama", "ollama");

    private GenAi() {}

    /** Returns what the call does, in the conventions' words. */
    static String operation(LlmCall call) {
        String protocol = call.protocol();
        if (protocol.contains("embedding") || call.path().contains("/api/embed")) {
            return "embeddings";
        }
        return switch (protocol) {
            case "gemini" -> "generate_content";
            case "openai-moderations" -> "moderation";
            case "openai-models" -> "list_models";
            case "opaque" -> OTHER;
            default -> "chat";
        };
    }

    /**
     * Returns whose format the call is in: as with the conventions, who really answers may be somebody else who speaks it. For
     * models in the process, whose provider nobody knows, the framework.
     */
    static String provider(LlmCall call) {
        String protocol = call.protocol();
        if (protocol.startsWith("openai") && call.path().contains("/openai/")) {
            return "azure.ai.openai";
        }
        if (protocol.startsWith("langchain4j")) {
            return "langchain4j";
        }
        if (protocol.startsWith("spring-ai")) {
            return "spring_ai";
        }
        int end = protocol.indexOf('-');
        return PROVIDERS.getOrDefault(end < 0 ? protocol : protocol.substring(0, end), OTHER);
    }

    /** Returns what kind of error the call ended in: the status, if that tells; null if it did not end in one. */
    static @Nullable String errorType(LlmCall call) {
        if (call.status() >= 400) {
            return String.valueOf(call.status());
        }
        return call.error() == null ? null : OTHER;
    }

    /** Returns the name of a call's span. */
    static String spanName(LlmCall call) {
        String model = call.requestedModel();
        return model == null ? operation(call) : operation(call) + ' ' + model;
    }
}

package io.github.junitllm.langchain4j;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.github.junitllm.gateway.LlmGateway;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Records and replays models of LangChain4j that run in this process (ONNX, jlama) or cannot be pointed at a URL, as the
 * {@link LlmGateway} does with calls over HTTP: the same fixtures, modes, facts and errors. Models that can be pointed at a
 * URL are better pointed at the gateway, which records what the provider really says.
 *
 * <pre>{@code
 * @LlmTask
 * static String refundBot(EvalCase golden, LlmGateway llm) {
 *     ChatModel model = RecordedModels.chat(llm, () -> new MyOnnxChatModel(modelFile));
 *     return new RefundBot(model).answer(golden.input());
 * }
 * }</pre>
 *
 * <p>The model is made when a call first goes to it: in replay never. So whatever belongs to the model itself stays with it
 * and is at work only when it is asked: its default parameters, its listeners. The application is given answers as the
 * fixture holds them when it records too: text, thinking, tool calls, attributes, finish reason, token counts, model and id;
 * what subclasses of {@code ChatResponseMetadata} and {@code TokenUsage} know beyond that does not pass. Requests hold all
 * that counts: messages with every kind of content, tools, and the parameters of {@code ChatRequestParameters}; subclasses of
 * messages, contents and parameters are refused, as nobody knows what they hold. Attributes of user messages and tool results
 * do not count, since LangChain4j does not send them to models.
 *
 * <p>A call without an answer fails with a {@link io.github.junitllm.gateway.NoAnswerException}. Exceptions of the model are
 * passed on, make the sample an error and are never recorded. The models returned are thread-safe if the recorded one is, and
 * valid until the sample ends.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RecordedModels {

    private RecordedModels() {}

    /**
     * Returns a recorder for a chat model without {@linkplain ChatModel#supportedCapabilities() capabilities}.
     *
     * @param llm the parameter of the method of {@code @LlmTask} or {@code @LlmEval}
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static ChatModel chat(LlmGateway llm, Supplier<? extends ChatModel> model) {
        return chat(llm, Set.of(), model);
    }

    /**
     * Returns a recorder for a chat model.
     *
     * @param capabilities those of the model, which AI services ask for before they write a request; when the model is asked
     *     and has others, the sample is an error
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static ChatModel chat(LlmGateway llm, Set<Capability> capabilities, Supplier<? extends ChatModel> model) {
        return new RecordedChatModel(llm, capabilities, model);
    }

    /**
     * Returns a recorder for a streaming chat model without capabilities. A replayed stream is over when {@code chat} returns;
     * its handler is told everything on the calling thread. Raw events of a provider are not passed on while recording, since
     * they cannot be replayed. A stream that the application cancels is recorded to its end.
     *
     * @param llm the parameter of the method of {@code @LlmTask} or {@code @LlmEval}
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static StreamingChatModel streamingChat(LlmGateway llm, Supplier<? extends StreamingChatModel> model) {
        return streamingChat(llm, Set.of(), model);
    }

    /**
     * Returns a recorder for a streaming chat model, see {@link #streamingChat(LlmGateway, Supplier)}.
     *
     * @param capabilities those of the model; when the model is asked and has others, the sample is an error
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static StreamingChatModel streamingChat(
            LlmGateway llm, Set<Capability> capabilities, Supplier<? extends StreamingChatModel> model) {
        return new RecordedStreamingChatModel(llm, capabilities, model);
    }

    /**
     * Returns a recorder for an embedding model. Its {@code dimension()} is that of an embedding it asks for; metadata of
     * text segments counts in requests where there is some.
     *
     * @param llm the parameter of the method of {@code @LlmTask} or {@code @LlmEval}
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static EmbeddingModel embedding(LlmGateway llm, Supplier<? extends EmbeddingModel> model) {
        return new RecordedEmbeddingModel(llm, model);
    }
}

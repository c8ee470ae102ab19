package io.github.junitllm.springai;

import io.github.junitllm.gateway.LlmGateway;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

/**
 * Records and replays models of Spring AI, 1.1 and 2.0, that run in this process (ONNX) or cannot be pointed at a URL, as the
 * {@link LlmGateway} does with calls over HTTP: the same fixtures, modes, facts and errors. Models that can be pointed at a
 * URL are better pointed at the gateway, which records what the provider really says.
 *
 * <pre>{@code
 * @LlmTask
 * static String refundBot(EvalCase golden, LlmGateway llm) {
 *     ChatModel model = RecordedModels.chat(llm, () -> new MyOnnxChatModel(modelFile));
 *     return new RefundBot(ChatClient.create(model)).answer(golden.input());
 * }
 * }</pre>
 *
 * <p>The model is made when a call first goes to it: in replay never. The application is given answers as the fixture holds
 * them when it records too: texts, media, tool calls, properties, finish reasons, metadata, model, id, and the tokens of
 * prompt, completion and both; a provider's own usage object and its rate limits do not pass. Metadata that JSON cannot
 * express is refused. Requests hold all that counts: messages with their media, tools with their schemas, and every option;
 * other classes of messages are refused, as nobody knows what they hold. The tool context does not count: it is for the
 * tools.
 *
 * <p>Tools of a prompt are called by the application in replay too. In Spring AI 1, where models do that themselves, the
 * recorder does it in the model's place, with a {@code ToolCallingManager} that knows the callbacks of the prompt; tools a
 * model was given as its own defaults run inside it, and not in replay.
 *
 * <p>A call without an answer fails with a {@link io.github.junitllm.gateway.NoAnswerException}. Exceptions of the model are
 * passed on, make the sample an error and are never recorded. The models returned are thread-safe if the recorded one is, and
 * valid until the sample ends.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RecordedModels {

    private RecordedModels() {}

    /**
     * Returns a recorder for a chat model without options of its own.
     *
     * @param llm the parameter of the method of {@code @LlmTask} or {@code @LlmEval}
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static ChatModel chat(LlmGateway llm, Supplier<? extends ChatModel> model) {
        return chat(llm, ToolCallingChatOptions.builder().build(), model);
    }

    /**
     * Returns a recorder for a chat model. A stream that the application cancels is recorded to its end.
     *
     * @param options those of the model: Spring AI 2 has a {@code ChatClient} fill its prompts up from them, and replay cannot
     *     ask the model. When the model is asked by a prompt with options and has others, the sample is an error
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static ChatModel chat(LlmGateway llm, ChatOptions options, Supplier<? extends ChatModel> model) {
        return new RecordedChatModel(llm, options, model);
    }

    /**
     * Returns a recorder for an embedding model. Its {@code dimensions()} are those of an embedding it asks for. Of documents,
     * text and metadata count.
     *
     * @param llm the parameter of the method of {@code @LlmTask} or {@code @LlmEval}
     * @param model makes the model; asked at most once
     * @throws IllegalArgumentException if the gateway is none of JUnit LLM
     */
    public static EmbeddingModel embedding(LlmGateway llm, Supplier<? extends EmbeddingModel> model) {
        return new RecordedEmbeddingModel(llm, model);
    }
}

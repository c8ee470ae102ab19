package io.github.junitllm.samples.support;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.StructuredChatCompletion;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import io.github.junitllm.samples.support.Turn.Speaker;
import io.github.junitllm.samples.support.help.HelpArticle;
import io.github.junitllm.samples.support.help.HelpCenter;
import io.github.junitllm.samples.support.orders.OrderBook;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Answers customers of an online shop from its help articles and, through one tool, from their orders. Thread-safe; close
 * it to release the client's connections.
 */
public final class SupportAssistant implements AutoCloseable {
    private static final int ARTICLES = 3;
    private static final int MODEL_CALLS = 3;
    private static final int LONGEST_MESSAGE = 8_000;
    private static final long LONGEST_ANSWER_TOKENS = 500;

    private final OpenAIClient client;
    private final String model;
    private final HelpCenter helpCenter;
    private final OrderBook orders;
    private final Spans spans;

    /** Creates an assistant that nobody traces. */
    public SupportAssistant(ModelSettings settings, HelpCenter helpCenter, OrderBook orders) {
        this(settings, helpCenter, orders, OpenTelemetry.noop());
    }

    /** Creates an assistant that tells of its searches and its tools as spans. */
    public SupportAssistant(ModelSettings settings, HelpCenter helpCenter, OrderBook orders, OpenTelemetry telemetry) {
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(settings.apiKey())
                .timeout(settings.timeout())
                .maxRetries(settings.maxRetries())
                .build();
        this.model = settings.model();
        this.helpCenter = helpCenter;
        this.orders = orders;
        this.spans = new Spans(telemetry.getTracer("support-assistant"));
    }

    /**
     * Answers the last message of the conversation. Model output that cannot be used (not the agreed JSON, cut off, no end
     * of tool calls) becomes a hand-over to a person.
     *
     * @param customerId the signed-in customer, whose orders may be looked up
     * @throws AssistantUnavailableException when the model cannot be reached or fails
     */
    public SupportAnswer answer(String customerId, List<Turn> conversation) {
        List<HelpArticle> articles = find(conversation);
        OrderTool orderTool = new OrderTool(orders, customerId, spans);
        StructuredChatCompletionCreateParams.Builder<SupportAnswer> request =
                request(SupportPrompt.structured(articles), conversation).responseFormat(SupportAnswer.class);
        try {
            for (int call = 0; call < MODEL_CALLS; call++) {
                StructuredChatCompletion.Choice<SupportAnswer> choice = client.chat()
                        .completions()
                        .create(request.build())
                        .choices()
                        .get(0);
                List<ChatCompletionMessageToolCall> toolCalls =
                        choice.message().toolCalls().orElse(List.of());
                if (toolCalls.isEmpty()) {
                    return accept(choice, articles);
                }
                request.addMessage(choice.message().rawMessage());
                toolCalls.forEach(toolCall -> request.addMessage(orderTool.answer(toolCall)));
            }
            return SupportAnswer.handOver();
        } catch (OpenAIInvalidDataException e) {
            return SupportAnswer.handOver();
        } catch (OpenAIException e) {
            throw new AssistantUnavailableException("The model " + model + " gave no answer: " + e.getMessage(), e);
        }
    }

    /**
     * Answers the last message of the conversation in plain text, piece by piece, for the chat widget. An answer that was
     * cut off at the token limit ends with the hand-over to a person.
     *
     * @param onText gets each piece of text as it arrives, on the calling thread
     * @return the whole answer
     * @throws AssistantUnavailableException when the model cannot be reached or fails, also halfway through
     */
    public String stream(String customerId, List<Turn> conversation, Consumer<String> onText) {
        OrderTool orderTool = new OrderTool(orders, customerId, spans);
        ChatCompletionCreateParams.Builder request = request(SupportPrompt.streamed(find(conversation)), conversation)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        try {
            for (int call = 0; call < MODEL_CALLS; call++) {
                ChatCompletion.Choice choice = streamOne(request.build(), onText);
                List<ChatCompletionMessageToolCall> toolCalls =
                        choice.message().toolCalls().orElse(List.of());
                if (toolCalls.isEmpty()) {
                    String text = choice.message().content().orElse("");
                    boolean complete = !text.isBlank() && !choice.finishReason().equals(FinishReason.LENGTH);
                    return complete ? text : text + handOver(onText);
                }
                request.addMessage(choice.message());
                toolCalls.forEach(toolCall -> request.addMessage(orderTool.answer(toolCall)));
            }
            return handOver(onText);
        } catch (OpenAIException e) {
            throw new AssistantUnavailableException("The model " + model + " gave no answer: " + e.getMessage(), e);
        }
    }

    private static String handOver(Consumer<String> onText) {
        String text = " " + SupportAnswer.handOver().answer();
        onText.accept(text);
        return text;
    }

    @Override
    public void close() {
        client.close();
    }

    private ChatCompletion.Choice streamOne(ChatCompletionCreateParams request, Consumer<String> onText) {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        AtomicBoolean finished = new AtomicBoolean();
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(request)) {
            chunks.stream()
                    .peek(accumulator::accumulate)
                    .flatMap(chunk -> chunk.choices().stream())
                    .peek(choice -> choice.finishReason().ifPresent(reason -> finished.set(true)))
                    .flatMap(choice -> choice.delta().content().stream())
                    .filter(text -> !text.isEmpty())
                    .forEach(onText);
        }
        if (!finished.get()) {
            throw new OpenAIIoException("The stream ended before the answer did");
        }
        return accumulator.chatCompletion().choices().get(0);
    }

    private ChatCompletionCreateParams.Builder request(String prompt, List<Turn> conversation) {
        ChatCompletionCreateParams.Builder request = ChatCompletionCreateParams.builder()
                .model(model)
                .temperature(0.2)
                .maxCompletionTokens(LONGEST_ANSWER_TOKENS)
                .addTool(LookUpOrder.class)
                .addSystemMessage(prompt);
        for (Turn turn : conversation) {
            if (turn.speaker() == Speaker.CUSTOMER) {
                request.addUserMessage(cut(turn.text()));
            } else {
                request.addMessage(ChatCompletionAssistantMessageParam.builder()
                        .content(turn.text())
                        .build());
            }
        }
        return request;
    }

    /** Searches with everything the customer wrote: "and for sale items?" means little by itself. */
    private List<HelpArticle> find(List<Turn> conversation) {
        String question = conversation.stream()
                .filter(turn -> turn.speaker() == Speaker.CUSTOMER)
                .map(turn -> cut(turn.text()))
                .collect(Collectors.joining("\n"));
        return spans.ofRetrieval("help-center", () -> helpCenter.search(question, ARTICLES));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
    }

    private static SupportAnswer accept(
            StructuredChatCompletion.Choice<SupportAnswer> choice, List<HelpArticle> offered) {
        if (choice.message().refusal().isPresent()) {
            return SupportAnswer.decline(choice.message().refusal().get());
        }
        if (choice.finishReason().equals(FinishReason.LENGTH)) {
            return SupportAnswer.handOver();
        }
        List<String> known = offered.stream().map(HelpArticle::id).toList();
        return choice.message()
                .content()
                .map(answer -> new SupportAnswer(
                        answer.answer(),
                        answer.citations().stream()
                                .filter(known::contains)
                                .distinct()
                                .toList(),
                        answer.action()))
                .orElseGet(SupportAnswer::handOver);
    }
}

package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junitllm.gateway.InProcessCall;
import io.github.junitllm.gateway.InProcessDoor;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.ModelSupplier;
import java.util.function.Supplier;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/** Stands where a chat model stands. */
final class RecordedChatModel implements ChatModel {

    static final String PATH = "/spring-ai/chat";

    private final InProcessDoor door;
    private final ChatOptions options;
    private final ModelSupplier<ChatModel> model;

    RecordedChatModel(LlmGateway llm, ChatOptions options, Supplier<? extends ChatModel> model) {
        this.door = InProcessDoor.of(llm, PATH);
        this.options = options;
        this.model = new ModelSupplier<>(model);
    }

    @Override
    public ChatOptions getDefaultOptions() {
        return options;
    }

    /** Overrides the method that Spring AI 2 asks for options; in Spring AI 1 there is none of that name. */
    public ChatOptions getOptions() {
        return options;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        ToolRound round = ToolRound.of(prompt);
        ChatResponse response = answer(round.forModel());
        while (round.due(response)) {
            ToolRound.Result result = round.run(response);
            if (result.direct() != null) {
                return result.direct();
            }
            round = ToolRound.of(result.next());
            response = answer(round.forModel());
        }
        return response;
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        ToolRound round = ToolRound.of(prompt);
        return Flux.<ChatResponse>create(sink -> stream(round.forModel(), sink))
                .concatMap(response -> round.due(response) ? afterTools(round, response) : Flux.just(response));
    }

    private Flux<ChatResponse> afterTools(ToolRound round, ChatResponse response) {
        return Flux.defer(() -> {
                    ToolRound.Result result = round.run(response);
                    return result.direct() != null ? Flux.just(result.direct()) : stream(result.next());
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private ChatResponse answer(Prompt prompt) {
        InProcessCall call = door.ask(() -> PromptJson.of(prompt, false));
        if (call.replayed()) {
            return call.replay(ResponseJson::response);
        }
        try {
            return call.answered(asked(prompt, call).call(prompt), ResponseJson::of, ResponseJson::response);
        } catch (RuntimeException | Error failure) {
            call.failed(failure);
            throw failure;
        }
    }

    private void stream(Prompt prompt, FluxSink<ChatResponse> sink) {
        InProcessCall call = door.ask(() -> PromptJson.of(prompt, true));
        if (call.replayed()) {
            call.replay(ResponseJson::response, sink::next);
            sink.complete();
            return;
        }
        Flux<ChatResponse> answer;
        try {
            answer = asked(prompt, call).stream(prompt);
        } catch (RuntimeException | Error failure) {
            call.failed(failure);
            throw failure;
        }
        Disposable running = answer.contextWrite(sink.contextView())
                .subscribe(
                        part -> sink.next(call.arrived(part, ResponseJson::of, ResponseJson::response)),
                        failure -> {
                            call.failed(failure);
                            sink.error(failure);
                        },
                        () -> {
                            call.completed();
                            sink.complete();
                        });
        if (!call.recording()) {
            sink.onDispose(() -> {
                running.dispose();
                call.completed();
            });
        }
    }

    private static ObjectNode defaults(ChatModel asked) {
        return OptionsJson.of(asked.getDefaultOptions());
    }

    private ChatModel asked(Prompt prompt, InProcessCall call) {
        ChatModel asked = call.model(model, RecordedChatModel::defaults);
        if (!ToolRound.MODELS_CALL_TOOLS && prompt.getOptions() != null) {
            String told = OptionsJson.of(options).toString();
            String actual = OptionsJson.of(asked.getDefaultOptions()).toString();
            if (!told.equals(actual)) {
                call.problem("The recorded model has the options " + actual + ", but RecordedModels was told " + told
                        + ", and a ChatClient fills its prompts up from them: give it those of the model.");
            }
        }
        return asked;
    }
}

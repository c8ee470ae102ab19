package io.github.junitllm.springai;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.ToolExecutionResult;
import org.springframework.ai.tool.ToolCallback;

/**
 * One exchange with a model and the calls of tools that follow it. In Spring AI 1 a model calls the tools itself, out of
 * sight of whoever records it; so the recorder keeps it from that and calls them, in replay as well. Since Spring AI 2 tools
 * are the {@code ChatClient}'s own business.
 *
 * @param tools those that are called here; {@code null} if none is
 */
record ToolRound(Prompt prompt, @Nullable ToolCallingChatOptions tools) {

    /** Whether this is Spring AI 1. */
    static final boolean MODELS_CALL_TOOLS = Arrays.stream(ToolCallingChatOptions.class.getMethods())
            .anyMatch(method -> method.getName().equals("isInternalToolExecutionEnabled"));

    /**
     * What came of the tools: an answer that goes to the application as it is, or the prompt that tells the model.
     *
     * @param direct {@code null} if the model is to be told
     */
    record Result(@Nullable ChatResponse direct, Prompt next) {}

    static ToolRound of(Prompt prompt) {
        ChatOptions options = prompt.getOptions();
        boolean calledHere = MODELS_CALL_TOOLS
                && options instanceof ToolCallingChatOptions tools
                && hasTools(tools)
                && ToolCallingChatOptions.isInternalToolExecutionEnabled(tools);
        return new ToolRound(prompt, calledHere ? (ToolCallingChatOptions) options : null);
    }

    private static boolean hasTools(ToolCallingChatOptions options) {
        List<ToolCallback> callbacks = options.getToolCallbacks();
        return (callbacks != null && !callbacks.isEmpty())
                || !options.getToolNames().isEmpty();
    }

    /** Returns the prompt as the model is given it. */
    Prompt forModel() {
        if (tools == null) {
            return prompt;
        }
        ToolCallingChatOptions options = tools.copy();
        options.setInternalToolExecutionEnabled(false);
        return new Prompt(prompt.getInstructions(), options);
    }

    boolean due(ChatResponse response) {
        return tools != null && response.hasToolCalls();
    }

    Result run(ChatResponse response) {
        ToolExecutionResult result = ToolCallingManager.builder().build().executeToolCalls(prompt, response);
        Prompt next = new Prompt(result.conversationHistory(), prompt.getOptions());
        if (!result.returnDirect()) {
            return new Result(null, next);
        }
        return new Result(
                ChatResponse.builder()
                        .from(response)
                        .generations(ToolExecutionResult.buildGenerations(result))
                        .build(),
                next);
    }
}

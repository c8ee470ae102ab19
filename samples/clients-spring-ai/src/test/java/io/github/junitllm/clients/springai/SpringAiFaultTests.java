package io.github.junitllm.clients.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.clients.FaultRuns;
import io.github.junitllm.clients.OpenAiReplies;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.testkit.StandInProvider;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;

/** What the users of Spring AI see of each fault. */
class SpringAiFaultTests {

    @TempDir
    Path fixtures;

    @Test
    void isSeenAsTheProvidersOwn() throws Exception {
        StandInProvider good = StandInProvider.json(OpenAiReplies.completion("You have 30 days for that."));
        Map<String, String> seen = FaultRuns.of(
                fixtures,
                good,
                EnumSet.of(Fault.SLOW_STREAM, Fault.TRUNCATED_STREAM, Fault.INVALID_TOOL_ARGUMENTS),
                (llm, timeout) -> {
                    ChatResponse answer = OpenAiChatModel.builder()
                            .options(Models.options(llm.openAi())
                                    .timeout(timeout)
                                    .build())
                            .build()
                            .call(new Prompt("Can I get a refund?"));
                    var result = answer.getResult();
                    return result.getMetadata().getFinishReason() + ": "
                            + result.getOutput().getText()
                            + result.getOutput().getToolCalls();
                });
        assertThat(FaultRuns.table(seen)).isEqualTo("""
                CONTENT_FILTER: CONTENT_FILTER: []
                CONTEXT_LENGTH: BadRequestException
                DNS_FAILURE: OpenAIIoException of UnknownHostException
                EMPTY_COMPLETION: STOP: []
                EXPIRED_KEY: UnauthorizedException
                LENGTH: LENGTH: You have 30 d[]
                MALFORMED_JSON: OpenAIInvalidDataException of JsonParseException
                MODEL_NOT_FOUND: NotFoundException
                OVERLOADED: InternalServerException
                RATE_LIMIT: RateLimitException
                RESET: OpenAIIoException of SocketException
                RESET_IN_BODY: OpenAIInvalidDataException of SocketException
                SERVER_ERROR: InternalServerException
                SLOW_FIRST_TOKEN: STOP: You have 30 days for that.[]
                STALL: OpenAIInvalidDataException of SocketException
                TIME_OUT: OpenAIIoException of SocketException
                TLS_FAILURE: OpenAIIoException of SSLHandshakeException
                TRUNCATED_JSON: OpenAIInvalidDataException of JsonEOFException
                UNAVAILABLE: InternalServerException
                UNKNOWN_TOOL: TOOL_CALLS: [ToolCall[id=call_fault, type=function, name=no_such_tool, arguments={}]]
                WRONG_CONTENT_TYPE: OpenAIInvalidDataException of JsonParseException
                """);
    }
}

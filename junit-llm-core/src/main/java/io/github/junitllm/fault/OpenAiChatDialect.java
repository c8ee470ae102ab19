package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chat completions. */
record OpenAiChatDialect(ProviderErrors errors) implements Dialect {

    @Override
    public ErrorText error(Fault fault, FaultedRequest asked, @Nullable Duration retryAfter) {
        return errors.error(fault, asked, retryAfter);
    }

    @Override
    public boolean streams(FaultedRequest asked) {
        return asked.wantsStream(false);
    }

    @Override
    public @Nullable String firstTool(FaultedRequest asked) {
        JsonNode name = asked.body().path("tools").path(0).path("function").path("name");
        return name.isTextual() ? name.textValue() : null;
    }

    @Override
    public String invalidArguments() {
        return "{\"not_an_argument\": ";
    }

    @Override
    public Spoken say(MadeUpAnswer said, FaultedRequest asked) {
        if (streams(asked)) {
            return new Spoken(EVENTS, stream(said, asked));
        }
        String tools = said.tool() == null
                ? ""
                : ",\"tool_calls\":[{\"id\":\"call_fault\",\"type\":\"function\",\"function\":{\"name\":"
                        + quoted(said.tool()) + ",\"arguments\":" + quoted(said.arguments()) + "}}]";
        String body = """
                {"id":"chatcmpl-fault","object":"chat.completion","created":1735689600,"model":%s,\
                "choices":[{"index":0,"message":{"role":"assistant","content":%s%s,"refusal":null},"logprobs":null,\
                "finish_reason":%s}],"usage":%s}
                """.formatted(
                        quoted(asked.model()),
                        said.tool() == null ? quoted(said.text()) : "null",
                        tools,
                        finish(said),
                        usage(said));
        return new Spoken(JSON, List.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<byte[]> stream(MadeUpAnswer said, FaultedRequest asked) {
        List<byte[]> events = new ArrayList<>();
        events.add(choice("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null", asked));
        for (String part : said.parts()) {
            events.add(choice("{\"content\":" + quoted(part) + "}", "null", asked));
        }
        if (said.tool() != null) {
            events.add(choice(
                    "{\"tool_calls\":[{\"index\":0,\"id\":\"call_fault\",\"type\":\"function\",\"function\":{\"name\":"
                            + quoted(said.tool()) + ",\"arguments\":\"\"}}]}",
                    "null",
                    asked));
            events.add(choice(
                    "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + quoted(said.arguments()) + "}}]}",
                    "null",
                    asked));
        }
        events.add(choice("{}", finish(said), asked));
        if (asked.body().path("stream_options").path("include_usage").asBoolean(false)) {
            events.add(chunk("[]", ",\"usage\":" + usage(said), asked));
        }
        events.add("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        return events;
    }

    private static byte[] choice(String delta, String finish, FaultedRequest asked) {
        return chunk(
                "[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finish + "}]",
                "",
                asked);
    }

    private static byte[] chunk(String choices, String usage, FaultedRequest asked) {
        String json =
                "{\"id\":\"chatcmpl-fault\",\"object\":\"chat.completion.chunk\",\"created\":1735689600,\"model\":"
                        + quoted(asked.model()) + ",\"choices\":" + choices + usage + "}";
        return ("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String finish(MadeUpAnswer said) {
        return switch (said.stop()) {
            case END -> "\"stop\"";
            case LENGTH -> "\"length\"";
            case FILTER -> "\"content_filter\"";
            case TOOL -> "\"tool_calls\"";
        };
    }

    private static String usage(MadeUpAnswer said) {
        return "{\"prompt_tokens\":" + said.inputTokens() + ",\"completion_tokens\":" + said.outputTokens()
                + ",\"total_tokens\":" + (said.inputTokens() + said.outputTokens()) + "}";
    }
}

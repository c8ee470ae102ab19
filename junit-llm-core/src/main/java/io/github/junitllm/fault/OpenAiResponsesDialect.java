package io.github.junitllm.fault;

import static io.github.junitllm.fault.FaultedRequest.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The responses API. */
record OpenAiResponsesDialect(ProviderErrors errors) implements Dialect {

    private static final String MESSAGE = "\"id\":\"msg_fault\",\"type\":\"message\",\"role\":\"assistant\"";

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
        for (JsonNode tool : asked.body().path("tools")) {
            if (tool.path("name").isTextual()) {
                return tool.path("name").textValue();
            }
        }
        return null;
    }

    @Override
    public String invalidArguments() {
        return "{\"not_an_argument\": ";
    }

    @Override
    public Spoken say(MadeUpAnswer said, FaultedRequest asked) {
        String whole = response(status(said), "[" + item(said, status(said)) + "]", said, asked);
        return streams(asked)
                ? new Spoken(EVENTS, stream(said, asked, whole))
                : new Spoken(JSON, List.of(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<byte[]> stream(MadeUpAnswer said, FaultedRequest asked, String whole) {
        Events events = new Events();
        String begun = response("in_progress", "[]", said, asked);
        events.add("response.created", "\"response\":" + begun);
        events.add("response.in_progress", "\"response\":" + begun);
        if (said.tool() == null) {
            String content = "\"item_id\":\"msg_fault\",\"output_index\":0,\"content_index\":0";
            events.add(
                    "response.output_item.added",
                    "\"output_index\":0,\"item\":{" + MESSAGE + ",\"status\":\"in_progress\",\"content\":[]}");
            events.add("response.content_part.added", content + ",\"part\":" + part(""));
            for (String more : said.parts()) {
                events.add("response.output_text.delta", content + ",\"logprobs\":[],\"delta\":" + quoted(more));
            }
            events.add("response.output_text.done", content + ",\"logprobs\":[],\"text\":" + quoted(said.text()));
            events.add("response.content_part.done", content + ",\"part\":" + part(said.text()));
        } else {
            String call = "\"item_id\":\"fc_fault\",\"output_index\":0";
            events.add(
                    "response.output_item.added",
                    "\"output_index\":0,\"item\":" + call(said.tool(), "", "in_progress"));
            events.add("response.function_call_arguments.delta", call + ",\"delta\":" + quoted(said.arguments()));
            events.add(
                    "response.function_call_arguments.done",
                    call + ",\"name\":" + quoted(said.tool()) + ",\"arguments\":" + quoted(said.arguments()));
        }
        events.add("response.output_item.done", "\"output_index\":0,\"item\":" + item(said, status(said)));
        events.add("response." + status(said), "\"response\":" + whole);
        return events.all;
    }

    private static String item(MadeUpAnswer said, String status) {
        return said.tool() == null
                ? "{" + MESSAGE + ",\"status\":" + quoted(status) + ",\"content\":[" + part(said.text()) + "]}"
                : call(said.tool(), said.arguments(), status);
    }

    private static String part(String text) {
        return "{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":" + quoted(text) + "}";
    }

    private static String call(String tool, String arguments, String status) {
        return "{\"id\":\"fc_fault\",\"type\":\"function_call\",\"call_id\":\"call_fault\",\"status\":" + quoted(status)
                + ",\"name\":" + quoted(tool) + ",\"arguments\":" + quoted(arguments) + "}";
    }

    private static String response(String status, String output, MadeUpAnswer said, FaultedRequest asked) {
        String reason =
                switch (said.stop()) {
                    case LENGTH -> "{\"reason\":\"max_output_tokens\"}";
                    case FILTER -> "{\"reason\":\"content_filter\"}";
                    case END, TOOL -> "null";
                };
        return """
                {"id":"resp_fault","object":"response","created_at":1735689600,"status":%s,"error":null,\
                "incomplete_details":%s,"instructions":null,"metadata":{},"model":%s,"output":%s,\
                "parallel_tool_calls":true,"temperature":1.0,"tool_choice":"auto","tools":[],"top_p":1.0,"usage":%s}\
                """.formatted(
                        quoted(status),
                        status.equals("in_progress") ? "null" : reason,
                        quoted(asked.model()),
                        output,
                        status.equals("in_progress") ? "null" : usage(said));
    }

    private static String status(MadeUpAnswer said) {
        return said.stop() == MadeUpAnswer.Stop.LENGTH || said.stop() == MadeUpAnswer.Stop.FILTER
                ? "incomplete"
                : "completed";
    }

    private static String usage(MadeUpAnswer said) {
        return "{\"input_tokens\":" + said.inputTokens()
                + ",\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":" + said.outputTokens()
                + ",\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":"
                + (said.inputTokens() + said.outputTokens()) + "}";
    }

    /** Named and numbered events. */
    private static final class Events {
        private final List<byte[]> all = new ArrayList<>();

        void add(String type, String members) {
            String event = "event: " + type + "\ndata: {\"type\":" + quoted(type) + ",\"sequence_number\":" + all.size()
                    + "," + members + "}\n\n";
            all.add(event.getBytes(StandardCharsets.UTF_8));
        }
    }
}

package io.github.junitllm.gateway;

import io.github.junitllm.gateway.http.Handler;
import io.github.junitllm.gateway.http.Headers;
import io.github.junitllm.gateway.http.HttpServer;
import io.github.junitllm.gateway.http.Request;
import io.github.junitllm.gateway.http.Responder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that answers as the test scripts it, and remembers what it was asked. */
final class StandInProvider implements AutoCloseable {

    /** Answers one request; {@code count} is its number, from 1. */
    interface Script {
        void answer(Request request, int count, Responder responder) throws IOException;
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final HttpServer server;

    StandInProvider(Script script) {
        server = HttpServer.start(0, new Handler() {
            @Override
            public void handle(Request request, Responder responder) throws IOException {
                requests.add(request);
                script.answer(request, count.incrementAndGet(), responder);
            }

            @Override
            public void refused(String problem) {
                throw new IllegalStateException(problem);
            }
        });
    }

    /** Always gives the same JSON. */
    static StandInProvider json(String body) {
        return new StandInProvider((request, count, responder) -> json(responder, 200, body));
    }

    static void json(Responder responder, int status, String body) throws IOException {
        Headers headers = new Headers()
                .add("content-type", "application/json")
                .add("set-cookie", "session=cookie-of-the-provider-0123456789")
                .add("openai-organization", "org-secret-name");
        responder.send(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a stream in the given pieces of bytes, however they cut it. */
    static void stream(Responder responder, List<byte[]> pieces) throws IOException {
        responder.begin(200, new Headers().add("content-type", "text/event-stream; charset=utf-8"), -1);
        for (byte[] piece : pieces) {
            responder.write(piece);
        }
        responder.end();
    }

    static String completion(String text) {
        return """
                {
                  "id": "chatcmpl-1",
                  "object": "chat.completion",
                  "created": 1760000000,
                  "model": "gpt-4o-mini-2024-07-18",
                  "choices": [
                    {
                      "index": 0,
                      "message": {
                        "role": "assistant",
                        "content": %s,
                        "refusal": null
                      },
                      "logprobs": null,
                      "finish_reason": "stop"
                    }
                  ],
                  "usage": {
                    "prompt_tokens": 19,
                    "completion_tokens": 10,
                    "total_tokens": 29,
                    "prompt_tokens_details": {
                      "cached_tokens": 8
                    },
                    "completion_tokens_details": {
                      "reasoning_tokens": 3
                    }
                  }
                }
                """.formatted(com.fasterxml.jackson.databind.node.TextNode.valueOf(text));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.GatewaySettings.UpstreamLimits;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.gateway.Upstreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream that breaks off is recorded as it was, and clients find the same way to fail in it when it is replayed. */
class BrokenStreamTests {

    private static final SampleAddress SAMPLE = new SampleAddress("com.acme.ClientEvals/answers", "case-001", 1);
    private static final UpstreamLimits SHORT = new UpstreamLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            1,
            Duration.ofMillis(5),
            Duration.ofMillis(10));

    /** How a stream ends before its time. */
    enum Break {
        RESET,
        CUT,
        STALL
    }

    /** What a client gave out, and with which exceptions, causes included, it gave up. */
    record Seen(List<String> parts, List<String> exceptions) {}

    /** A client that streams: gives what it said and, at the end, the exception with which it gave up. */
    enum Client {
        OPENAI_JAVA {
            @Override
            void stream(LlmGateway llm, Consumer<String> seen) {
                OpenAiJavaTests.parts(
                        OpenAiJavaTests.client(llm.openAi()),
                        OpenAiJavaTests.question().build(),
                        chunk -> seen.accept("chunk"));
            }
        },
        ANTHROPIC_JAVA {
            @Override
            void stream(LlmGateway llm, Consumer<String> seen) {
                AnthropicJavaTests.stream(llm, seen);
            }
        },
        LANGCHAIN4J {
            @Override
            void stream(LlmGateway llm, Consumer<String> seen) throws Exception {
                CompletableFuture<ChatResponse> end = new CompletableFuture<>();
                OpenAiStreamingChatModel.builder()
                        .baseUrl(llm.openAi())
                        .apiKey("sk-test-0123456789abcdef")
                        .modelName("gpt-4.1")
                        .build()
                        .chat("Can I get a refund?", new StreamingChatResponseHandler() {
                            @Override
                            public void onPartialResponse(String part) {
                                seen.accept(part);
                            }

                            @Override
                            public void onCompleteResponse(ChatResponse response) {
                                end.complete(response);
                            }

                            @Override
                            public void onError(Throwable error) {
                                end.completeExceptionally(error);
                            }
                        });
                end.get();
            }
        };

        abstract void stream(LlmGateway llm, Consumer<String> seen) throws Exception;

        /** Returns what a user of the client sees. */
        Seen run(LlmGateway llm, CountDownLatch begun) {
            List<String> parts = new CopyOnWriteArrayList<>();
            List<String> exceptions = new ArrayList<>();
            try {
                stream(llm, part -> {
                    parts.add(part);
                    begun.countDown();
                });
            } catch (Exception failed) {
                for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                    exceptions.add(cause.getClass().getName());
                }
            }
            return new Seen(List.copyOf(parts), exceptions);
        }
    }

    @TempDir
    Path fixtures;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket provider;
    private volatile Break broken;

    @BeforeEach
    void startProvider() throws IOException {
        provider = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> {
            while (!provider.isClosed()) {
                try {
                    serve(provider.accept());
                } catch (IOException | InterruptedException closed) {
                    return;
                }
            }
        });
        acceptor.setDaemon(true);
        acceptor.start();
    }

    @AfterEach
    void stopProvider() throws IOException {
        over.countDown();
        provider.close();
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        try (client) {
            String request = request(client.getInputStream());
            String whole = request.contains("/messages") ? AnthropicAnswers.STREAM : OpenAiAnswers.CHAT_STREAM;
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            OutputStream out = client.getOutputStream();
            int half = bytes.length / 2;
            out.write(("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
                            + Integer.toHexString(half) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, half);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (broken == Break.STALL) {
                over.await();
            } else if (broken == Break.RESET) {
                begun.await(); // a reset takes with it what was not read yet
                client.setSoLinger(true, 0);
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private GatewaySettings recording() {
        URI here = URI.create("http://127.0.0.1:" + provider.getLocalPort());
        return GatewaySettings.replay(fixtures)
                .withMode(GatewayMode.RECORD)
                .withRecordingAllowed(true)
                .withRecordErrors(true)
                .withLimits(SHORT)
                .withUpstreams(Upstreams.DEFAULT.withStandard(here).with("anthropic", here));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_JAVA, RESET", "OPENAI_JAVA, CUT", "OPENAI_JAVA, STALL",
        "ANTHROPIC_JAVA, RESET", "ANTHROPIC_JAVA, CUT", "ANTHROPIC_JAVA, STALL",
        "LANGCHAIN4J, RESET", "LANGCHAIN4J, CUT", "LANGCHAIN4J, STALL",
    })
    void raisesTheSameExceptionBothTimes(Client client, Break how) throws Exception {
        broken = how;
        Seen recorded;
        List<LlmCall> recordedCalls;
        try (Gateway gateway = Gateway.create(recording())) {
            SampleGateway sample = gateway.open(SAMPLE);
            recorded = client.run(sample, begun);
            recordedCalls = sample.calls();
            sample.close();
            assertThat(sample.problems()).isEmpty();
        }
        stopProvider();
        try (Gateway gateway = Gateway.create(GatewaySettings.replay(fixtures));
                SampleGateway sample = gateway.open(SAMPLE)) {
            Seen replayed = client.run(sample, begun);
            assertThat(replayed.exceptions()).isEqualTo(recorded.exceptions()).isNotEmpty();
            assertThat(recorded.parts()).isNotEmpty();
            // java.net.http may forget what nobody has read yet when it finds the connection broken.
            assertThat(replayed.parts())
                    .isEqualTo(recorded.parts().subList(0, replayed.parts().size()));
            assertThat(sample.problems()).isEmpty();
            assertThat(sample.calls())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("replayed")
                    .isEqualTo(recordedCalls)
                    .singleElement()
                    .satisfies(call -> assertThat(call.error())
                            .startsWith("the answer broke off")
                            .satisfies(
                                    error -> assertThat(error.endsWith("reset")).isEqualTo(how == Break.RESET)));
        }
    }
}

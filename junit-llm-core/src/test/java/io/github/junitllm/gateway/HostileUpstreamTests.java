package io.github.junitllm.gateway;

import static io.github.junitllm.gateway.GatewayTestSupport.address;
import static io.github.junitllm.gateway.GatewayTestSupport.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.gateway.GatewaySettings.UpstreamLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers that break the rules: the sample is told, in bounded time and memory, and nothing else is harmed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileUpstreamTests {

    private static final UpstreamLimits ONE_TRY = new UpstreamLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            1,
            Duration.ofMillis(5),
            Duration.ofMillis(10));

    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

    private static final String STREAM =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

    /** What the provider does with the connection after it has read the request. */
    private enum Attack {
        NO_ANSWER {
            @Override
            void run(OutputStream out) throws Exception {
                Thread.sleep(5_000);
            }
        },
        NO_HTTP {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, "220 mail.example.com ESMTP\r\n\r\n");
            }
        },
        ENDLESS_HEAD {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, "HTTP/1.1 200 OK\r\n");
                for (int i = 0; i < 1_000_000; i++) {
                    text(out, "x-filler-" + i + ": " + "y".repeat(200) + "\r\n");
                }
            }
        },
        FEWER_BYTES_THAN_PROMISED {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, OK + "content-length: 1000\r\n\r\n{\"choices\":[]}");
            }
        },
        MORE_BYTES_THAN_PROMISED {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, OK + "content-length: 12\r\n\r\n{\"choices\":[{\"index\":0}]}");
            }
        },
        TWO_LENGTHS {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, OK + "content-length: 14\r\ncontent-length: 2\r\n\r\n{\"choices\":[{}");
            }
        },
        NEGATIVE_LENGTH {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, OK + "content-length: -5\r\n\r\n{\"choices\":[]}");
            }
        },
        SLOW_HEAD {
            @Override
            void run(OutputStream out) throws Exception {
                text(out, "HTTP/1.1 200 OK\r\nx-slow: ");
                trickle(out);
            }
        },
        SLOW_BODY {
            @Override
            void run(OutputStream out) throws Exception {
                text(out, OK + "content-length: 1000\r\n\r\n{\"choices\":[");
                trickle(out);
            }
        },
        SLOW_STREAM {
            @Override
            void run(OutputStream out) throws Exception {
                text(out, STREAM);
                while (true) {
                    text(out, "1\r\n:\r\n");
                    Thread.sleep(100);
                }
            }
        },
        ENDLESS_STREAM {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, STREAM);
                while (true) {
                    text(out, "16\r\ndata: {\"choices\":[]}\n\n\r\n".repeat(100));
                }
            }
        },
        CHUNKED_GARBAGE {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, OK + "transfer-encoding: chunked\r\n\r\nzz\r\nno chunk\r\n");
            }
        },
        STALL_IN_THE_BODY {
            @Override
            void run(OutputStream out) throws Exception {
                text(out, OK + "content-length: 1000\r\n\r\n{\"choi");
                Thread.sleep(5_000);
            }
        },
        ENDLESS_BODY {
            @Override
            void run(OutputStream out) throws IOException {
                text(out, OK + "content-length: 1073741824\r\n\r\n");
                byte[] block = new byte[64 * 1024];
                for (long sent = 0; sent < 1L << 30; sent += block.length) {
                    out.write(block);
                }
            }
        };

        abstract void run(OutputStream out) throws Exception;

        /** Always a little, so that no single wait is long. */
        static void trickle(OutputStream out) throws Exception {
            while (true) {
                text(out, " ");
                Thread.sleep(100);
            }
        }

        static void text(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    @TempDir
    Path folder;

    private ServerSocket provider;

    @BeforeEach
    void startProvider() throws IOException {
        provider = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> {
            while (!provider.isClosed()) {
                try {
                    Socket client = provider.accept();
                    Thread thread = new Thread(() -> serve(client));
                    thread.setDaemon(true);
                    thread.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        acceptor.setDaemon(true);
        acceptor.start();
    }

    @AfterEach
    void stopProvider() throws IOException {
        provider.close();
    }

    private static void serve(Socket client) {
        try (client) {
            String request = request(client.getInputStream());
            OutputStream out = client.getOutputStream();
            if (request.contains("\"HALF_CLOSED\"")) {
                Attack.text(out, STREAM + "16\r\ndata: {\"choices\":[]}\n\n\r\n");
                client.shutdownOutput();
                // The other half stays open until the gateway has had enough.
                client.getInputStream().readAllBytes();
                return;
            }
            for (Attack attack : Attack.values()) {
                if (request.contains("\"" + attack + "\"")) {
                    attack.run(out);
                    return;
                }
            }
            byte[] body = request.contains("\"latin\"")
                    ? "{\"text\":\"caf\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1)
                    : "{\"choices\":[]}".getBytes(StandardCharsets.UTF_8);
            Attack.text(out, OK + "content-length: " + body.length + "\r\n\r\n");
            out.write(body);
            out.flush();
        } catch (Exception clientHasLeft) {
            // as it should, when it has had enough
        }
    }

    /** Reads until the end of the JSON that all requests of this class have as their body. */
    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (next == '}' && text.toString().endsWith("}]}")) {
                break;
            }
        }
        return text.toString();
    }

    private Gateway gateway(GatewayMode mode) {
        return Gateway.create(GatewaySettings.replay(folder)
                .withMode(mode)
                .withRecordingAllowed(true)
                .withLimits(ONE_TRY)
                .withUpstream(URI.create("http://127.0.0.1:" + provider.getLocalPort())));
    }

    private static CompletableFuture<HttpResponse<byte[]>> ask(SampleGateway sample, String text) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sample.openAi() + "/chat/completions"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(chat(text)))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void theSampleIsToldAndNoOtherIsHarmed(Attack attack) throws Exception {
        requireTold(attack.name());
    }

    @Test
    void aSocketThatIsHalfClosedIsTold() throws Exception {
        requireTold("HALF_CLOSED");
    }

    private void requireTold(String attack) throws Exception {
        try (Gateway gateway = gateway(GatewayMode.RECORD)) {
            SampleGateway attacked = gateway.open(address("attacked", 1));
            SampleGateway other = gateway.open(address("other", 1));
            CompletableFuture<HttpResponse<byte[]>> bad = ask(attacked, attack);
            assertThat(ask(other, "good").get(20, TimeUnit.SECONDS).statusCode())
                    .isEqualTo(200);
            // However the client sees it, it sees an end.
            bad.handle((answer, failure) -> true).get(30, TimeUnit.SECONDS);
            attacked.close();
            other.close();

            assertThat(attacked.problems()).isNotEmpty();
            assertThat(attacked.problems().get(0)).contains("/v1/chat/completions", "case attacked");
            assertThat(other.problems()).isEmpty();
        }
        assertThat(folder.resolve("com.acme.RefundEvals/answers/attacked.json")).doesNotExist();
        assertThat(folder.resolve("com.acme.RefundEvals/answers/other.json")).exists();
    }

    @Test
    void anAnswerThatIsNoUtf8IsTold() throws Exception {
        requireTold("latin");
    }
}

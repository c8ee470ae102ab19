package io.github.junitllm.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTests {

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer.start(0, new Handler() {
        @Override
        public void handle(Request request, Responder responder) throws IOException {
            threads.add(Thread.currentThread());
            switch (request.target()) {
                case "/stream" -> {
                    responder.begin(200, new Headers().add("content-type", "text/event-stream"), -1);
                    responder.write(bytes("one"));
                    responder.write(bytes("two"));
                    responder.end();
                }
                case "/cut", "/reset" -> {
                    responder.begin(200, new Headers(), -1);
                    responder.write(bytes("half"));
                    if (request.target().equals("/cut")) {
                        responder.cut();
                    } else {
                        responder.reset();
                    }
                }
                case "/split" -> responder.send(200, new Headers().add("x", "a\r\nevil: b"), bytes("ok"));
                default -> responder.send(200, new Headers(), bytes(request.target()));
            }
        }

        @Override
        public void refused(String problem) {
            refused.add(problem);
        }
    });

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(String target, String connection) {
        return "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: " + connection + "\r\n\r\n";
    }

    @Test
    void keepsAConnectionForSeveralRequestsInAdvance() throws IOException {
        assertThat(exchange(get("/a", "keep-alive") + get("/b", "close")))
                .isEqualTo("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n/a"
                        + "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n/b");
        assertThat(threads.get(0)).isSameAs(threads.get(1));
    }

    @Test
    void sendsEveryWriteAsAChunkOfItsOwn() throws IOException {
        assertThat(exchange(get("/stream", "close"))).endsWith("\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
    }

    @Test
    void endsAStreamForHttp10ByClosing() throws IOException {
        assertThat(exchange("GET /stream HTTP/1.0\r\n\r\n"))
                .doesNotContain("chunked")
                .endsWith("connection: close\r\n\r\nonetwo");
    }

    @Test
    void cutsAndResetsConnections() throws IOException {
        assertThat(exchange(get("/cut", "keep-alive"))).endsWith("4\r\nhalf\r\n");
        assertThatThrownBy(() -> exchange(get("/reset", "keep-alive"))).isInstanceOf(SocketException.class);
    }

    @Test
    void neverLetsAHeaderValueOpenASecondLine() throws IOException {
        assertThat(exchange(get("/split", "close"))).contains("x: a  evil: b\r\n");
    }

    @Test
    void answersWhatIsNoRequestAndReportsIt() throws IOException {
        assertThat(exchange("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("'nonsense'");
        assertThat(exchange("GET / HTTP/3\r\n\r\n")).startsWith("HTTP/1.1 505 ").contains("'HTTP/3'");
        assertThat(refused).hasSize(2);
    }

    @Test
    void tellsAClientOfHttp2InItsOwnFramesWhatToChange() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            byte[] answer = socket.getInputStream().readAllBytes();

            byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
            assertThat(answer).startsWith(settings);
            ByteBuffer goAway = ByteBuffer.wrap(answer, settings.length, answer.length - settings.length);
            assertThat(goAway.getInt() >>> 8).isEqualTo(answer.length - 2 * settings.length);
            assertThat(goAway.position(settings.length + 3).get()).isEqualTo((byte) 7);
            assertThat(goAway.position(settings.length + 13).getInt()).isEqualTo(13);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).contains("protocol(Protocol.HTTP1_1)");
            assertThat(refused).singleElement().asString().contains("speaks HTTP/2 without asking");
        }
    }

    @Test
    void noConnectionKeepsTheJvmFromEnding() throws Exception {
        exchange(get("/a", "close"));

        assertThat(threads.get(0).isDaemon()).isTrue();
        assertThat(threads.get(0).getName()).startsWith("junit-llm-connection-");
    }

    @Test
    void closesItsConnectionsWhenItStops() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes(get("/a", "keep-alive")));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            server.close();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("/a");
        }
        // The kernel drops the port once the acceptor has woken up, which takes a moment on a busy machine.
        assertThat(refusesConnectionsSoon()).isTrue();
    }

    private boolean refusesConnectionsSoon() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() - end < 0) {
            try (Socket still = connect()) {
                assertThat(still.getPort()).isPositive();
            } catch (IOException refused) {
                return true;
            }
        }
        return false;
    }
}

package io.github.junitllm.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTests {

    private final ByteArrayOutputStream sentBack = new ByteArrayOutputStream();

    private static final ByteSource.Clock NO_LIMIT = new ByteSource.Clock() {
        @Override
        public void running(boolean running) {
            // nothing to limit
        }

        @Override
        public boolean expired() {
            return false;
        }
    };

    private RequestReader reader(InputStream input) {
        return new RequestReader(input, sentBack, NO_LIMIT);
    }

    private RequestReader reader(String text) {
        return reader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String lines(String text) {
        return text.replace("|", "\r\n");
    }

    @Test
    void readsRequestsOneAfterTheOther() throws IOException {
        RequestReader reader = reader(lines("POST /a?b=c HTTP/1.1|Host: h|Content-Length: 5|X-Two: 1|x-two: 2||hello"
                + "GET /d HTTP/1.1|host: h||"));

        Request first = reader.read();
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.target()).isEqualTo("/a?b=c");
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(first.headers().all("X-TWO")).containsExactly("1", "2");
        assertThat(first.keepAlive()).isTrue();
        assertThat(reader.read().target()).isEqualTo("/d");
        assertThat(reader.read()).isNull();
    }

    @Test
    void readsChunkedBodiesWithExtensionsAndTrailers() throws IOException {
        Request request = reader(
                        lines("POST / HTTP/1.1|Host: h|Transfer-Encoding: Chunked||5;x=y|hello|A|0123456789|0|T: v||"))
                .read();

        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("hello0123456789");
    }

    @Test
    void invitesABodyThatWaitsForIt() throws IOException {
        reader(lines("POST / HTTP/1.1|Host: h|Expect: 100-continue|Content-Length: 1||x"))
                .read();

        assertThat(sentBack.toString(StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    }

    @Test
    void ignoresAnUpgradeToHttp2() throws IOException {
        Request request = reader(lines("POST / HTTP/1.1|Host: h|Connection: Upgrade, HTTP2-Settings|Upgrade: h2c|"
                        + "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA|Content-Length: 2||{}"))
                .read();

        assertThat(request.keepAlive()).isTrue();
        assertThat(request.body()).hasSize(2);
    }

    @Test
    void takesThePathOfAWholeUrl() throws IOException {
        assertThat(reader(lines("GET http://127.0.0.1:1/s/x HTTP/1.1|Host: h||"))
                        .read()
                        .target())
                .isEqualTo("/s/x");
    }

    @Test
    void namesTheFixForHttp2WithPriorKnowledge() {
        assertThatThrownBy(() -> reader(lines("PRI * HTTP/2.0||SM||")).read())
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Protocol.HTTP1_1");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            400, GET / HTTP/1.1||
            400, GET / HTTP/1.1|Host: a|Host: b||
            400, GET  / HTTP/1.1|Host: h||
            400, GET /a b HTTP/1.1|Host: h||
            400, GET nopath HTTP/1.1|Host: h||
            400, G@T / HTTP/1.1|Host: h||
            400, GET / HTTP/1.1|Host : h||
            400, GET / HTTP/1.1|Host: h| folded: x||
            400, GET / HTTP/1.1|: h||
            400, POST / HTTP/1.1|Host: h|Content-Length: +5||hello
            400, POST / HTTP/1.1|Host: h|Content-Length: 5|Content-Length: 5||hello
            400, POST / HTTP/1.1|Host: h|Content-Length: 5|Transfer-Encoding: chunked||0||
            413, POST / HTTP/1.1|Host: h|Content-Length: 16777217||
            501, POST / HTTP/1.1|Host: h|Transfer-Encoding: gzip||
            400, POST / HTTP/1.1|Host: h|Transfer-Encoding: chunked||-1|x|0||
            400, POST / HTTP/1.1|Host: h|Transfer-Encoding: chunked||3|hello|0||
            400, POST / HTTP/1.1|Host: h|Transfer-Encoding: chunked|||0||
            413, POST / HTTP/1.1|Host: h|Transfer-Encoding: chunked||ffffffff|x
            505, GET / HTTP/3.0|Host: h||
            """)
    void refusesWhatTwoReadersCouldUnderstandInTwoWays(int status, String request) {
        assertThatThrownBy(() -> reader(lines(request)).read())
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\nHost: h\n\n", "GET / HTTP/1.1\r\nHost: h\rx\r\n\r\n", "GET /\0 HTTP/1.1\r\n\r\n"
            })
    void refusesBareLineFeedsAndControlCharacters(String request) {
        assertThatThrownBy(() -> reader(request).read()).isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://localhost.evil.example:8080",
                "http://127.0.0.1.evil.example",
                "http://localhost@evil.example",
                "null",
                "NULL"
            })
    void refusesPagesFromElsewhereBeforeReadingWhatTheySend(String origin) {
        assertThatThrownBy(() -> reader(lines("POST / HTTP/1.1|Host: evil.example:8089|Origin: " + origin
                                + "|Expect: 100-continue|Content-Length: 100||"))
                        .read())
                .isInstanceOfSatisfying(BadRequestException.class, refused -> assertThat(refused.status())
                        .isEqualTo(403))
                .hasMessageContaining("'" + origin + "'");
        assertThat(sentBack.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:3000", "https://127.0.0.1:8443", "http://[::1]", "vscode-webview://editor"})
    void letsPagesAndProgramsOfThisMachineAsk(String origin) throws IOException {
        Request request = reader(lines("POST / HTTP/1.1|Host: h|Origin: " + origin + "|Content-Length: 1||x"))
                .read();

        assertThat(request.body()).hasSize(1);
    }

    @Test
    void boundsTheHead() {
        assertThatThrownBy(() -> reader("GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(70_000))
                        .read())
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.status()).isEqualTo(431));
        assertThatThrownBy(() -> reader(lines("GET / HTTP/1.1|Host: h|" + "a: b|".repeat(300) + "|"))
                        .read())
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.status()).isEqualTo(431));
    }

    @Test
    void boundsABodyOfAnyNumberOfChunks() {
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        assertThatThrownBy(() -> reader(
                                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17))
                        .read())
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.status()).isEqualTo(413));
    }

    /** Whatever arrives in whatever portions: a request, a refusal or an end; nothing else, and always soon. */
    @Test
    void survivesMutatedRequests() {
        byte[] valid = lines(
                        "POST /v1/chat/completions HTTP/1.1|Host: h|Content-Type: application/json|Content-Length: 13||"
                                + "{\"a\": \"bcde\"}POST /x HTTP/1.1|Host: h|Transfer-Encoding: chunked||4|abcd|0||")
                .getBytes(StandardCharsets.ISO_8859_1);
        int read = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] mutated = mutate(valid, random);
            RequestReader reader = reader(new DribblingInput(mutated, random));
            try {
                for (Request request = reader.read(); request != null; request = reader.read()) {
                    read++;
                    assertThat(request.target()).startsWith("/");
                    assertThat(request.body().length).isLessThanOrEqualTo(mutated.length);
                }
            } catch (BadRequestException refused) {
                assertThat(refused.status()).isBetween(400, 505);
                assertThat(refused.getMessage()).isNotBlank();
            } catch (EOFException cutOff) {
                assertThat(cutOff).hasMessageContaining("in the middle");
            } catch (IOException unexpected) {
                throw new AssertionError("seed " + seed, unexpected);
            }
        }
        assertThat(read).as("some mutations leave a request whole").isGreaterThan(1_000);
    }

    private static byte[] mutate(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int change = random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 2 -> bytes[at] = (byte) "\r\n: 09".charAt(random.nextInt(6));
                default -> {
                    int length = Math.min(random.nextInt(20), bytes.length - at);
                    System.arraycopy(valid, Math.min(at, valid.length - length), bytes, at, length);
                }
            }
        }
        return bytes;
    }

    /** Gives its bytes in portions of any size, as a network does. */
    private static final class DribblingInput extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private int at;

        DribblingInput(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == bytes.length) {
                return -1;
            }
            int portion = Math.min(Math.min(length, bytes.length - at), 1 + random.nextInt(9));
            System.arraycopy(bytes, at, target, offset, portion);
            at += portion;
            return portion;
        }
    }
}

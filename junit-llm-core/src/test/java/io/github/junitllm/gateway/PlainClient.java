package io.github.junitllm.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A client that keeps one connection and nothing else. For tests with thousands of calls at once: java.net.http loses about
 * one in 60,000 to a race of its own with pooled connections.
 */
final class PlainClient implements AutoCloseable {

    private final Socket socket;

    PlainClient(LlmGateway gateway) throws IOException {
        socket = new Socket("127.0.0.1", URI.create(gateway.baseUrl()).getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
    }

    /** Returns status and body of an answer that has a length. */
    String post(String url, String body) throws IOException {
        return postTo(URI.create(url).getRawPath(), body);
    }

    /** The same with any request target, also such as no URL can have. */
    String postTo(String target, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        InputStream input = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("closed after: " + answer);
            }
            answer.append((char) next);
        }
        int length = Integer.parseInt(answer.substring(answer.indexOf("content-length: ") + 16)
                .lines()
                .findFirst()
                .orElseThrow());
        return answer.substring(9, 12) + ' ' + new String(input.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.github.junitllm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A forward proxy as companies have them: sends plain requests on, and opens tunnels for the others. */
final class ForwardProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ForwardProxy() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                start(() -> serve(client));
            }
        });
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // one of the two sides has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The request lines it got. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            InputStream in = client.getInputStream();
            String line = line(in);
            requests.add(line);
            String target = line.split(" ")[1];
            if (line.startsWith("CONNECT ")) {
                while (!line(in).isEmpty()) {
                    // its headers concern the proxy only
                }
                int colon = target.lastIndexOf(':');
                try (Socket server =
                        new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                    write(client.getOutputStream(), "HTTP/1.1 200 Connection established\r\n\r\n");
                    relay(client, server);
                }
                return;
            }
            URI url = URI.create(target);
            try (Socket server = new Socket(url.getHost(), url.getPort())) {
                write(server.getOutputStream(), line.replace(target, url.getRawPath()) + "\r\n");
                relay(client, server);
            }
        }
    }

    private static void relay(Socket client, Socket server) throws IOException {
        start(() -> {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        });
        server.getInputStream().transferTo(client.getOutputStream());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

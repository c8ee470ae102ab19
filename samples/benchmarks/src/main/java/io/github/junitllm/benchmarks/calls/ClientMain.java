package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.benchmarks.process.Facts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The calls of {@link ClientRows}, as many at once, to a server that knows the answers, without any test: {@code <cases>}. */
public final class ClientMain {

    private static final int AT_ONCE = 8;

    private ClientMain() {}

    public static void main(String[] args) throws Exception {
        int cases = Integer.parseInt(args[0]);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (BareServer server = new BareServer(cases)) {
            URI url = server.uri().resolve("/v1");
            List<Future<String>> answers = new ArrayList<>();
            for (int number = 0; number < cases; number++) {
                String question = Chat.question(number);
                answers.add(threads.submit(() -> ClientRows.ask(url.toString(), question)));
            }
            for (int number = 0; number < cases; number++) {
                String answer = answers.get(number).get();
                if (!answer.startsWith(ClientRows.expected(number))) {
                    throw new IllegalStateException("case " + number + " was answered: " + answer);
                }
            }
            Facts.print("answered", cases);
        } finally {
            threads.shutdown();
        }
        // The client's own threads would keep the JVM for a minute.
        Runtime.getRuntime().halt(0);
    }
}

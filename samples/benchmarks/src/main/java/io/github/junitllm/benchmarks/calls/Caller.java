package io.github.junitllm.benchmarks.calls;

import io.github.junitllm.benchmarks.process.Facts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls something again and again with the JDK's client, from several threads, and tells how long that took. */
final class Caller {

    /** One call of a case, from the opening of its sample to its close where there are samples. */
    @FunctionalInterface
    interface Call {
        void make(HttpClient client, int caseNumber) throws IOException, InterruptedException;
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Call call;
    private final int cases;

    Caller(Call call, int cases) {
        this.call = call;
        this.cases = cases;
    }

    /** Asks for the answer to a case, and refuses any other. */
    static void ask(HttpClient client, String baseUrl, int number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + Chat.PATH))
                .header("Content-Type", Chat.CONTENT_TYPE)
                .POST(BodyPublishers.ofByteArray(Chat.requestBytes(number)))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals(Chat.answer(number))) {
            throw new IllegalStateException("case " + number + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /**
     * Calls for some time without a look at the clock, then with one.
     *
     * @param warmUp seconds until the JVM has compiled what there is to compile, client included
     */
    void measure(int threads, double warmUp, double seconds) throws Exception {
        run(threads, warmUp);
        long start = System.nanoTime();
        long[] nanos = run(threads, seconds);
        double elapsed = System.nanoTime() - start;
        Arrays.sort(nanos);
        if (lost.get() > nanos.length / 1_000) {
            throw new IllegalStateException(lost + " of " + nanos.length + " calls got no answer");
        }
        Facts.print("calls", nanos.length);
        Facts.print("microsPerCall", elapsed / 1e3 / nanos.length);
        Facts.print("p50Micros", nanos[nanos.length / 2] / 1e3);
        Facts.print("p99Micros", nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e3);
    }

    private long[] run(int threads, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(() -> callUntil(end));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> done : pool.invokeAll(work)) {
                all.addAll(done.get());
            }
            return all.stream().mapToLong(Long::longValue).toArray();
        } finally {
            pool.shutdown();
        }
    }

    private List<Long> callUntil(long end) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            try {
                call.make(client, Math.floorMod(next.getAndIncrement(), cases));
            } catch (IOException poolRace) {
                // The JDK's client loses about one answer in 60,000 to a race of its own, with any server.
                lost.incrementAndGet();
                continue;
            }
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }
}

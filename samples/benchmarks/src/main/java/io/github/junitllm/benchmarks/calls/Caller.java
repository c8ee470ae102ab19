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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls several things again and again with the JDK's client, from several threads, and tells how long each took. */
final class Caller {

    /** One call of a case, from the opening of its sample to its close where there are samples. */
    @FunctionalInterface
    interface Call {
        void make(HttpClient client, int caseNumber) throws IOException, InterruptedException;
    }

    /** How long the turns of one side are: short, so that whatever else the machine does disturbs all sides alike. */
    private static final double TURN_SECONDS = 0.25;

    /** What is called, and what its calls took. */
    private static final class Side {

        private final String name;
        private final Call call;
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();
        private final List<Long> nanos = new ArrayList<>();
        private double elapsed;

        Side(String name, Call call) {
            this.name = name;
            this.call = call;
        }
    }

    private final List<Side> sides = new ArrayList<>();
    private final int cases;

    Caller(int cases) {
        this.cases = cases;
    }

    /** Adds something to call; its facts begin with this name. */
    Caller with(String name, Call call) {
        sides.add(new Side(name, call));
        return this;
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
     * Calls all sides in short turns, first for some time without a look at the clock.
     *
     * @param warmUp seconds for each side until the JVM has compiled what there is to compile, client included
     * @param seconds for each side
     */
    void measure(int threads, double warmUp, double seconds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            turns(pool, threads, warmUp);
            for (Side side : sides) {
                side.nanos.clear();
                side.elapsed = 0;
            }
            turns(pool, threads, seconds);
        } finally {
            pool.shutdown();
        }
        for (Side side : sides) {
            print(side);
        }
    }

    private void turns(ExecutorService pool, int threads, double seconds) throws Exception {
        int turns = (int) Math.ceil(seconds / TURN_SECONDS);
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < sides.size(); i++) {
                turn(sides.get(turn % 2 == 0 ? i : sides.size() - 1 - i), pool, threads);
            }
        }
    }

    private void turn(Side side, ExecutorService pool, int threads) throws Exception {
        long start = System.nanoTime();
        long end = start + (long) (TURN_SECONDS * 1e9);
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            work.add(() -> callUntil(side, end));
        }
        for (Future<List<Long>> done : pool.invokeAll(work)) {
            side.nanos.addAll(done.get());
        }
        side.elapsed += System.nanoTime() - start;
    }

    private List<Long> callUntil(Side side, long end) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            try {
                side.call.make(side.client, Math.floorMod(side.next.getAndIncrement(), cases));
            } catch (IOException poolRace) {
                // The JDK's client loses about one answer in 60,000 to a race of its own, with any server.
                side.lost.incrementAndGet();
                continue;
            }
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    private static void print(Side side) {
        long[] nanos = side.nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (side.lost.get() > nanos.length / 1_000) {
            throw new IllegalStateException(
                    side.lost + " of " + nanos.length + " calls of " + side.name + " got no answer");
        }
        Facts.print(side.name + "Calls", nanos.length);
        Facts.print(side.name + "MicrosPerCall", side.elapsed / 1e3 / nanos.length);
        Facts.print(side.name + "P50Micros", nanos[nanos.length / 2] / 1e3);
        Facts.print(side.name + "P99Micros", nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e3);
    }
}

package io.github.junitllm.golden;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what a golden set costs in a fresh JVM: run it as a program, with a number of rows and, if not JSON Lines, a
 * file extension. Prints milliseconds for the scan and for the stream, and the
 * processor time, which a busy machine distorts less.
 */
final class ColdStartMain {

    private ColdStartMain() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        Path folder = Files.createTempDirectory("golden");
        Path file = folder.resolve("cold.jsonl");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            lines.add("{\"id\":\"case-" + i + "\",\"input\":\"How long does refund number " + i
                    + " of an order take to arrive?\",\"expected\":\"" + i % 30 + " days\",\"tags\":[\"refund\",\"tag-"
                    + i % 7
                    + "\"]}");
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long cpu = thread.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        GoldenSet set = GoldenSet.at(file.toString(), ColdStartMain.class.getClassLoader(), folder);
        GoldenSummary summary = set.scan("", CaseFilter.NONE);
        long scanned = System.nanoTime();
        long count;
        try (Stream<EvalCase> cases = set.cases("", CaseFilter.NONE)) {
            count = cases.filter(golden -> !golden.input().isEmpty()).count();
        }
        long streamed = System.nanoTime();
        long used = thread.getCurrentThreadCpuTime() - cpu;
        System.out.printf(
                "%d rows of %d: scan %d ms, stream %d ms (processor time of this thread %d ms), %d warnings%n",
                count,
                summary.cases(),
                (scanned - start) / 1_000_000,
                (streamed - scanned) / 1_000_000,
                used / 1_000_000,
                summary.warnings().size());
        Files.delete(file);
        Files.delete(folder);
    }
}

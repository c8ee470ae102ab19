package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.junitllm.journal.ChildJvm;
import io.github.junitllm.journal.Counts;
import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.journal.Journal;
import io.github.junitllm.journal.Records;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.SampleVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTests {

    private static final int JVMS = 3;
    private static final int THREADS = 3;
    private static final int SAMPLES = 200;

    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void theLastOfSeveralJvmsReportsTheWholeRun() throws IOException, InterruptedException {
        List<Process> jvms = new ArrayList<>();
        for (int i = 0; i < JVMS; i++) {
            jvms.add(ChildJvm.of(List.of(), Writer.class, directory.toString(), "jvm-" + i)
                    .start());
        }
        for (Process jvm : jvms) {
            String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jvm.waitFor()).as(output).isZero();
        }
        JsonNode results = JsonMapper.builder()
                .build()
                .readTree(directory.resolve("results.json").toFile());
        int methods = JVMS * THREADS;
        assertThat(results.at("/run/jvms").intValue()).isEqualTo(JVMS);
        assertThat(results.at("/methods")).hasSize(methods);
        assertThat(results.at("/totals/cases/passed").intValue()).isEqualTo(methods * SAMPLES);
        assertThat(results.has("warnings")).isFalse();
        assertThat(Files.readString(directory.resolve("step.md")))
                .containsOnlyOnce("## JUnit LLM")
                .contains("jvm-0", "jvm-1", "jvm-2");
    }

    @Test
    @Timeout(120)
    void aggregatesAHundredThousandSamplesInLittleMemory() throws IOException, InterruptedException {
        RunIdentity run = Records.run("run-1", "big");
        try (Journal journal = Journal.open(directory, run)) {
            for (int i = 0; i < 100_000; i++) {
                journal.append(Records.fullSample("case-" + i, i % 3 == 0 ? SampleVerdict.FAIL : SampleVerdict.PASS));
            }
        }
        String output = ChildJvm.run(ChildJvm.of(List.of("-Xmx24m"), Reporter.class, directory.toString()));
        assertThat(output).contains("JUnit LLM");
        JsonNode results = JsonMapper.builder()
                .build()
                .readTree(directory.resolve("results.json").toFile());
        assertThat(results.at("/totals/samples/failed").intValue()).isEqualTo(33_334);
        assertThat(results.at("/totals/samples/passed").intValue()).isEqualTo(66_666);
    }

    /** Runs methods on several threads and reports, as a fork of Surefire does. */
    static final class Writer {

        public static void main(String[] arguments) throws InterruptedException {
            Path directory = Path.of(arguments[0]);
            RunIdentity run = Records.run("run-1", arguments[1]);
            List<Thread> threads = new ArrayList<>();
            try (Journal journal = Journal.open(directory, run)) {
                for (int i = 0; i < THREADS; i++) {
                    EvalMethod method = Records.method(arguments[1] + "-" + i);
                    threads.add(new Thread(() -> run(journal, method)));
                }
                threads.forEach(Thread::start);
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            RunReport.write(directory, run, null, System.out, directory.resolve("step.md"));
        }

        private static void run(Journal journal, EvalMethod method) {
            for (int i = 0; i < SAMPLES; i++) {
                journal.append(Records.sample(method, "case-" + i, 1, SampleVerdict.PASS, null));
            }
            journal.append(Records.verdict(method, GateVerdict.PASS, new Counts(SAMPLES, 0, 0, 0, 0), false));
        }
    }

    /** Reports a run that another JVM wrote. */
    static final class Reporter {

        public static void main(String[] arguments) {
            RunReport.write(Path.of(arguments[0]), Records.run("run-1", "big"), null, System.out, null);
        }
    }
}

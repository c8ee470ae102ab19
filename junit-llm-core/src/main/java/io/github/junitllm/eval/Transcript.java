package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.golden.EvalCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.MediaType;
import org.junit.platform.commons.JUnitException;

/** What was asked and answered in a sample that did not pass, as a file that JUnit publishes beside the test. */
final class Transcript {

    private static final int LONGEST_NAME = 100;

    private Transcript() {}

    /** Publishes the transcript and the sample's attachments; a launcher that takes no files changes no verdict. */
    static void publish(ExtensionContext context, SampleScope scope, @Nullable LlmAnswer answer, Outcome outcome) {
        byte[] text = scope.withoutSecrets(text(scope, answer, outcome)).getBytes(StandardCharsets.UTF_8);
        publishFile(context, fileName(scope.name()) + ".transcript.md", text);
    }

    // Each node has a directory of its own, so the name is for people. It is ASCII because a JVM in the POSIX locale
    // can name no other files, and short because names of files are.
    private static String fileName(String sample) {
        String name = sample.replaceAll("[^A-Za-z0-9._-]+", "-");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** Publishes what the eval attached to the sample. */
    static void publishAttachments(ExtensionContext context, SampleScope scope) {
        for (Map.Entry<String, byte[]> attachment : scope.attachments().entrySet()) {
            publishFile(context, attachment.getKey(), attachment.getValue());
        }
    }

    // JUnit 5.14 moved MediaType to another package; the one used here works from 5.12 to 6.x.
    @SuppressWarnings({"deprecation", "removal"})
    private static void publishFile(ExtensionContext context, String name, byte[] content) {
        try {
            context.publishFile(name, MediaType.APPLICATION_OCTET_STREAM, file -> Files.write(file, content));
        } catch (JUnitException | InvalidPathException e) {
            context.publishReportEntry(name, "not written: " + e.getMessage());
        }
    }

    static String text(SampleScope scope, @Nullable LlmAnswer answer, Outcome outcome) {
        EvalCase golden = scope.golden();
        var text = new StringBuilder();
        text.append("# ")
                .append(scope.name())
                .append(": ")
                .append(outcome.verdict())
                .append("\n\n");
        text.append("golden row: ").append(golden.source()).append("\n\n");
        section(text, "Reason", String.valueOf(outcome.message()));
        section(text, "Input", golden.input());
        if (!golden.expected().isEmpty()) {
            section(text, "Expected", String.join("\n", golden.expected()));
        }
        if (answer != null) {
            section(text, "Answer", answer.toString());
        }
        FaultReport faults = answer == null ? scope.faults() : answer.reportedFaults();
        if (faults.plan().isPlanned()) {
            section(text, "Faults", faults.toString());
        }
        int number = 0;
        for (LlmCall call : calls(scope, answer)) {
            number++;
            section(text, "Call " + number + ": " + call.method() + " " + call.path(), call.requestBody());
            section(text, "Call " + number + ": status " + call.status(), call.responseBody());
        }
        return text.toString();
    }

    /**
     * Returns the calls of a sample, with those of a shared answer, which another eval's sample made. Told apart by identity,
     * as two samples may have been answered the very same.
     */
    static List<LlmCall> calls(SampleScope scope, @Nullable LlmAnswer answer) {
        List<LlmCall> own = scope.calls();
        return answer == null
                ? own
                : Stream.concat(without(answer.recordedCalls(), own), own.stream())
                        .toList();
    }

    /** Returns the calls that are not among the others. */
    static Stream<LlmCall> without(List<LlmCall> calls, List<LlmCall> others) {
        Set<LlmCall> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(others);
        return calls.stream().filter(call -> !known.contains(call));
    }

    // Fenced with more backticks than the content holds, so that nothing in it can end the block.
    private static void section(StringBuilder text, String title, String content) {
        String fence = "```";
        while (content.contains(fence)) {
            fence += "`";
        }
        text.append("## ").append(title).append("\n\n").append(fence).append('\n');
        text.append(content).append('\n').append(fence).append("\n\n");
    }
}

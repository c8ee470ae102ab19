package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What {@code -Djunit.llm.logCalls=true} writes. */
class CallLogTests {

    private static String log(Path output) {
        PrintStream before = System.out;
        var log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(TraceEvals.class))
                            .configurationParameter("junit.llm.logCalls", "true")
                            .configurationParameter("junit.llm.output", output.toString())
                            .build());
        } finally {
            System.setOut(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachCallIsALineOfFactsWithoutItsPrompt(@TempDir Path output) {
        String log = log(output);

        // The model asks for the order first, and answers with what it is told.
        assertThat(log.lines().filter(line -> line.contains("io.github.junitllm.calls")))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .contains("eval=TraceEvals.looksUpTheOrderOnce", "trace_id=", "model=gpt-4o-mini")
                        .contains("temperature=0.2", "max_tokens=500", "status=200", "input_tokens=")
                        .containsPattern("cost=0?[.\\dE-]+ currency=USD")
                        .contains("replayed="));
        assertThat(log).contains("case=shipped", "finish_reason=tool_calls").doesNotContain("Where is my order");
    }
}

package io.github.junitllm.assertions.guard.trial;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs trials and reads what came of them. */
abstract class TrialTests {

    @TempDir
    Path output;

    final EngineExecutionResults run(Class<?> evals, String... parameters) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(evals))
                .configurationParameter("junit.llm.output", output.toString());
        for (int i = 0; i < parameters.length; i += 2) {
            builder.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return builder.execute();
    }

    static List<String> messages(Events events) {
        return events.list().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .toList();
    }

    static String entry(EngineExecutionResults results, String key) {
        return results.allEvents().reportingEntryPublished().list().stream()
                .flatMap(event -> event.getPayload(ReportEntry.class).stream())
                .map(entry -> entry.getKeyValuePairs().get(key))
                .filter(value -> value != null)
                .findFirst()
                .orElse("no entry " + key);
    }
}

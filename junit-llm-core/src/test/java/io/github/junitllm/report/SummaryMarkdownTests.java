package io.github.junitllm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.journal.Records;
import io.github.junitllm.journal.RunIdentity;
import io.github.junitllm.journal.SampleRecord;
import io.github.junitllm.verdict.SampleVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryMarkdownTests {

    private static final int PLENTY = 1_000_000;
    private static final RunIdentity RUN = Records.run("run-1", "jvm-1");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "`code`",
                "<script>alert(1)</script>",
                "</pre></details>",
                "[x](http://evil.test)",
                "![x](y)",
                "*bold* _it_ ~~no~~",
                "line one\n\n# Heading\n| --- |",
                "&lt;b&gt;",
                "\\|",
                "$x^2$",
                "@everyone",
                "#12",
                "<!-- junit-llm",
                "www.evil.test https://evil.test",
                "\u001B[31mred\u0007",
                "\u202Egnp.exe"
            })
    void showsAnyTextAsText(String text) {
        EvalMethod method = new EvalMethod("com.acme." + text, text, "id", text);
        String summary = summary(Records.sample(method, text, 1, SampleVerdict.FAIL, text));

        List<String> rows =
                summary.lines().filter(line -> line.startsWith("| ")).toList();
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row.chars().filter(c -> c == '|'))
                .hasSize(10));
        // Outside of our own markup nothing is left that could act.
        String rest = summary.replaceAll("</?(details|summary|pre|sub)>", "")
                .replaceAll("&#\\d+;", "")
                .replaceAll("(?m)^\\|.*", "")
                .replace("**", "")
                .replace("## JUnit LLM:", "");
        assertThat(rest).doesNotContainPattern("[\\\\`*<>#|\\[\\]~$@\\x00-\\x08\\x1B\\u202E]|://|www\\.|&(?!#)");
        assertThat(summary.split("<pre>", -1)).hasSize(2);
        assertThat(summary.split("</pre>", -1)).hasSize(2);
        assertThat(summary.split("</details>", -1)).hasSize(2);
    }

    @Test
    void keepsTheLinesOfAMessage() {
        String summary = summary(Records.sample(Records.METHOD, "a", 1, SampleVerdict.FAIL, "one\r\n\n  two\tthree"));
        assertThat(summary).contains("<pre>\none\n\n  two\tthree\n</pre>\n");
    }

    @Test
    void staysBelowItsBoundAndSaysWhatIsMissing() {
        String message = "\u4E16".repeat(4_000);
        SampleRecord[] samples = IntStream.range(0, 400)
                .mapToObj(
                        i -> Records.sample(Records.method("m" + i % 10), "case-" + i, 1, SampleVerdict.FAIL, message))
                .toArray(SampleRecord[]::new);
        RunResult run = RunTally.of(RUN, List.of(Records.journal(directory, RUN, samples)));
        for (int bound : new int[] {2_000, 100_000, 700_000}) {
            String summary = SummaryMarkdown.of(run, bound);
            assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(bound);
            assertThat(summary)
                    .contains("## JUnit LLM")
                    .endsWith("The summary is cut here; results.json has the rest.\n");
        }
        assertThat(SummaryMarkdown.of(run, 100_000_000)).doesNotContain("is cut here");
    }

    private String summary(SampleRecord sample) {
        return SummaryMarkdown.of(RunTally.of(RUN, List.of(Records.journal(directory, RUN, sample))), PLENTY);
    }
}

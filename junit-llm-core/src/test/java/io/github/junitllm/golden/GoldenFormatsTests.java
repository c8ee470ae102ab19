package io.github.junitllm.golden;

import static io.github.junitllm.golden.GoldenFiles.cases;
import static io.github.junitllm.golden.GoldenFiles.set;
import static io.github.junitllm.golden.GoldenFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenFormatsTests {

    enum Sample {
        JSON("set.json", """
                [
                  {"id": "one", "input": "How long?", "expected": ["30 days", "a month"], "context": ["Doc A", "Doc B"],
                   "tags": ["refund", "time"], "weight": 2.5, "channel": "mail"},
                  {"input": "And why?", "expected": "policy", "split": "holdout"}
                ]
                """, 2, 4),
        JSON_WITH_CASES("set.json", """
                {"name": "refunds", "about": {"cases": 1},
                 "cases": [
                  {"weight": 25e-1, "channel": "mail", "tags": ["time", "refund"], "context": ["Doc A", "Doc B"],
                   "expected": ["30 days", "a month"], "input": "How long?", "id": "one"},
                  {"input": "And why?", "expected": "policy", "split": "holdout"}],
                 "version": 3}
                """, 3, 5),
        JSON_LINES("set.jsonl", """

                {"id":"one","input":"How long?","expected":["30 days","a month"],"context":["Doc A","Doc B"],"tags":["refund","time"],"weight":2.5,"channel":"mail"}
                \t
                {"input":"And why?","expected":"policy","split":"holdout"}
                """, 2, 4),
        NDJSON_WITH_CARRIAGE_RETURNS(
                "set.ndjson",
                "{\"id\":\"one\",\"input\":\"How long?\",\"expected\":[\"30 days\",\"a month\"],\"context\":[\"Doc A\",\"Doc B\"],"
                        + "\"tags\":[\"refund\",\"time\"],\"weight\":2.50,\"metadata\":{\"channel\":\"mail\"}}\r\n"
                        + "{\"input\":\"And why?\",\"expected\":\"policy\",\"split\":\"holdout\"}",
                1,
                2),
        YAML("set.yaml", """
                # refunds
                - id: one
                  input: How long?
                  expected: [30 days, a month]
                  context:
                    - Doc A
                    - Doc B
                  tags: [refund, time]
                  weight: 2.5
                  channel: mail
                - input: And why?
                  expected: policy
                  split: holdout
                """, 2, 11),
        YAML_DOCUMENTS("set.yml", """
                cases:
                  - id: "one"
                    input: 'How long?'
                    expected: [30 days, a month]
                    context: [Doc A, Doc B]
                    tags: [time, refund]
                    weight: 2.5
                    channel: mail
                ---
                - input: |-
                    And why?
                  expected: policy
                  split: holdout
                """, 2, 10),
        CSV("set.csv", """
                id,input,expected,context,tags,weight,channel,split
                one,How long?,30 days|a month,"[""Doc A"", ""Doc B""]",refund | time,2.5,mail,

                ,"And why?",policy,,,,,holdout
                """, 2, 4);

        private final String name;
        private final String text;
        private final int firstLine;
        private final int secondLine;

        Sample(String name, String text, int firstLine, int secondLine) {
            this.name = name;
            this.text = text;
            this.firstLine = firstLine;
            this.secondLine = secondLine;
        }
    }

    @TempDir
    Path base;

    @ParameterizedTest
    @EnumSource
    void readsTheSameCasesFromEveryFormat(Sample sample) throws IOException {
        write(base, sample.name, sample.text);

        List<EvalCase> cases = cases(base, sample.name);

        assertThat(cases)
                .containsExactly(EvalCase.of("one", "How long?")
                        .expecting("30 days", "a month")
                        .inContext("Doc A", "Doc B")
                        .tagged("refund", "time")
                        .weighing(2.5)
                        .withMetadata("channel", "mail"));
        assertThat(cases.get(0).source()).hasToString(sample.name + ":" + sample.firstLine);
        assertThat(cases.get(0).metadata()).isEqualTo(Map.of("channel", "mail"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheHoldoutForWhoAsksForIt(Sample sample) throws IOException {
        write(base, sample.name, sample.text);
        GoldenSet set = set(base, sample.name);

        assertThat(set.scan("holdout", CaseFilter.NONE).cases()).isEqualTo(1);
        assertThat(set.cases("holdout", CaseFilter.NONE)).singleElement().satisfies(golden -> {
            assertThat(golden.input()).isEqualTo("And why?");
            assertThat(golden.split()).isEqualTo("holdout");
            assertThat(golden.source()).hasToString(sample.name + ":" + sample.secondLine);
            assertThat(golden.id())
                    .isEqualTo(EvalCase.of("And why?").expecting("policy").id());
        });
    }

    @ParameterizedTest
    @EnumSource
    void hashesTheContentAndNotTheFormat(Sample sample) throws IOException {
        write(base, "reference.jsonl", Sample.JSON_LINES.text);
        write(base, sample.name, sample.text);

        for (String split : List.of("", "holdout")) {
            assertThat(set(base, sample.name).scan(split, CaseFilter.NONE).version())
                    .isEqualTo(set(base, "reference.jsonl")
                            .scan(split, CaseFilter.NONE)
                            .version());
        }
    }

    @Test
    void takesForNumbersInYamlOnlyWhatJsonCallsOne() throws IOException {
        write(base, "set.yaml", """
                - id: 012
                  input: a
                  expected: [1_000, 0x1F, yes, 2024-01-01, 1:30, 42, 4.20, true]
                """);

        EvalCase golden = cases(base, "set.yaml").get(0);

        assertThat(golden.id()).isEqualTo("012");
        assertThat(golden.expected())
                .containsExactly("1_000", "0x1F", "yes", "2024-01-01", "1:30", "42", "4.2", "true");
    }

    @Test
    void countsLinesOfQuotedCsvCells() throws IOException {
        write(base, "set.csv", "id,input\r\none,\"first\r\nsecond, \"\"quoted\"\"\"\r\n\r\ntwo,plain\r\n");

        List<EvalCase> cases = cases(base, "set.csv");

        assertThat(cases).extracting(golden -> golden.source().toString()).containsExactly("set.csv:2", "set.csv:5");
        assertThat(cases.get(0).input()).isEqualTo("first\r\nsecond, \"quoted\"");
    }
}

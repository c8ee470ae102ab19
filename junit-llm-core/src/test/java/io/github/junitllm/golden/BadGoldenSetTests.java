package io.github.junitllm.golden;

import static io.github.junitllm.golden.GoldenFiles.cases;
import static io.github.junitllm.golden.GoldenFiles.scan;
import static io.github.junitllm.golden.GoldenFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One clear error for every kind of bad input. */
class BadGoldenSetTests {

    @TempDir
    Path base;

    @ParameterizedTest
    @MethodSource
    void saysWhereAndWhatIsWrong(String file, String text, String message) throws IOException {
        write(base, file, text);

        assertThatThrownBy(() -> scan(base, file))
                .isInstanceOf(GoldenSetException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> saysWhereAndWhatIsWrong() {
        String good = "{\"id\":\"a\",\"input\":\"q\"}\n";
        return Stream.of(
                arguments("a.jsonl", "", "a.jsonl: the golden set has no cases."),
                arguments("a.json", "[]", "a.json: the golden set has no cases."),
                arguments("a.json", "{\"cases\": []}", "a.json: the golden set has no cases."),
                arguments("a.yaml", "# nothing\n", "a.yaml: the golden set has no cases."),
                arguments("a.csv", "", "a.csv: the golden set has no cases."),
                arguments("a.csv", "id,input\n", "a.csv: the golden set has no cases."),
                arguments(
                        "a.jsonl",
                        good + "{\"id\":\"b\",\"input\":}\n",
                        "a.jsonl:2:19: field \"input\": Unexpected character ('}' (code 125)): expected a value"),
                arguments(
                        "a.jsonl",
                        good + "[{\"id\":\"b\"}]\n",
                        "a.jsonl:2:1: a row must be an object such as {\"id\": ..., \"input\": ...}, but is a list"),
                arguments(
                        "a.jsonl",
                        "{\"id\":\"a\",\"input\":\"q\"} {}",
                        "a.jsonl:1:24: text follows the end of the value"),
                arguments(
                        "a.json",
                        "{\"id\":\"a\",\n\"input\":\"q\"}",
                        "a.json:2:12: must be a list of rows, or an object with a list \"cases\", but is an object without"
                                + " \"cases\""),
                arguments(
                        "a.jsonl",
                        good + "{\"input\":\"q\",\"weight\":0}",
                        "a.jsonl:2:23: field \"weight\": must be a finite number greater than 0, but is 0"),
                arguments("a.json", "{\"cases\": 3}", "a.json:1:11: \"cases\" must be a list of rows"),
                arguments(
                        "a.json",
                        "[{\"input\":\"q\"}]\n{\"input\":\"q\"}",
                        "a.json:2:1: a second value follows the first. A file of one object per line is named .jsonl"),
                arguments(
                        "a.jsonl",
                        "{\"id\":\"a\",\"input\":\"q\",\"input\":\"r\"}",
                        "a.jsonl:1:30: field \"input\": Duplicate field 'input'"),
                arguments(
                        "a.jsonl",
                        good + "\n" + good,
                        "a.jsonl:3:1: field \"id\": \"a\" is also the id of a.jsonl:1. Ids must be unique in the whole set."),
                arguments("a.jsonl", "{\"id\":\"a\"}", "a.jsonl:1:1: field \"input\": is missing. Every row needs one"),
                arguments(
                        "a.jsonl",
                        "{\"id\":\"a\",\"question\":\"q\"}",
                        "a.jsonl:1:1: field \"input\": is missing; the row has \"question\": name it \"input\""),
                arguments(
                        "a.jsonl",
                        "{\"id\":\"a\",\"imput\":\"q\"}",
                        "a.jsonl:1:1: field \"input\": is missing; did you mean the field \"imput\"?"),
                arguments(
                        "a.jsonl",
                        "{\"input\":42}",
                        "a.jsonl:1:10: field \"input\": must be text, an object or a list, but is the number 42. Write it in"
                                + " quotes: \"42\""),
                arguments(
                        "a.jsonl",
                        "{\"input\":null}",
                        "a.jsonl:1:10: field \"input\": must be text, an object or a list, but is null"),
                arguments("a.jsonl", "{\"input\":[]}", "a.jsonl:1:10: field \"input\": is an empty list"),
                arguments(
                        "a.jsonl",
                        "{\"input\":[{\"role\":\"usr\",\"content\":\"q\"}]}",
                        "a.jsonl:1:10: field \"input\": message 1 must have the role system, developer, user, assistant or"
                                + " tool, but it is the text \"usr\""),
                arguments(
                        "a.jsonl",
                        "{\"input\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"user\"}]}",
                        "a.jsonl:1:10: field \"input\": message 2 must have a content of text or parts, but it is null"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"weight\":0}",
                        "a.jsonl:1:23: field \"weight\": must be a finite number greater than 0, but is 0"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"weight\":-1.50}",
                        "a.jsonl:1:23: field \"weight\": must be a finite number greater than 0, but is -1.5"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"weight\":1e999}",
                        "a.jsonl:1:23: field \"weight\": must be a finite number greater than 0, but is 1E+999"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"weight\":NaN}",
                        "a.jsonl:1:26: field \"weight\": Non-standard token 'NaN'"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"weight\":\"2\"}",
                        "a.jsonl:1:23: field \"weight\": must be a number greater than 0, but is the text \"2\""),
                arguments(
                        "a.csv",
                        "input,weight\nq,heavy\n",
                        "a.csv:2: field \"weight\": must be a number greater than 0, but is the text \"heavy\""),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"tags\":[\"a\",7]}",
                        "a.jsonl:1:21: field \"tags\": must be a list of texts, but holds the number 7"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"tags\":{\"a\":true}}",
                        "a.jsonl:1:21: field \"tags\": must be a list of texts, but is an object"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"tags\":[\"a,b\"]}",
                        "a.jsonl:1:21: field \"tags\": \"a,b\" holds a comma or a star, which mean something in filters."
                                + " Make it two tags, or rename it"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"expected\":[\"a\",null]}",
                        "a.jsonl:1:25: field \"expected\": holds null at place 2. Remove it"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"context\":[{\"txt\":\"a\"}]}",
                        "a.jsonl:1:24: field \"context\": document 1 must have a \"text\", but it is null"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"metadata\":[1]}",
                        "a.jsonl:1:25: field \"metadata\": must be an object, but is a list"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"q\",\"owner\":\"x\",\"metadata\":{\"owner\":\"y\"}}",
                        "a.jsonl:1:37: field \"metadata\": says \"owner\" twice: as a field of the row and in \"metadata\""),
                arguments("a.jsonl", "{\"id\":\" \",\"input\":\"q\"}", "a.jsonl:1:7: field \"id\": is blank"),
                arguments(
                        "a.jsonl",
                        "{\"id\":\"a\\u0007\",\"input\":\"q\"}",
                        "a.jsonl:1:7: field \"id\": holds the control character U+0007 at place 2"),
                arguments(
                        "a.jsonl",
                        "{\"id\":\"a \",\"input\":\"q\"}",
                        "a.jsonl:1:7: field \"id\": \"a \" begins or ends with white space. Remove it"),
                arguments(
                        "a.jsonl",
                        "{\"id\":\"" + "x".repeat(201) + "\",\"input\":\"q\"}",
                        "a.jsonl:1:7: field \"id\": has 201 characters, and 200 are the most allowed"),
                arguments(
                        "a.jsonl",
                        "{\"id\":true,\"input\":\"q\"}",
                        "a.jsonl:1:7: field \"id\": must be text, but is true"),
                arguments(
                        "a.jsonl",
                        "{\"input\":\"\\ud83d\"}",
                        "a.jsonl:1:10: field \"input\": a string holds half a surrogate pair, which no UTF-8 text can hold"),
                arguments(
                        "a.csv",
                        "id,input\na,\"x\ny\"\nb,one,two\n",
                        "a.csv:4:1: the row has 3 cells, but the header has 2. A cell that holds a comma, a quote or a line"
                                + " break must be in double quotes"),
                arguments(
                        "a.csv",
                        "id,question\na,b\n",
                        "a.csv:1:1: field \"input\": is missing from the header: the first row must name the columns, among"
                                + " them input"),
                arguments("a.csv", "input,id,input\n", "a.csv:1:1: field \"input\": is a column of the header twice"),
                arguments(
                        "a.yaml",
                        "- id: &x a\n  input: *x\n",
                        "a.yaml:2:10: field \"input\": an alias (*name) stands here. Aliases are not supported: write the value"
                                + " out"),
                arguments(
                        "a.yaml",
                        "- input: !!binary aGk=\n",
                        "a.yaml:1:10: field \"input\": a tag (!tag:yaml.org,2002:binary) stands here. Tags are not supported:"
                                + " leave it out"),
                arguments("a.yaml", "- input: a\n  input: b\n", "a.yaml:2:8: field \"input\": Duplicate field 'input'"),
                arguments(
                        "a.yaml",
                        "just text\n",
                        "a.yaml:1:1: must be a list of rows, or an object with a list \"cases\""));
    }

    @Test
    void namesTheLineOfBrokenCsvAndYaml() throws IOException {
        write(base, "a.csv", "id,input\na,\"never closed\n");
        write(base, "b.yaml", "- input: a\n- input: [b\n");

        assertThatThrownBy(() -> scan(base, "a.csv")).hasMessageStartingWith("a.csv:2:1: no valid CSV: ");
        assertThatThrownBy(() -> scan(base, "b.yaml"))
                .isInstanceOf(GoldenSetException.class)
                .hasMessage(
                        "b.yaml:2:12: field \"input\": while parsing a flow sequence, expected ',' or ']', but got <stream"
                                + " end>");
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        write(base, "latin.jsonl", "{\"input\":\"q\"}\n{\"input\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        write(base, "utf16.jsonl", "{\"input\":\"q\"}".getBytes(StandardCharsets.UTF_16));
        write(base, "utf16le.jsonl", "{\"input\":\"q\"}".getBytes(StandardCharsets.UTF_16LE));
        write(base, "bom.jsonl", "\ufeff{\"input\":\"q\"}");

        assertThatThrownBy(() -> scan(base, "latin.jsonl"))
                .hasMessage(
                        "latin.jsonl:2: byte 0xE9 at offset 24 is not UTF-8. Save the file as UTF-8 without a byte order"
                                + " mark.");
        assertThatThrownBy(() -> scan(base, "utf16.jsonl"))
                .hasMessage("utf16.jsonl: is UTF-16, not UTF-8. Save the file as UTF-8 without a byte order mark.");
        assertThatThrownBy(() -> scan(base, "utf16le.jsonl"))
                .hasMessage(
                        "utf16le.jsonl: is UTF-16 or UTF-32, or no text at all. Save the file as UTF-8 without a byte order"
                                + " mark.");
        assertThatThrownBy(() -> scan(base, "bom.jsonl"))
                .hasMessage(
                        "bom.jsonl: begins with a byte order mark. Save the file as UTF-8 without a byte order mark.");
    }

    @Test
    void refusesHugeRows() throws IOException {
        String huge = "x".repeat(1_000_000);
        write(base, "a.jsonl", "{\"input\":\"q\"}\n{\"input\":[" + ("\"" + huge + "\",").repeat(17) + "1]}");
        write(base, "b.json", "[{\"input\":[" + ("\"" + huge + "\",").repeat(17) + "1]}]");

        assertThatThrownBy(() -> scan(base, "a.jsonl"))
                .hasMessage("a.jsonl:2: the row is longer than 16777216 characters");
        assertThatThrownBy(() -> scan(base, "b.json"))
                .hasMessageMatching("b\\.json:1:\\d+: field \"input\": the value is larger than 16777216 characters");
    }

    @Test
    void refusesDeepNesting() throws IOException {
        write(base, "a.jsonl", "{\"input\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");
        write(base, "b.yaml", "- input: " + "[".repeat(50_000) + "]".repeat(50_000));

        assertThatThrownBy(() -> scan(base, "a.jsonl")).hasMessageStartingWith("a.jsonl:1:");
        assertThatThrownBy(() -> scan(base, "b.yaml")).hasMessageStartingWith("b.yaml:1:");
    }

    @Test
    void throwsAtTheRowWhereTheStreamBreaks() throws IOException {
        write(base, "a.jsonl", "{\"id\":\"a\",\"input\":\"q\"}\n{\"id\":\"b\"}\n{\"id\":\"c\",\"input\":\"q\"}\n");

        try (Stream<EvalCase> stream = GoldenFiles.set(base, "a.jsonl").cases("", CaseFilter.NONE)) {
            Iterator<EvalCase> iterator = stream.iterator();
            assertThat(iterator.next().id()).isEqualTo("a");
            assertThatThrownBy(iterator::hasNext)
                    .hasMessage("a.jsonl:2:1: field \"input\": is missing. Every row needs one");
        }
    }

    @Test
    void saysWhereItLookedForAMissingFile() throws IOException {
        write(base, "src/test/resources/golden/refunds.jsonl", "{\"input\":\"q\"}");

        assertThatThrownBy(() -> cases(base, "golden/refund.jsonl"))
                .hasMessage(
                        "golden/refund.jsonl: there is no such golden set. Did you mean refunds.jsonl?\n"
                                + "Looked for at: src/test/resources/golden/refund.jsonl, the class path, golden/refund.jsonl.");
        assertThatThrownBy(() -> cases(base, "file:other/x.csv"))
                .hasMessage("file:other/x.csv: there is no such golden set.\nLooked for at: other/x.csv.");
    }

    @Test
    void refusesUnknownExtensionsDirectoriesAndBlanks() throws IOException {
        write(base, "dir.json/x", "");

        assertThatThrownBy(() -> cases(base, "golden.xlsx"))
                .hasMessage(
                        "golden.xlsx: the format is not known. A golden file's name ends in .json, .jsonl, .ndjson, .yaml,"
                                + " .yml or .csv.");
        assertThatThrownBy(() -> cases(base, "dir.json")).hasMessage("dir.json: is a directory. Name a file in it.");
        assertThatThrownBy(() -> cases(base, " ")).isInstanceOf(GoldenSetException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jsonl|{\"input\":\"x\"}\n<<<<<<< HEAD\n{\"input\":\"y\"}\n=======\n{\"input\":\"z\"}\n>>>>>>> b\n",
                "a.json|[{\"input\":\"x\"},\n<<<<<<< HEAD\n{\"input\":\"y\"}\n=======\n{\"input\":\"z\"}\n>>>>>>> b\n]",
                "a.yaml|- input: x\n<<<<<<< HEAD\n- input: y\n=======\n- input: z\n>>>>>>> b\n",
                "a.csv|id,input\n<<<<<<< HEAD\na,y\n=======\na,z\n>>>>>>> b\n",
                "a.csv|input\n<<<<<<< HEAD\ny\n=======\nz\n>>>>>>> b\n",
                "a.jsonl|{\"input\":\"x\"}\n>>>>>>> b\n",
                "a.csv|id,input\n=======\na,z\n"
            })
    void anUnresolvedMergeIsNamedWithTheLineItBeginsOn(String file) throws IOException {
        String name = file.substring(0, file.indexOf('|'));
        Files.writeString(base.resolve(name), file.substring(file.indexOf('|') + 1));
        assertThatThrownBy(() -> scan(base, name))
                .isInstanceOf(GoldenSetException.class)
                .hasMessage(name + ":2: an unresolved merge conflict (<<<<<<<, ======= or >>>>>>>). Resolve it.");
    }

    @Test
    void aRowThatIsCutOffSaysSoWithoutTheParsersInternals() throws IOException {
        Files.writeString(base.resolve("a.jsonl"), "{\"input\":\"x\"}\n{\"input\":\"y\",\"tags\":[\"a\"\n");
        assertThatThrownBy(() -> scan(base, "a.jsonl"))
                .hasMessageStartingWith("a.jsonl:2:")
                .hasMessageContaining("nexpected end")
                .hasMessageNotContaining("Source");
    }

    @Test
    void semicolonsAreNoCommas() throws IOException {
        Files.writeString(base.resolve("a.csv"), "id;input\na;x\n");
        assertThatThrownBy(() -> scan(base, "a.csv"))
                .hasMessageContaining("cells are separated by commas, and this file has semicolons");
    }

    @Test
    void aMissingFileSaysHowManyOthersThereAre() throws IOException {
        for (int i = 0; i < 7; i++) {
            Files.writeString(base.resolve("set" + i + ".csv"), "input\nx\n");
        }
        assertThatThrownBy(() -> scan(base, "refunds.jsonl")).hasMessageContaining("set4.csv and 2 more.");
    }
}

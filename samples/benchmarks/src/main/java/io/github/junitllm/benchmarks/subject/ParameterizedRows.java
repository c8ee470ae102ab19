package io.github.junitllm.benchmarks.subject;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same rows and checks as one would write them without this project: the reference of every comparison. */
public class ParameterizedRows {

    /** A row; named as an eval names it, so that neither side keeps longer names in memory. */
    public record GoldenRow(String id, String input, String expected, List<String> tags) {

        @Override
        public String toString() {
            return id + ": " + (input.length() <= 60 ? input : input.substring(0, 60) + "…");
        }
    }

    static Stream<GoldenRow> rows() throws IOException {
        var mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        InputStream file =
                Objects.requireNonNull(ParameterizedRows.class.getClassLoader().getResourceAsStream(Rows.RESOURCE));
        MappingIterator<GoldenRow> rows = mapper.readerFor(GoldenRow.class).readValues(file);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void answers(GoldenRow row) {
        Application.check(Application.answer(row.input()), row.expected());
    }
}

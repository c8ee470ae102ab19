package io.github.junitllm.golden;

import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180) with a header row. An empty cell is an absent field. {@code expected}, {@code tags} and {@code context}
 * hold several values separated by {@code |}, or a JSON list; {@code metadata} holds a JSON object. Loaded only where a CSV
 * file is read, since its library is optional.
 */
final class CsvRows implements RowReader {

    private static final Set<String> LISTS = Set.of("expected", "tags", "context");

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long linesBefore;

    private CsvRows(CSVParser parser) throws IOException {
        this.parser = parser;
        this.records = parser.iterator();
        this.header = header(nextRecord());
    }

    static RowReader rows(Reader text) throws IOException {
        return new CsvRows(
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get().parse(text));
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            int line = (int) linesBefore + 1;
            CSVRecord cells = nextRecord();
            if (cells == null) {
                return null;
            }
            if (cells.size() == 1 && cells.get(0).isBlank() && header.size() > 1) {
                continue;
            }
            if (cells.size() != header.size()) {
                throw new BadRow(
                        line,
                        1,
                        null,
                        "the row has " + cells.size() + " cells, but the header has " + header.size()
                                + ". A cell that holds a comma, a quote or a line break must be in double quotes");
            }
            return row(line, cells);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private @Nullable CSVRecord nextRecord() throws IOException {
        int line = (int) linesBefore + 1;
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord next = records.next();
            linesBefore = parser.getCurrentLineNumber();
            return next;
        } catch (UncheckedIOException malformed) {
            throw new BadRow(line, 1, null, "no valid CSV: " + reason(malformed));
        } catch (IllegalStateException malformed) {
            throw new BadRow(line, 1, null, "no valid CSV: " + malformed.getMessage());
        }
    }

    private static String reason(UncheckedIOException malformed) {
        Throwable cause = malformed.getCause();
        String reason = String.valueOf(cause == null ? malformed.getMessage() : cause.getMessage());
        return reason + ". A double quote inside a quoted cell is written twice";
    }

    private static List<String> header(@Nullable CSVRecord first) {
        if (first == null) {
            return List.of();
        }
        List<String> names = Arrays.stream(first.values()).map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty()) {
                throw new BadRow(1, 1, null, "a column of the header has no name");
            }
            if (!seen.add(name)) {
                throw new BadRow(1, 1, name, "is a column of the header twice");
            }
        }
        if (!seen.contains("input")) {
            throw new BadRow(
                    1,
                    1,
                    "input",
                    "is missing from the header"
                            + separatorHint(names)
                                    .or(() -> Nearest.to("input", names)
                                            .map(name -> "; did you mean the column \"" + name + "\"?"))
                                    .orElse(": the first row must name the columns, among them input"));
        }
        return names;
    }

    private static Optional<String> separatorHint(List<String> names) {
        String first = names.get(0);
        return names.size() == 1 && (first.contains(";") || first.contains("\t"))
                ? Optional.of(": cells are separated by commas, and this file has "
                        + (first.contains(";") ? "semicolons" : "tabs") + ". Save it with commas")
                : Optional.empty();
    }

    private Row row(int line, CSVRecord cells) {
        List<Row.Field> fields = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            String name = header.get(i);
            String cell = cells.get(i);
            if (cell.length() > Row.MAX_SIZE) {
                throw new BadRow(line, 0, name, "the cell is longer than " + Row.MAX_SIZE + " characters");
            }
            if (!cell.isBlank()) {
                fields.add(new Row.Field(name, value(name, cell, line), line, 0));
            }
        }
        return new Row(line, 1, fields);
    }

    private static @Nullable Object value(String name, String cell, int line) {
        if (LISTS.contains(name)) {
            String list = cell.strip();
            return list.startsWith("[") ? json(name, list, line, "a JSON list, as its bracket promises") : split(list);
        } else if (name.equals("metadata")) {
            return json(name, cell, line, "a JSON object");
        } else if (name.equals("weight")) {
            return weight(cell.strip());
        }
        return name.equals("id") || name.equals("split") ? cell.strip() : cell;
    }

    private static Object weight(String cell) {
        try {
            return cell.length() <= 40 ? new BigDecimal(cell) : cell;
        } catch (NumberFormatException notANumber) {
            return cell;
        }
    }

    private static @Nullable Object json(String name, String cell, int line, String meant) {
        try {
            return StrictJson.value(cell, Row.MAX_SIZE);
        } catch (MalformedJsonException malformed) {
            throw new BadRow(line, 0, name, "must hold " + meant + ": " + malformed.problem());
        }
    }

    private static List<String> split(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}

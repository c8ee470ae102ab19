package io.github.junitllm.assertions.structure;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table read from CSV. Loaded only where CSV is checked, since its library is optional. */
record CsvTable(List<String> header, List<List<String>> rows) {

    static CsvTable of(String text) {
        List<List<String>> rows = new ArrayList<>();
        CSVFormat format =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (CSVRecord row : parser) {
                rows.add(row.toList());
                if (row.size() != rows.get(0).size()) {
                    throw new StructureException("row " + rows.size() + " has " + row.size()
                            + " cells, but the header has " + rows.get(0).size());
                }
            }
        } catch (UncheckedIOException malformed) {
            throw new StructureException(String.valueOf(malformed.getMessage()), malformed);
        } catch (IOException | IllegalStateException malformed) {
            throw new StructureException(String.valueOf(malformed.getMessage()), malformed);
        }
        return of(rows);
    }

    private static CsvTable of(List<List<String>> rows) {
        if (rows.isEmpty() || rows.get(0).size() < 2) {
            throw new StructureException("it has no two columns");
        }
        List<String> header = rows.get(0).stream().map(String::strip).toList();
        if (header.contains("") || new HashSet<>(header).size() < header.size()) {
            throw new StructureException("a column of the header has no name, or the name of another");
        }
        return new CsvTable(header, List.copyOf(rows.subList(1, rows.size())));
    }
}

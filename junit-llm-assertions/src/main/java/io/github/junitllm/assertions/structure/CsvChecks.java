package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Checks of the CSV (RFC 4180, first row as header) that a text is, or that the one fenced block labelled csv (or else not
 * labelled) in it holds; several such blocks are undecided. A table has at least two columns, since every text is a table of
 * one. Needs {@code org.apache.commons:commons-csv}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CsvChecks {

    private static final Set<String> LANGUAGES = Set.of("csv");

    private CsvChecks() {}

    /** Returns a check that the text is CSV: at least two columns, every row with as many cells as the header. */
    public static Check<String> isCsv() {
        return Check.of(
                "be CSV",
                text -> onTable(
                        text,
                        table -> CheckResult.pass("it is CSV with the columns " + shown(table.header()) + " and "
                                + table.rows().size() + " rows below the header")));
    }

    /** Returns a check that the header names these columns, in this order, and no others. */
    public static Check<String> hasColumns(String... names) {
        List<String> wanted = List.of(names);
        if (wanted.size() < 2 || wanted.contains("") || Set.copyOf(wanted).size() < wanted.size()) {
            throw new IllegalArgumentException(
                    "a table has two columns or more, each with its own name; not " + shown(wanted));
        }
        return Check.of(
                "be CSV with the columns " + shown(wanted),
                text -> onTable(
                        text,
                        table -> CheckResult.of(
                                table.header().equals(wanted), "it is CSV with the columns " + shown(table.header()))));
    }

    /** Returns a check that this many rows stand below the header. */
    public static Check<String> hasRows(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a table has 0 rows or more, not " + count);
        }
        return Check.of(
                "be CSV with " + count + " rows below the header",
                text -> onTable(
                        text,
                        table -> CheckResult.of(
                                table.rows().size() == count,
                                "it is CSV with " + table.rows().size() + " rows below the header")));
    }

    /** Returns a check that every cell of a column passes a check, white space around it included. */
    public static Check<String> everyCell(String column, Check<? super String> check) {
        return Check.of(
                "be CSV where every " + column + " is to " + check.description(),
                text -> onTable(text, table -> {
                    int index = table.header().indexOf(column);
                    if (index < 0 || table.rows().isEmpty()) {
                        return CheckResult.fail(
                                index < 0
                                        ? "it is CSV with the columns " + shown(table.header())
                                        : "it is CSV without rows below the header");
                    }
                    List<CheckResult> results = table.rows().stream()
                            .map(row -> check.check(row.get(index)))
                            .toList();
                    long passed = results.stream().filter(CheckResult::passed).count();
                    String reason = passed + " of " + results.size() + " cells hold"
                            + IntStream.range(0, results.size())
                                    .filter(i -> !results.get(i).passed())
                                    .mapToObj(i -> "; first not in row " + (i + 1) + ": "
                                            + results.get(i).reason())
                                    .findFirst()
                                    .orElse("");
                    double score = results.stream()
                            .mapToDouble(CheckResult::score)
                            .average()
                            .orElse(0);
                    return new CheckResult(passed == results.size(), Math.min(1, score), reason, null, null);
                }));
    }

    private static CheckResult onTable(String text, Function<CsvTable, CheckResult> look) {
        CsvTable table;
        try {
            String csv = FencedBlock.content(text, LANGUAGES).strip();
            table = OptionalLibrary.CSV.use(() -> CsvTable.of(csv));
        } catch (StructureException malformed) {
            return CheckResult.fail("it is no CSV: " + malformed.getMessage());
        }
        return look.apply(table);
    }

    private static String shown(List<String> names) {
        String all = String.join(", ", names);
        return all.length() <= 200 ? all : all.substring(0, 200) + "...";
    }
}

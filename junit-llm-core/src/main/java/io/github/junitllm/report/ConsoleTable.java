package io.github.junitllm.report;

import io.github.junitllm.risk.OwaspRisk;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a run on a console: one line per method of this JVM, then the whole run and where the report lies. */
final class ConsoleTable {

    private static final int MAX_COLUMNS = 48;
    private static final List<Boolean> RIGHT = List.of(false, true, true, false, false, false, true, true, true);

    private ConsoleTable() {}

    /**
     * Prints the table in one write, so that the output of JVMs side by side does not mix.
     *
     * @param files where the report lies
     */
    static void print(RunResult run, List<Path> files, PrintStream console) {
        Encoding encoding = Encoding.of(console);
        StringBuilder text = new StringBuilder();
        for (String line : lines(run, files, encoding)) {
            text.append(line).append(System.lineSeparator());
        }
        console.print(text);
        console.flush();
    }

    static List<String> lines(RunResult run, List<Path> files, Encoding encoding) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("JUnit LLM");
        lines.addAll(table(run, encoding));
        notes(run).forEach((note, methods) -> lines.add("  note: " + encoding.printable(about(methods) + ": " + note)));
        lines.addAll(risks(run));
        if (run.spent() != null) {
            lines.add("  " + Costs.spent(run.spent()));
        }
        run.warnings().forEach(warning -> lines.add("  warning: " + encoding.printable(warning)));
        String whole = run.jvms() > 1 ? "  run of " + run.jvms() + " JVMs so far: " : "  ";
        lines.add(whole + Headline.of(run));
        lines.add("  report: "
                + String.join(", ", files.stream().map(ConsoleTable::shown).toList()));
        return lines;
    }

    /** Returns each note once, with the methods it is about. */
    private static Map<String, List<String>> notes(RunResult run) {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (MethodResult method : run.methods()) {
            if (method.jvms().contains(run.run().jvm())) {
                for (String note : Notes.of(method)) {
                    notes.computeIfAbsent(note, key -> new ArrayList<>()).add(method.shortName());
                }
            }
        }
        return notes;
    }

    private static List<String> risks(RunResult run) {
        Map<OwaspRisk, Long> exercised = run.risks();
        if (exercised.isEmpty()) {
            return List.of();
        }
        String cases = exercised.entrySet().stream()
                .map(risk -> risk.getKey().shortId() + " by " + Figures.counted(risk.getValue(), "case"))
                .collect(Collectors.joining(", "));
        String rest = Arrays.stream(OwaspRisk.values())
                .filter(risk -> !exercised.containsKey(risk))
                .map(OwaspRisk::shortId)
                .collect(Collectors.joining(", "));
        return List.of("  OWASP LLM Top 10 exercised: " + cases + (rest.isEmpty() ? "" : "; not at all: " + rest));
    }

    private static String about(List<String> methods) {
        int more = methods.size() - 1;
        return methods.get(0) + (more == 0 ? "" : " and " + Figures.counted(more, "other method"));
    }

    private static List<String> table(RunResult run, Encoding encoding) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Row.HEAD.cells());
        run.methods().stream()
                .filter(method -> method.jvms().contains(run.run().jvm()))
                .map(method -> printable(Row.of(method), encoding))
                .forEach(rows::add);
        int[] widths = new int[RIGHT.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> printable(Row row, Encoding encoding) {
        List<String> cells = new ArrayList<>();
        row.cells().forEach(cell -> cells.add(Columns.fit(encoding.printable(cell), MAX_COLUMNS, encoding)));
        return cells;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - Columns.of(row.get(i)));
            line.append("  ").append(RIGHT.get(i) ? padding + row.get(i) : row.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    // In full: what a build tool calls the working directory of a test is not where its user stands.
    private static String shown(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}

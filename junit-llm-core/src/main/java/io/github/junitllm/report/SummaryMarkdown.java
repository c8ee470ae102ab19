package io.github.junitllm.report;

import io.github.junitllm.journal.Estimate;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.report.MethodResult.Failing;
import java.util.StringJoiner;

/** Writes {@code summary.md}: the table first, then what fails, then the slices and what else one must know. */
final class SummaryMarkdown {

    private final RunResult run;
    private final BoundedText out;

    private SummaryMarkdown(RunResult run, int maxBytes) {
        this.run = run;
        this.out = new BoundedText(maxBytes, "\nThe summary is cut here; results.json has the rest.\n");
    }

    /** Returns the summary in at most so many bytes of UTF-8; what does not fit is left out, and a last line says so. */
    static String of(RunResult run, int maxBytes) {
        return new SummaryMarkdown(run, maxBytes).render();
    }

    private String render() {
        out.append("## JUnit LLM: " + Headline.of(run) + "\n\n");
        table();
        run.methods().stream().filter(method -> !method.failing().isEmpty()).forEach(this::failing);
        run.methods().forEach(this::slices);
        run.methods().forEach(this::notes);
        run.warnings().forEach(warning -> out.append("- Warning: " + Markdown.text(warning) + "\n"));
        footer();
        return out.toString();
    }

    private void table() {
        out.append("""
                | Method | Cases | Pass rate | Interval | Verdict | Claim | Calls | Tokens | Time |
                | --- | ---: | ---: | --- | --- | --- | ---: | ---: | ---: |
                """);
        for (MethodResult method : run.methods()) {
            StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
            Row.of(method).cells().forEach(cell -> row.add(Markdown.text(cell)));
            out.append(row.toString());
        }
        out.append("\n");
    }

    private void failing(MethodResult method) {
        StringBuilder cases = new StringBuilder("<details><summary>")
                .append(Markdown.text(method.shortName()))
                .append(": ")
                .append(Figures.counted(method.failingTotal(), "failing case"))
                .append("</summary>\n\n");
        method.failing().forEach(failing -> cases.append(failing(failing)));
        long more = method.failingTotal() - method.failing().size();
        if (more > 0) {
            cases.append("And ").append(Figures.count(more)).append(" more.\n\n");
        }
        out.append(cases.append("</details>\n\n").toString());
    }

    private static String failing(Failing failing) {
        StringBuilder text =
                new StringBuilder("**").append(Markdown.text(failing.id())).append("** ");
        if (failing.source() != null) {
            text.append(Markdown.text(failing.source())).append(' ');
        }
        text.append(failing.verdict());
        if (failing.samples() > 1) {
            text.append(", ")
                    .append(failing.passes())
                    .append(" of ")
                    .append(failing.samples())
                    .append(" samples passed");
        }
        failing.scores().forEach((name, score) -> text.append(", ")
                .append(Markdown.text(name))
                .append(' ')
                .append(Figures.score(score)));
        text.append("\n\n");
        if (failing.message() != null) {
            text.append("<pre>\n").append(Markdown.block(failing.message())).append("\n</pre>\n\n");
        }
        return text.toString();
    }

    private void slices(MethodResult method) {
        VerdictRecord verdict = method.verdict();
        if (verdict == null || verdict.slices().isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("<details><summary>")
                .append(Markdown.text(method.shortName()))
                .append(
                        ": slices</summary>\n\n| Slice | Cases | Pass rate | Interval |\n| --- | ---: | ---: | --- |\n");
        for (VerdictRecord.Slice slice : verdict.slices()) {
            Estimate estimate = slice.estimate();
            table.append("| ").append(Markdown.text(slice.tag()));
            table.append(" | ").append(Figures.count(estimate.cases()));
            table.append(" | ").append(Figures.percent(estimate.rate()));
            table.append(" | ")
                    .append(Markdown.text(Figures.interval(estimate)))
                    .append(" |\n");
        }
        out.append(table.append("\n</details>\n\n").toString());
    }

    private void notes(MethodResult method) {
        Notes.of(method)
                .forEach(note ->
                        out.append("- " + Markdown.text(method.shortName()) + ": " + Markdown.text(note) + "\n"));
    }

    private void footer() {
        StringJoiner facts = new StringJoiner(" \u00B7 ", "\n<sub>", "</sub>\n");
        facts.add("run " + Markdown.text(run.run().runId()));
        String commit = run.run().gitCommit();
        if (commit != null) {
            facts.add("commit " + Markdown.text(commit.substring(0, Math.min(12, commit.length()))));
        }
        facts.add("Java " + Markdown.text(run.run().java()));
        facts.add(Markdown.text(run.run().os()));
        out.append(facts.toString());
    }
}

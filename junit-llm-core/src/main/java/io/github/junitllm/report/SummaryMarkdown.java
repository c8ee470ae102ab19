package io.github.junitllm.report;

import io.github.junitllm.journal.Bill;
import io.github.junitllm.journal.VerdictRecord;
import io.github.junitllm.report.MethodResult.Failing;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.verdict.Unit;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

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
        run.methods().forEach(this::gates);
        run.methods().forEach(this::budgets);
        run.methods().forEach(this::slices);
        risks();
        run.methods().forEach(this::notes);
        run.warnings().forEach(warning -> out.append("- Warning: " + Markdown.text(warning) + "\n"));
        footer();
        return out.toString();
    }

    private void table() {
        Bill bill = run.use().bill();
        out.append("| Method | Cases | Pass rate | Interval | Verdict | Claim | Calls | Tokens | Time |"
                + (bill == null ? "\n" : " Cost |\n"));
        out.append(
                "| --- | ---: | ---: | --- | --- | --- | ---: | ---: | ---: |" + (bill == null ? "\n" : " ---: |\n"));
        for (MethodResult method : run.methods()) {
            StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
            Row.of(method).cells().forEach(cell -> row.add(Markdown.text(cell)));
            if (bill != null) {
                row.add(Markdown.text(Costs.of(method.use().bill())));
            }
            out.append(row.toString());
        }
        out.append("\n");
        if (bill != null) {
            out.append(Markdown.text(Costs.whole(bill, run.use().replayed())) + "\n\n");
        }
        if (run.spent() != null) {
            out.append(Markdown.text(Costs.spent(run.spent())) + "\n\n");
        }
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
        String failures = ShownRate.failures(verdict);
        StringBuilder table = new StringBuilder("<details><summary>")
                .append(Markdown.text(method.shortName()))
                .append(": slices</summary>\n\n| Slice | Cases | ")
                .append(failures == null ? "Pass rate" : Markdown.text(capitalised(failures)))
                .append(" | Interval |\n| --- | ---: | ---: | --- |\n");
        for (VerdictRecord.Slice slice : verdict.slices()) {
            ShownRate rate = new ShownRate(slice.estimate(), failures);
            table.append("| ").append(Markdown.text(slice.tag()));
            table.append(" | ").append(Figures.count(slice.estimate().cases()));
            table.append(" | ").append(rate.percent());
            table.append(" | ").append(Markdown.text(rate.interval())).append(" |\n");
        }
        out.append(table.append("\n</details>\n\n").toString());
    }

    /** One gate stands in the table of methods; several, and those on slices, have their numbers here. */
    private void gates(MethodResult method) {
        VerdictRecord verdict = method.verdict();
        boolean shown = verdict == null
                || verdict.gates().isEmpty()
                || (verdict.gates().size() == 1 && verdict.gates().get(0).slice() == null);
        if (verdict == null || shown) {
            return;
        }
        StringBuilder table = new StringBuilder("<details><summary>")
                .append(Markdown.text(method.shortName()))
                .append(": gates</summary>\n\n| Slice | Asks for | Rate | Counts | Interval | Verdict |\n")
                .append("| --- | --- | ---: | ---: | --- | --- |\n");
        for (VerdictRecord.Gate gate : verdict.gates()) {
            table.append("| ").append(gate.slice() == null ? "all" : Markdown.text(gate.slice()));
            table.append(" | ").append(Markdown.text(Row.claim(gate)));
            if (gate.estimate() == null) {
                table.append(" | - | - | -");
            } else {
                ShownRate rate = new ShownRate(gate.estimate(), gate.failures());
                table.append(" | ").append(rate.percent());
                table.append(" | ").append(rate.counts());
                table.append(" | ").append(Markdown.text(rate.interval()));
            }
            table.append(" | ").append(gate.verdict()).append(" |\n");
        }
        out.append(table.append("\n</details>\n\n").toString());
    }

    private void budgets(MethodResult method) {
        VerdictRecord verdict = method.verdict();
        if (verdict == null || verdict.budgets().isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("<details><summary>")
                .append(Markdown.text(method.shortName()))
                .append(": budgets</summary>\n\n| Budget | Observed | Sure | Trials | Beyond | From | Verdict |\n")
                .append("| --- | ---: | ---: | ---: | ---: | --- | --- |\n");
        for (VerdictRecord.BudgetResult budget : verdict.budgets()) {
            table.append("| ").append(Markdown.text(budget.claim()));
            table.append(" | ").append(shown(budget, budget.observed()));
            table.append(" | ").append(shown(budget, budget.sure()));
            table.append(" | ").append(Figures.count(budget.trials()));
            table.append(" | ").append(Figures.count(budget.beyond()));
            table.append(" | ").append(source(budget));
            table.append(" | ").append(budget.verdict()).append(" |\n");
        }
        out.append(table.append("\n</details>\n\n").toString());
    }

    private static String shown(VerdictRecord.BudgetResult budget, @Nullable BigDecimal value) {
        return value == null ? "-" : Markdown.text(new Unit(budget.unit()).text(value, budget.limit()));
    }

    private static String source(VerdictRecord.BudgetResult budget) {
        long known = budget.trials() - budget.failed();
        StringJoiner sources = new StringJoiner(", ");
        addSource(sources, budget.recorded(), known, "recorded");
        addSource(sources, budget.estimated(), known, "estimated");
        addSource(sources, known - budget.recorded() - budget.estimated(), known, "measured");
        return sources.toString();
    }

    private static void addSource(StringJoiner sources, long count, long known, String source) {
        if (count > 0) {
            sources.add(count == known ? source : Figures.count(count) + " " + source);
        }
    }

    private void risks() {
        Map<OwaspRisk, Long> exercised = run.risks();
        if (exercised.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("### OWASP Top 10 for LLM applications (2025)\n\n")
                .append("| Risk | Exercised by |\n| --- | --- |\n");
        for (OwaspRisk risk : OwaspRisk.values()) {
            Long cases = exercised.get(risk);
            table.append("| ").append(risk).append(" | ");
            table.append(cases == null ? "nothing" : Figures.counted(cases, "case"))
                    .append(" |\n");
        }
        out.append(table.append('\n').toString());
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
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

package io.github.junitllm.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.junitllm.journal.LineFields.Malformed;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.GateVerdict;
import io.github.junitllm.verdict.Measure;
import io.github.junitllm.verdict.SampleVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns lines back into records, as {@code docs/journal-schema.md} describes them. */
final class LineParser {

    private static final JsonFactory JSON = new JsonFactory();

    private LineParser() {}

    /**
     * Returns what a line says, or null for the line that opens a file and for types of line that a newer minor version
     * added.
     *
     * @throws JournalException if the line is of a newer major version
     */
    static @Nullable JournalLine parse(Path file, long number, byte[] bytes) throws Malformed {
        LineFields line = LineFields.of(bytes);
        refuseNewer(file, number, line.text("schema"));
        JournalRecord content = content(line);
        return content == null
                ? null
                : new JournalLine(
                        file, number, line.text("run"), line.text("jvm"), line.optionalText("commit"), content);
    }

    /**
     * Returns the run a line belongs to, or null when it is no journal line. Streams: every report asks this, and most
     * have no other need of a tree, whose classes take as long to load as a thousand cases take to run.
     */
    static @Nullable String runOf(byte[] line) {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean run = json.currentName().equals("run");
                if (json.nextToken() == JsonToken.VALUE_STRING && run) {
                    return json.getText();
                }
                json.skipChildren();
            }
            return null;
        } catch (IOException notAJournal) {
            return null;
        }
    }

    private static void refuseNewer(Path file, long number, String version) throws Malformed {
        int major = Schema.major(version);
        if (major < 0) {
            throw new Malformed("\"" + version + "\" is no schema version");
        }
        if (major > Schema.MAJOR) {
            throw new JournalException(
                    file + ":" + number + " is of journal schema " + version
                            + "; this version of JUnit LLM reads up to " + Schema.MAJOR
                            + ".x. Read it with the version that wrote it or a newer one.",
                    null);
        }
    }

    private static @Nullable JournalRecord content(LineFields line) throws Malformed {
        return switch (line.text("type")) {
            case "sample" -> sample(line);
            case "verdict" -> verdict(line);
            default -> null;
        };
    }

    private static SampleRecord sample(LineFields line) throws Malformed {
        return new SampleRecord(
                method(line.object("method")),
                golden(line.object("golden")),
                goldenCase(line.object("case")),
                (int) line.number("sample"),
                line.has("node") ? (int) line.number("node") : 0,
                line.constant("verdict", SampleVerdict.class),
                line.decimals("scores"),
                risks(line.texts("risks")),
                line.optionalText("message"),
                line.micros("taskMicros"),
                line.micros("checkMicros"),
                use(line.object("calls")),
                line.optionalText("mode"),
                line.instant("startedAt"),
                line.instant("finishedAt"));
    }

    /** A later edition's risks are passed over, as all that this version does not know. */
    private static Set<OwaspRisk> risks(List<String> ids) {
        Set<OwaspRisk> risks = EnumSet.noneOf(OwaspRisk.class);
        for (OwaspRisk risk : OwaspRisk.values()) {
            if (ids.contains(risk.id())) {
                risks.add(risk);
            }
        }
        return risks;
    }

    private static VerdictRecord verdict(LineFields line) throws Malformed {
        return new VerdictRecord(
                method(line.object("method")),
                golden(line.object("golden")),
                line.text("claim"),
                line.constant("verdict", GateVerdict.class),
                each(line.objects("gates"), LineParser::gate),
                counts(line.object("cases")),
                counts(line.object("samples")),
                estimate(line),
                each(line.objects("slices"), LineParser::slice),
                each(line.objects("reductions"), LineParser::reduction),
                line.has("clusters") ? clusters(line.object("clusters")) : null,
                each(line.objects("budgets"), LineParser::budget),
                each(line.objects("failing"), LineParser::failing),
                line.number("failingTotal"),
                line.texts("notes"),
                line.flag("stoppedEarly"),
                line.flag("partial"),
                line.instant("startedAt"),
                line.instant("finishedAt"));
    }

    private static EvalMethod method(LineFields method) throws Malformed {
        return new EvalMethod(method.text("class"), method.text("name"), method.text("id"), method.text("displayName"));
    }

    private static GoldenVersion golden(LineFields golden) throws Malformed {
        return new GoldenVersion(golden.text("location"), golden.optionalText("hash"), golden.optionalText("split"));
    }

    private static CaseRef goldenCase(LineFields goldenCase) throws Malformed {
        return new CaseRef(
                goldenCase.text("id"),
                goldenCase.optionalText("source"),
                new LinkedHashSet<>(goldenCase.texts("tags")),
                goldenCase.decimal("weight"));
    }

    private static ModelUse use(LineFields calls) throws Malformed {
        return new ModelUse(
                calls.number("count"),
                calls.number("replayed"),
                calls.number("unmetered"),
                calls.optionalNumber("inputTokens"),
                calls.optionalNumber("outputTokens"),
                bill(calls),
                calls.texts("models"));
    }

    private static @Nullable Bill bill(LineFields calls) throws Malformed {
        return calls.has("cost")
                ? new Bill(calls.exact("cost"), calls.text("currency"), calls.number("count"), calls.number("uncosted"))
                : null;
    }

    private static VerdictRecord.Gate gate(LineFields gate) throws Malformed {
        return new VerdictRecord.Gate(
                gate.constant("claim", Claim.class),
                gate.constant("measure", Measure.class),
                k(gate),
                gate.decimal("threshold"),
                gate.decimal("confidence"),
                gate.optionalText("slice"),
                gate.optionalText("failures"),
                gate.constant("verdict", GateVerdict.class),
                gate.text("reason"),
                estimate(gate));
    }

    private static VerdictRecord.BudgetResult budget(LineFields budget) throws Malformed {
        return new VerdictRecord.BudgetResult(
                budget.text("claim"),
                budget.text("name"),
                budget.text("unit"),
                budget.flag("lowest"),
                budget.exact("limit"),
                budget.optionalExact("observed"),
                budget.optionalExact("sure"),
                budget.decimal("confidence"),
                budget.number("trials"),
                budget.number("beyond"),
                budget.number("failed"),
                budget.number("recorded"),
                budget.number("estimated"),
                budget.constant("verdict", GateVerdict.class),
                budget.text("reason"));
    }

    private static int k(LineFields measured) throws Malformed {
        return measured.has("k") ? (int) measured.number("k") : 0;
    }

    private static VerdictRecord.Slice slice(LineFields slice) throws Malformed {
        return new VerdictRecord.Slice(slice.text("tag"), rate(slice.object("estimate")));
    }

    private static VerdictRecord.Reduction reduction(LineFields reduction) throws Malformed {
        return new VerdictRecord.Reduction(
                reduction.constant("measure", Measure.class),
                k(reduction),
                reduction.decimal("estimate"),
                reduction.decimal("standardError"),
                reduction.number("cases"));
    }

    private static VerdictRecord.Clusters clusters(LineFields clusters) throws Malformed {
        return new VerdictRecord.Clusters(
                clusters.decimal("standardError"),
                clusters.decimal("intraclassCorrelation"),
                clusters.decimal("designEffect"),
                clusters.decimal("effectiveSamples"));
    }

    private static VerdictRecord.FailingCase failing(LineFields failing) throws Malformed {
        return new VerdictRecord.FailingCase(
                failing.text("id"),
                failing.optionalText("source"),
                failing.constant("verdict", SampleVerdict.class),
                (int) failing.number("passes"),
                (int) failing.number("samples"),
                failing.optionalText("message"));
    }

    private static Counts counts(LineFields counts) throws Malformed {
        return new Counts(
                counts.number("passed"),
                counts.number("failed"),
                counts.number("errors"),
                counts.number("skipped"),
                counts.number("notRun"));
    }

    private static @Nullable Estimate estimate(LineFields owner) throws Malformed {
        return owner.has("estimate") ? rate(owner.object("estimate")) : null;
    }

    private static Estimate rate(LineFields estimate) throws Malformed {
        return new Estimate(
                estimate.decimal("rate"),
                estimate.decimal("lower"),
                estimate.decimal("upper"),
                estimate.text("interval"),
                estimate.decimal("confidence"),
                estimate.number("passes"),
                estimate.number("trials"),
                estimate.number("cases"),
                estimate.flag("weighted"));
    }

    private static <T> List<T> each(List<LineFields> items, Parser<T> parser) throws Malformed {
        List<T> parsed = new ArrayList<>();
        for (LineFields item : items) {
            parsed.add(parser.parse(item));
        }
        return parsed;
    }

    private interface Parser<T> {
        T parse(LineFields fields) throws Malformed;
    }
}

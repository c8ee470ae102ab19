package io.github.junitllm.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junitllm.verdict.Measure;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts that journal lines and {@code results.json} have in common, so that they have them in one form. What
 * is missing is left out; text is cut to a bound and made encodable.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RecordJson {

    private RecordJson() {}

    /** Writes {@code method}. */
    public static void method(JsonGenerator json, EvalMethod method) throws IOException {
        json.writeObjectFieldStart("method");
        json.writeStringField("class", Text.name(method.className()));
        json.writeStringField("name", Text.name(method.methodName()));
        json.writeStringField("id", Text.name(method.id()));
        json.writeStringField("displayName", Text.name(method.displayName()));
        json.writeEndObject();
    }

    /** Writes {@code golden}. */
    public static void golden(JsonGenerator json, GoldenVersion golden) throws IOException {
        json.writeObjectFieldStart("golden");
        json.writeStringField("location", Text.name(golden.location()));
        optional(json, "hash", golden.hash());
        optional(json, "split", golden.split());
        json.writeEndObject();
    }

    /** Writes {@code scores}, unless there is none. A score that is no number becomes a string. */
    public static void scores(JsonGenerator json, Map<String, Double> scores) throws IOException {
        if (scores.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("scores");
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            json.writeNumberField(Text.name(score.getKey()), score.getValue());
        }
        json.writeEndObject();
    }

    /** Writes {@code calls}. */
    public static void use(JsonGenerator json, ModelUse use) throws IOException {
        json.writeObjectFieldStart("calls");
        json.writeNumberField("count", use.calls());
        json.writeNumberField("replayed", use.replayed());
        json.writeNumberField("unmetered", use.unmetered());
        if (use.inputTokens() != null) {
            json.writeNumberField("inputTokens", use.inputTokens());
        }
        if (use.outputTokens() != null) {
            json.writeNumberField("outputTokens", use.outputTokens());
        }
        Bill bill = use.bill();
        if (bill != null) {
            json.writeNumberField("cost", bill.amount());
            json.writeStringField("currency", Text.name(bill.currency()));
            json.writeNumberField("uncosted", bill.unknown());
        }
        strings(json, "models", use.models());
        json.writeEndObject();
    }

    /** Writes what a method's verdict says beside counts and failing cases. */
    public static void judged(JsonGenerator json, VerdictRecord verdict) throws IOException {
        json.writeStringField("claim", Text.name(verdict.claim()));
        json.writeStringField("verdict", verdict.verdict().name());
        json.writeBooleanField("partial", verdict.partial());
        json.writeBooleanField("stoppedEarly", verdict.stoppedEarly());
        counts(json, "cases", verdict.cases());
        estimate(json, verdict.estimate());
        each(json, "gates", verdict.gates(), RecordJson::gate);
        each(json, "budgets", verdict.budgets(), RecordJson::budget);
        each(json, "slices", verdict.slices(), RecordJson::slice);
        each(json, "reductions", verdict.reductions(), RecordJson::reduction);
        clusters(json, verdict.clusters());
        strings(json, "notes", verdict.notes());
    }

    private static void gate(JsonGenerator json, VerdictRecord.Gate gate) throws IOException {
        json.writeStringField("claim", gate.claim().name());
        measure(json, gate.measure(), gate.k());
        json.writeNumberField("threshold", gate.threshold());
        json.writeNumberField("confidence", gate.confidence());
        optional(json, "slice", gate.slice());
        optional(json, "failures", gate.failures());
        json.writeStringField("verdict", gate.verdict().name());
        json.writeStringField("reason", Text.name(gate.reason()));
        estimate(json, gate.estimate());
    }

    private static void budget(JsonGenerator json, VerdictRecord.BudgetResult budget) throws IOException {
        json.writeStringField("claim", Text.name(budget.claim()));
        json.writeStringField("name", Text.name(budget.name()));
        json.writeStringField("unit", budget.unit());
        json.writeBooleanField("lowest", budget.lowest());
        json.writeNumberField("limit", budget.limit());
        if (budget.observed() != null) {
            json.writeNumberField("observed", budget.observed());
        }
        if (budget.sure() != null) {
            json.writeNumberField("sure", budget.sure());
        }
        json.writeNumberField("confidence", budget.confidence());
        json.writeNumberField("trials", budget.trials());
        json.writeNumberField("beyond", budget.beyond());
        json.writeNumberField("failed", budget.failed());
        json.writeNumberField("recorded", budget.recorded());
        json.writeNumberField("estimated", budget.estimated());
        json.writeStringField("verdict", budget.verdict().name());
        json.writeStringField("reason", Text.name(budget.reason()));
    }

    private static void slice(JsonGenerator json, VerdictRecord.Slice slice) throws IOException {
        json.writeStringField("tag", Text.name(slice.tag()));
        estimate(json, slice.estimate());
    }

    private static void reduction(JsonGenerator json, VerdictRecord.Reduction reduction) throws IOException {
        measure(json, reduction.measure(), reduction.k());
        json.writeNumberField("estimate", reduction.estimate());
        json.writeNumberField("standardError", reduction.standardError());
        json.writeNumberField("cases", reduction.cases());
    }

    private static void measure(JsonGenerator json, Measure measure, int k) throws IOException {
        json.writeStringField("measure", measure.name());
        if (measure != Measure.RATE) {
            json.writeNumberField("k", k);
        }
    }

    private static void clusters(JsonGenerator json, VerdictRecord.@Nullable Clusters clusters) throws IOException {
        if (clusters == null) {
            return;
        }
        json.writeObjectFieldStart("clusters");
        json.writeNumberField("standardError", clusters.standardError());
        json.writeNumberField("intraclassCorrelation", clusters.intraclassCorrelation());
        json.writeNumberField("designEffect", clusters.designEffect());
        json.writeNumberField("effectiveSamples", clusters.effectiveSamples());
        json.writeEndObject();
    }

    /** Writes counts by verdict. */
    public static void counts(JsonGenerator json, String field, Counts counts) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("passed", counts.passed());
        json.writeNumberField("failed", counts.failed());
        json.writeNumberField("errors", counts.errors());
        json.writeNumberField("skipped", counts.skipped());
        json.writeNumberField("notRun", counts.notRun());
        json.writeEndObject();
    }

    private static void estimate(JsonGenerator json, @Nullable Estimate estimate) throws IOException {
        if (estimate == null) {
            return;
        }
        json.writeObjectFieldStart("estimate");
        json.writeNumberField("rate", estimate.rate());
        json.writeNumberField("lower", estimate.lower());
        json.writeNumberField("upper", estimate.upper());
        json.writeStringField("interval", estimate.interval());
        json.writeNumberField("confidence", estimate.confidence());
        json.writeNumberField("passes", estimate.passes());
        json.writeNumberField("trials", estimate.trials());
        json.writeNumberField("cases", estimate.cases());
        json.writeBooleanField("weighted", estimate.weighted());
        json.writeEndObject();
    }

    /** Writes a name, unless there is none. */
    public static void optional(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, Text.name(value));
        }
    }

    /** Writes why a sample or case does not pass, unless there is nothing to say. */
    public static void message(JsonGenerator json, @Nullable String message) throws IOException {
        if (message != null) {
            json.writeStringField("message", Text.message(message));
        }
    }

    /** Writes a duration in whole microseconds, unless there is none. */
    public static void micros(JsonGenerator json, String field, @Nullable Duration duration) throws IOException {
        if (duration != null) {
            json.writeNumberField(field, TimeUnit.MICROSECONDS.convert(duration));
        }
    }

    /** Writes an array of strings, unless it is empty. */
    public static void strings(JsonGenerator json, String field, Collection<String> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(Text.message(value));
        }
        json.writeEndArray();
    }

    /** Writes an array of objects, unless it is empty. */
    public static <T> void each(JsonGenerator json, String field, Collection<T> values, Item<T> item)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (T value : values) {
            json.writeStartObject();
            item.write(json, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the fields of one item of an array. */
    public interface Item<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }
}

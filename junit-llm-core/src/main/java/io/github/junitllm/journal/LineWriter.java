package io.github.junitllm.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns records into lines, as {@code docs/journal-schema.md} describes them. What is missing is left out. */
final class LineWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final RunIdentity run;

    LineWriter(RunIdentity run) {
        this.run = run;
    }

    /** Returns the line that opens a file: who writes it. */
    byte[] header() {
        return line("run", json -> {
            json.writeStringField("startedAt", run.startedAt().toString());
            json.writeStringField("java", run.java());
            json.writeStringField("os", run.os());
        });
    }

    byte[] line(JournalRecord entry) {
        if (entry instanceof SampleRecord sample) {
            return line("sample", json -> sample(json, sample));
        }
        VerdictRecord verdict = (VerdictRecord) entry;
        return line("verdict", json -> verdict(json, verdict));
    }

    private byte[] line(String type, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("schema", Schema.VERSION);
            json.writeStringField("run", Text.name(run.runId()));
            json.writeStringField("jvm", run.jvm());
            optional(json, "commit", run.gitCommit());
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void sample(JsonGenerator json, SampleRecord sample) throws IOException {
        method(json, sample.method());
        golden(json, sample.golden());
        goldenCase(json, sample.goldenCase());
        json.writeNumberField("sample", sample.sample());
        optional(json, "uniqueId", sample.uniqueId());
        json.writeStringField("verdict", sample.verdict().name());
        scores(json, sample.scores());
        String message = Text.message(sample.message());
        if (message != null) {
            json.writeStringField("message", message);
        }
        micros(json, "taskMicros", sample.task());
        micros(json, "checkMicros", sample.check());
        use(json, sample.use());
        optional(json, "mode", sample.mode());
        json.writeStringField("startedAt", sample.startedAt().toString());
        json.writeStringField("finishedAt", sample.finishedAt().toString());
    }

    private static void verdict(JsonGenerator json, VerdictRecord verdict) throws IOException {
        method(json, verdict.method());
        golden(json, verdict.golden());
        json.writeStringField("verdict", verdict.verdict().name());
        each(json, "gates", verdict.gates(), LineWriter::gate);
        counts(json, "cases", verdict.cases());
        counts(json, "samples", verdict.samples());
        estimate(json, verdict.estimate());
        each(json, "slices", verdict.slices(), LineWriter::slice);
        each(json, "failing", verdict.failing(), LineWriter::failing);
        json.writeNumberField("failingTotal", verdict.failingTotal());
        strings(json, "notes", verdict.notes(), Text.MAX_MESSAGE);
        json.writeBooleanField("stoppedEarly", verdict.stoppedEarly());
        json.writeBooleanField("partial", verdict.partial());
        json.writeStringField("startedAt", verdict.startedAt().toString());
        json.writeStringField("finishedAt", verdict.finishedAt().toString());
    }

    private static void method(JsonGenerator json, EvalMethod method) throws IOException {
        json.writeObjectFieldStart("method");
        json.writeStringField("class", Text.name(method.className()));
        json.writeStringField("name", Text.name(method.methodName()));
        json.writeStringField("id", Text.name(method.id()));
        json.writeStringField("displayName", Text.name(method.displayName()));
        json.writeEndObject();
    }

    private static void golden(JsonGenerator json, GoldenVersion golden) throws IOException {
        json.writeObjectFieldStart("golden");
        json.writeStringField("location", Text.name(golden.location()));
        optional(json, "hash", golden.hash());
        optional(json, "split", golden.split());
        json.writeEndObject();
    }

    private static void goldenCase(JsonGenerator json, CaseRef goldenCase) throws IOException {
        json.writeObjectFieldStart("case");
        json.writeStringField("id", Text.name(goldenCase.id()));
        optional(json, "source", goldenCase.source());
        strings(json, "tags", goldenCase.tags(), Text.MAX_NAME);
        json.writeNumberField("weight", goldenCase.weight());
        json.writeEndObject();
    }

    private static void scores(JsonGenerator json, Map<String, Double> scores) throws IOException {
        if (scores.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("scores");
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            json.writeNumberField(Text.name(score.getKey()), score.getValue());
        }
        json.writeEndObject();
    }

    private static void use(JsonGenerator json, ModelUse use) throws IOException {
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
        strings(json, "models", use.models(), Text.MAX_NAME);
        json.writeEndObject();
    }

    private static void gate(JsonGenerator json, VerdictRecord.Gate gate) throws IOException {
        json.writeStringField("claim", Text.name(gate.claim()));
        optional(json, "slice", gate.slice());
        json.writeStringField("verdict", gate.verdict().name());
        if (gate.threshold() != null) {
            json.writeNumberField("threshold", gate.threshold());
        }
        estimate(json, gate.estimate());
    }

    private static void slice(JsonGenerator json, VerdictRecord.Slice slice) throws IOException {
        json.writeStringField("tag", Text.name(slice.tag()));
        counts(json, "cases", slice.cases());
        estimate(json, slice.estimate());
    }

    private static void failing(JsonGenerator json, VerdictRecord.FailingCase failing) throws IOException {
        json.writeStringField("id", Text.name(failing.id()));
        optional(json, "source", failing.source());
        json.writeStringField("verdict", failing.verdict().name());
        String message = Text.message(failing.message());
        if (message != null) {
            json.writeStringField("message", message);
        }
    }

    private static void counts(JsonGenerator json, String field, Counts counts) throws IOException {
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
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, Text.name(value));
        }
    }

    private static void micros(JsonGenerator json, String field, @Nullable Duration duration) throws IOException {
        if (duration != null) {
            json.writeNumberField(field, TimeUnit.MICROSECONDS.convert(duration));
        }
    }

    private static void strings(JsonGenerator json, String field, Collection<String> values, int max)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(Text.bounded(value, max));
        }
        json.writeEndArray();
    }

    private static <T> void each(JsonGenerator json, String field, Collection<T> values, Item<T> item)
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

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private interface Item<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }
}

package io.github.junitllm.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Turns records into lines, as {@code docs/journal-schema.md} describes them. What is missing is left out. */
final class LineWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final RunIdentity run;

    /** The fields that all lines share, and those that all lines of a method share: most of a line, written once. */
    private final String identity;

    private final Map<EvalMethod, String> methods = new ConcurrentHashMap<>();

    LineWriter(RunIdentity run) {
        this.run = run;
        this.identity = fields(json -> {
            json.writeStringField("schema", Schema.VERSION);
            json.writeStringField("run", Text.name(run.runId()));
            json.writeStringField("jvm", run.jvm());
            RecordJson.optional(json, "commit", run.gitCommit());
        });
    }

    /** Returns the line that opens a file: who writes it. */
    byte[] header() {
        return line("run", "", json -> {
            json.writeStringField("startedAt", run.startedAt().toString());
            json.writeStringField("java", run.java());
            json.writeStringField("os", run.os());
        });
    }

    byte[] line(JournalRecord entry) {
        if (entry instanceof SampleRecord sample) {
            return line("sample", shared(sample.method()), json -> sample(json, sample));
        }
        VerdictRecord verdict = (VerdictRecord) entry;
        return line("verdict", shared(verdict.method()), json -> verdict(json, verdict));
    }

    private byte[] line(String type, String shared, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        write(bytes, json -> {
            json.writeStringField("type", type);
            json.writeRaw(identity);
            json.writeRaw(shared);
            fields.write(json);
        });
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private String shared(EvalMethod method) {
        return methods.computeIfAbsent(method, key -> fields(json -> RecordJson.method(json, key)));
    }

    /** Returns fields as they follow others in an object. */
    private static String fields(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, fields);
        String object = bytes.toString(StandardCharsets.UTF_8);
        return "," + object.substring(1, object.length() - 1);
    }

    private static void write(ByteArrayOutputStream bytes, Fields fields) {
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void sample(JsonGenerator json, SampleRecord sample) throws IOException {
        RecordJson.golden(json, sample.golden());
        goldenCase(json, sample.goldenCase());
        json.writeNumberField("sample", sample.sample());
        RecordJson.optional(json, "uniqueId", sample.uniqueId());
        json.writeStringField("verdict", sample.verdict().name());
        RecordJson.scores(json, sample.scores());
        RecordJson.message(json, sample.message());
        RecordJson.micros(json, "taskMicros", sample.task());
        RecordJson.micros(json, "checkMicros", sample.check());
        RecordJson.use(json, sample.use());
        RecordJson.optional(json, "mode", sample.mode());
        json.writeStringField("startedAt", sample.startedAt().toString());
        json.writeStringField("finishedAt", sample.finishedAt().toString());
    }

    private static void verdict(JsonGenerator json, VerdictRecord verdict) throws IOException {
        RecordJson.golden(json, verdict.golden());
        RecordJson.judged(json, verdict);
        RecordJson.counts(json, "samples", verdict.samples());
        RecordJson.each(json, "failing", verdict.failing(), LineWriter::failing);
        json.writeNumberField("failingTotal", verdict.failingTotal());
        json.writeStringField("startedAt", verdict.startedAt().toString());
        json.writeStringField("finishedAt", verdict.finishedAt().toString());
    }

    private static void goldenCase(JsonGenerator json, CaseRef goldenCase) throws IOException {
        json.writeObjectFieldStart("case");
        json.writeStringField("id", Text.name(goldenCase.id()));
        RecordJson.optional(json, "source", goldenCase.source());
        RecordJson.strings(json, "tags", goldenCase.tags());
        json.writeNumberField("weight", goldenCase.weight());
        json.writeEndObject();
    }

    private static void failing(JsonGenerator json, VerdictRecord.FailingCase failing) throws IOException {
        json.writeStringField("id", Text.name(failing.id()));
        RecordJson.optional(json, "source", failing.source());
        json.writeStringField("verdict", failing.verdict().name());
        json.writeNumberField("passes", failing.passes());
        json.writeNumberField("samples", failing.samples());
        RecordJson.message(json, failing.message());
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}

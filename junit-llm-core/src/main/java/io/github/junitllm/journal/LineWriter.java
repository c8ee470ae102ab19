package io.github.junitllm.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.junitllm.risk.OwaspRisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into lines, as {@code docs/journal-schema.md} describes them. What is missing is left out. Its buffers are
 * kept from line to line, so it is not thread-safe.
 */
final class LineWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final RunIdentity run;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private final InstantFormat instants = new InstantFormat();
    private JsonGenerator json = generator(line);

    /** The fields that all lines share, and those that all lines of a method share: half of a line, encoded once. */
    private final SerializableString identity;

    private final Map<Method, SerializableString> methods = new HashMap<>();
    private @Nullable Method latest;
    private SerializableString sharedByLatest = new SerializedString("");

    LineWriter(RunIdentity run) {
        this.run = run;
        this.identity = shared(fields -> {
            fields.writeStringField("schema", Schema.VERSION);
            fields.writeStringField("run", Text.name(run.runId()));
            fields.writeStringField("jvm", run.jvm());
            RecordJson.optional(fields, "commit", run.gitCommit());
        });
    }

    /** Writes the line that opens a file: who writes it. */
    void writeHeader(OutputStream out) throws IOException {
        write(out, () -> {
            begin("run");
            json.writeStringField("startedAt", instants.format(run.startedAt()));
            json.writeStringField("java", run.java());
            json.writeStringField("os", run.os());
        });
    }

    /** Writes the line of a record, whole in one call of the stream. */
    void write(OutputStream out, JournalRecord entry) throws IOException {
        write(out, () -> {
            if (entry instanceof SampleRecord sample) {
                begin("sample");
                json.writeRaw(shared(sample.method(), sample.golden()));
                sample(sample);
            } else if (entry instanceof VerdictRecord verdict) {
                begin("verdict");
                json.writeRaw(shared(verdict.method(), verdict.golden()));
                verdict(verdict);
            }
        });
    }

    private void begin(String type) throws IOException {
        json.writeStringField("type", type);
        json.writeRaw(identity);
    }

    private void write(OutputStream out, Content content) throws IOException {
        line.reset();
        try {
            json.writeStartObject();
            content.write();
            json.writeEndObject();
            json.flush();
        } catch (IOException | RuntimeException broken) {
            // What it has begun, it would go on with.
            json = generator(line);
            throw broken;
        }
        line.write('\n');
        line.writeTo(out);
    }

    private SerializableString shared(EvalMethod method, GoldenVersion golden) {
        if (latest == null || !latest.method.equals(method) || !latest.golden.equals(golden)) {
            latest = new Method(method, golden);
            sharedByLatest = methods.computeIfAbsent(
                    latest,
                    key -> shared(fields -> {
                        RecordJson.method(fields, key.method);
                        RecordJson.golden(fields, key.golden);
                    }));
        }
        return sharedByLatest;
    }

    /** Returns fields as they follow others in an object. */
    private static SerializableString shared(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String object = bytes.toString(StandardCharsets.UTF_8);
        return new SerializedString("," + object.substring(1, object.length() - 1));
    }

    private static JsonGenerator generator(OutputStream out) {
        try {
            return JSON.createGenerator(out).setRootValueSeparator(null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void sample(SampleRecord sample) throws IOException {
        goldenCase(json, sample.goldenCase());
        json.writeNumberField("sample", sample.sample());
        if (sample.node() > 0) {
            json.writeNumberField("node", sample.node());
        }
        json.writeStringField("verdict", sample.verdict().name());
        RecordJson.scores(json, sample.scores());
        RecordJson.strings(
                json, "risks", sample.risks().stream().map(OwaspRisk::id).toList());
        RecordJson.message(json, sample.message());
        RecordJson.micros(json, "taskMicros", sample.task());
        RecordJson.micros(json, "checkMicros", sample.check());
        RecordJson.use(json, sample.use());
        RecordJson.optional(json, "mode", sample.mode());
        json.writeStringField("startedAt", instants.format(sample.startedAt()));
        json.writeStringField("finishedAt", instants.format(sample.finishedAt()));
    }

    private void verdict(VerdictRecord verdict) throws IOException {
        RecordJson.judged(json, verdict);
        RecordJson.counts(json, "samples", verdict.samples());
        RecordJson.each(json, "failing", verdict.failing(), LineWriter::failing);
        json.writeNumberField("failingTotal", verdict.failingTotal());
        json.writeStringField("startedAt", instants.format(verdict.startedAt()));
        json.writeStringField("finishedAt", instants.format(verdict.finishedAt()));
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

    private record Method(EvalMethod method, GoldenVersion golden) {}

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private interface Content {
        void write() throws IOException;
    }
}

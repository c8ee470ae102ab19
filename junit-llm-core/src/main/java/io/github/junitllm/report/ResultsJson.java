package io.github.junitllm.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.junitllm.journal.RecordJson;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.spend.Spent;
import io.github.junitllm.spend.Swap;
import io.github.junitllm.verdict.GateVerdict;
import java.io.IOException;
import java.io.OutputStream;

/** Writes {@code results.json}, as {@code docs/results-schema.md} describes it. What is missing is left out. */
final class ResultsJson {

    static final String SCHEMA = "1.0";

    private static final JsonFactory JSON = new JsonFactory();

    private ResultsJson() {}

    /** Writes UTF-8 and leaves the stream open. */
    static void write(RunResult run, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            run(json, run);
            totals(json, run);
            risks(json, run);
            RecordJson.each(json, "methods", run.methods(), ResultsJson::method);
            RecordJson.strings(json, "warnings", run.warnings());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void run(JsonGenerator json, RunResult run) throws IOException {
        json.writeObjectFieldStart("run");
        RecordJson.optional(json, "id", run.run().runId());
        RecordJson.optional(json, "commit", run.run().gitCommit());
        RecordJson.optional(json, "java", run.run().java());
        RecordJson.optional(json, "os", run.run().os());
        json.writeNumberField("jvms", run.jvms());
        json.writeStringField("startedAt", run.startedAt().toString());
        json.writeStringField("finishedAt", run.finishedAt().toString());
        json.writeEndObject();
    }

    private static void totals(JsonGenerator json, RunResult run) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("methods", run.methods().size());
        json.writeObjectFieldStart("verdicts");
        for (GateVerdict verdict : GateVerdict.values()) {
            json.writeNumberField(verdict.name(), run.count(verdict));
        }
        json.writeNumberField("undecided", run.count(null));
        json.writeEndObject();
        RecordJson.counts(json, "cases", run.cases());
        RecordJson.counts(json, "samples", run.samples());
        RecordJson.use(json, run.use());
        json.writeEndObject();
        Spent spent = run.spent();
        if (spent != null) {
            json.writeObjectFieldStart("spend");
            json.writeNumberField("limit", spent.limit().amount());
            json.writeStringField("currency", spent.limit().currency());
            json.writeNumberField("spent", spent.total());
            json.writeNumberField("unsure", spent.unsure());
            json.writeNumberField("calls", spent.calls());
            json.writeNumberField("refused", spent.refused());
            json.writeNumberField("lost", spent.lost());
            if (!spent.swaps().isEmpty()) {
                json.writeArrayFieldStart("swaps");
                for (Swap swap : spent.swaps()) {
                    json.writeStartObject();
                    json.writeStringField("asked", swap.asked());
                    json.writeStringField("answered", swap.answered());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private static void risks(JsonGenerator json, RunResult run) throws IOException {
        if (run.risks().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("risks");
        for (OwaspRisk risk : OwaspRisk.values()) {
            json.writeStartObject();
            json.writeStringField("id", risk.id());
            json.writeStringField("title", risk.title());
            json.writeNumberField("cases", run.risks().getOrDefault(risk, 0L));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void method(JsonGenerator json, MethodResult result) throws IOException {
        RecordJson.method(json, result.method());
        RecordJson.golden(json, result.golden());
        if (result.verdict() != null) {
            RecordJson.judged(json, result.verdict());
        }
        RecordJson.counts(json, "samples", result.samples());
        RecordJson.each(json, "failing", result.failing(), ResultsJson::failing);
        json.writeNumberField("failingTotal", result.failingTotal());
        json.writeNumberField("reruns", result.reruns());
        json.writeNumberField("flaky", result.changed());
        RecordJson.strings(json, "flakyCases", result.changedCases());
        RecordJson.use(json, result.use());
        RecordJson.strings(json, "modes", result.modes());
        json.writeObjectFieldStart("time");
        RecordJson.micros(json, "wallMicros", result.wall());
        RecordJson.micros(json, "taskMicros", result.task());
        RecordJson.micros(json, "checkMicros", result.check());
        json.writeEndObject();
        json.writeStringField("startedAt", result.startedAt().toString());
        json.writeStringField("finishedAt", result.finishedAt().toString());
    }

    private static void failing(JsonGenerator json, MethodResult.Failing failing) throws IOException {
        RecordJson.optional(json, "id", failing.id());
        RecordJson.optional(json, "source", failing.source());
        json.writeStringField("verdict", failing.verdict().name());
        json.writeNumberField("passes", failing.passes());
        json.writeNumberField("samples", failing.samples());
        RecordJson.message(json, failing.message());
        RecordJson.scores(json, failing.scores());
    }
}

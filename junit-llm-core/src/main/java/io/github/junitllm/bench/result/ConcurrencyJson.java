package io.github.junitllm.bench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/** Writes the steps of a benchmark of concurrency for other programs. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConcurrencyJson {

    private ConcurrencyJson() {}

    /**
     * Returns the document. Times are in milliseconds, added time in microseconds; what is not known is null.
     *
     * @param eval {@code com.acme.RefundEvals#answersRefundQuestions}
     * @param latency of each call
     */
    public static String of(String eval, Duration latency, List<ConcurrencyStep> steps) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode document = mapper.createObjectNode();
        document.put("schema", 1).put("eval", eval).put("latencyMillis", latency.toNanos() / 1e6);
        ArrayNode rows = document.putArray("steps");
        for (ConcurrencyStep step : steps) {
            ObjectNode row = rows.addObject()
                    .put("inFlight", step.inFlight())
                    .put("samples", step.samples())
                    .put("calls", step.calls())
                    .put("idealMillis", step.idealNanos() / 1e6)
                    .put("wallMillis", step.wall().score() / 1e6)
                    .put("efficiency", step.efficiency());
            put(row, "wallErrorMillis", step.wall().error() / 1e6);
            put(row, "efficiencyLow", step.lowEfficiency());
            put(row, "efficiencyHigh", step.highEfficiency());
            row.put("callsPerSecond", step.callsPerSecond()).put("addedMicrosPerCall", step.addedNanosPerCall() / 1e3);
            Measurement bytes = step.bytes();
            put(row, "bytesPerCall", bytes == null ? Double.NaN : bytes.score() / step.calls());
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts", e);
        }
    }

    /** JSON has no NaN and no infinity. */
    private static void put(ObjectNode row, String name, double value) {
        if (Double.isFinite(value)) {
            row.put(name, value);
        } else {
            row.putNull(name);
        }
    }
}

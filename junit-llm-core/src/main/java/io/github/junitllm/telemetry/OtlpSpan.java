package io.github.junitllm.telemetry;

import java.util.regex.Pattern;

/** What both ways of writing OTLP have in common. */
final class OtlpSpan {

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final String[] KINDS = {"INTERNAL", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"};

    /** {@code STATUS_CODE_ERROR}. */
    static final int ERROR = 2;

    private OtlpSpan() {}

    static boolean hasIds(String traceId, String spanId) {
        return TRACE_ID.matcher(traceId).matches() && SPAN_ID.matcher(spanId).matches();
    }

    /** Returns the id of a parent in hexadecimal digits; empty where there is none. */
    static String parent(String spanId) {
        return SPAN_ID.matcher(spanId).matches() ? spanId : "";
    }

    /** Returns the name of a kind; one that is not specified or not known is {@code INTERNAL}. */
    static String kind(int number) {
        return KINDS[number >= 0 && number < KINDS.length ? number : 0];
    }
}

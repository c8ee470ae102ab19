package io.github.junitllm.trace;

import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where a trace goes on, as W3C Trace Context (Level 1) writes it.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param spanId 16 hexadecimal digits in lower case, not all zero: the span that is the parent of what follows
 * @param sampled whether spans of the trace are recorded
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TraceContext(String traceId, String spanId, boolean sampled) {

    private static final int LONGEST = 512;
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SPAN = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern PAIR = Pattern.compile("[0-9a-f]{2}");

    public TraceContext {
        if (!isId(traceId, TRACE) || !isId(spanId, SPAN)) {
            throw new IllegalArgumentException("no ids of a trace and a span: " + traceId + ", " + spanId);
        }
    }

    /** Returns the value of a {@code traceparent} header that continues the trace here. */
    public String header() {
        return "00-" + traceId + '-' + spanId + (sampled ? "-01" : "-00");
    }

    /** Reads a {@code traceparent} header; returns null where there is none, or none that W3C allows. */
    public static @Nullable TraceContext parse(@Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return null;
        }
        String[] parts = header.strip().split("-", -1);
        boolean known = parts.length >= 4
                && PAIR.matcher(parts[0]).matches()
                && !parts[0].equals("ff")
                && (parts.length == 4 || !parts[0].equals("00"))
                && PAIR.matcher(parts[3]).matches()
                && isId(parts[1], TRACE)
                && isId(parts[2], SPAN);
        return known ? new TraceContext(parts[1], parts[2], (Character.digit(parts[3].charAt(1), 16) & 1) == 1) : null;
    }

    private static boolean isId(String id, Pattern form) {
        return form.matcher(id).matches() && id.chars().anyMatch(digit -> digit != '0');
    }
}

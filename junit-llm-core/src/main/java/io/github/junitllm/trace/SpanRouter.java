package io.github.junitllm.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Brings spans to the samples whose traces they are in. A span whose trace nobody has claimed yet waits for a while: an
 * application may export it before its call of a model tells whose the trace is. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpanRouter {

    private static final int MOST_TRACES = 20_000;
    private static final int MOST_WAITING = 5_000;
    private static final int MOST_NAMES = 5;

    // Guarded by this. A trace whose samples have all ended is kept without any, so that what comes late is no stray.
    private final Map<String, Set<SpanSink>> traces = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<SpanSink>> eldest) {
            return size() > MOST_TRACES;
        }
    };

    private final Map<SpanSink, List<String>> claims = new HashMap<>();
    private final Deque<TracedSpan> waiting = new ArrayDeque<>();

    /** Has the spans of a trace brought to a sample. Where two samples claim one, it is nobody's: none may be another's. */
    public synchronized void claim(String traceId, SpanSink sink) {
        Set<SpanSink> sinks = traces.computeIfAbsent(traceId, unused -> new LinkedHashSet<>());
        if (sinks.add(sink)) {
            claims.computeIfAbsent(sink, unused -> new ArrayList<>()).add(traceId);
            for (Iterator<TracedSpan> spans = waiting.iterator(); spans.hasNext(); ) {
                TracedSpan span = spans.next();
                if (span.traceId().equals(traceId)) {
                    spans.remove();
                    route(span, sinks);
                }
            }
        }
    }

    /** Returns the one sample a trace belongs to; null if there is none, or more than one. */
    public synchronized @Nullable SpanSink of(String traceId) {
        Set<SpanSink> sinks = traces.get(traceId);
        return sinks == null || sinks.size() != 1 ? null : sinks.iterator().next();
    }

    /** Says that a sample has ended: what still comes for it is dropped. */
    public synchronized void release(SpanSink sink) {
        List<String> claimed = claims.remove(sink);
        if (claimed != null) {
            claimed.forEach(traceId ->
                    traces.getOrDefault(traceId, new LinkedHashSet<>()).remove(sink));
        }
    }

    /** Takes a span to its sample. */
    public synchronized void route(TracedSpan span) {
        Set<SpanSink> sinks = traces.get(span.traceId());
        if (sinks != null) {
            route(span, sinks);
            return;
        }
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(span);
    }

    private static void route(TracedSpan span, Set<SpanSink> sinks) {
        if (sinks.size() == 1) {
            sinks.iterator().next().add(span);
        } else {
            sinks.forEach(SpanSink::ambiguous);
        }
    }

    /** Returns the names of some spans whose trace nobody has claimed, the newest first. */
    public synchronized List<String> strays() {
        Set<String> names = new LinkedHashSet<>();
        for (Iterator<TracedSpan> newest = waiting.descendingIterator();
                newest.hasNext() && names.size() < MOST_NAMES; ) {
            names.add(newest.next().name());
        }
        return List.copyOf(names);
    }
}

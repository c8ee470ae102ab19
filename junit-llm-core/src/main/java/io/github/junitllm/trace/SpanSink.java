package io.github.junitllm.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Takes the spans of one sample. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpanSink {

    /** An application that loops must not fill the memory; nobody checks that many. */
    private static final int MOST = 20_000;

    private final Set<SpanRouter> routers = new CopyOnWriteArraySet<>();
    private final Set<String> traces = new CopyOnWriteArraySet<>();

    // Guarded by this.
    private final Set<String> ids = new HashSet<>();
    private final List<TracedSpan> spans = new ArrayList<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    /** Spans that began in this process, by id, and whether the task had not ended by then. */
    private final Map<String, Boolean> begun = new HashMap<>();

    private @Nullable TraceContext task;
    private long taskEnd = Long.MAX_VALUE;
    private boolean heard;
    private int ambiguous;

    /** Has what a router gets of this sample's traces brought here. */
    public void listenTo(SpanRouter router) {
        if (routers.add(router)) {
            traces.forEach(traceId -> router.claim(traceId, this));
        }
    }

    /** Says that spans of a trace are this sample's. */
    public void claim(String traceId) {
        if (traces.add(traceId)) {
            routers.forEach(router -> router.claim(traceId, this));
        }
    }

    /** Says that the sample has ended: nothing more comes. */
    public void release() {
        routers.forEach(router -> router.release(this));
    }

    /** Says that what collects spans in this process knows of this sample: it has seen the sample's own span. */
    public void heardBy(SpanRouter collector) {
        listenTo(collector);
        synchronized (this) {
            heard = true;
        }
    }

    /** Tells whether what collects spans in this process knows of this sample. */
    public synchronized boolean heard() {
        return heard;
    }

    /** Says that a span of the application has begun. */
    public synchronized void began(String spanId, String name) {
        if (open.size() < MOST && begun.size() < MOST) {
            open.put(spanId, name);
            begun.put(spanId, taskEnd == Long.MAX_VALUE);
        }
    }

    /** Takes a span that has ended. */
    public synchronized void add(TracedSpan span) {
        open.remove(span.spanId());
        // Two collectors may see the same application.
        if (spans.size() < MOST && ids.add(span.spanId())) {
            spans.add(span);
            notifyAll();
        }
    }

    /** Returns the names of some spans of this process or others that came in traces nobody has claimed. */
    public List<String> strays() {
        return routers.stream()
                .flatMap(router -> router.strays().stream())
                .distinct()
                .toList();
    }

    /** Says that a span came which may be another sample's as well. */
    synchronized void ambiguous() {
        ambiguous++;
    }

    /** Returns how many spans may have been this sample's or another's, and were not taken. */
    public synchronized int ambiguousSpans() {
        return ambiguous;
    }

    /** Returns the names of spans that have begun and not ended. */
    public synchronized List<String> unended() {
        return List.copyOf(open.values());
    }

    /** Returns what has come. */
    public synchronized List<TracedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Says that the sample's task begins. */
    public synchronized void taskBegan(TraceContext span) {
        task = span;
    }

    /** Says that the sample's task has ended, in nanoseconds since 1970. */
    public synchronized void taskEnded(long epochNanos) {
        taskEnd = epochNanos;
    }

    /** Returns the span of the sample's task; null if there is none. */
    public synchronized @Nullable TraceContext task() {
        return task;
    }

    /** Returns what has come of the sample's task: what began before it ended, in other processes by their clock. */
    public synchronized List<TracedSpan> ofTask() {
        return spans.stream()
                .filter(span -> begun.getOrDefault(span.spanId(), span.startNanos() <= taskEnd))
                .toList();
    }

    /** Waits until a span has come that is wanted, the time is over, or the thread is interrupted. */
    public synchronized void await(Predicate<? super TracedSpan> wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        int seen = 0;
        try {
            while (true) {
                for (; seen < spans.size(); seen++) {
                    if (wanted.test(spans.get(seen))) {
                        return;
                    }
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                // Rounded up: a wait of 0 would have no end.
                wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

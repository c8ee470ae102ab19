package io.github.junitllm.golden;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads the selected cases of a split as they are asked for, and at the end checks that they are those scanned before. */
final class CaseStream implements Iterator<EvalCase>, AutoCloseable {

    private final CaseOrigin origin;
    private final String split;
    private final CaseFilter filter;
    private final @Nullable String version;
    private final ContentHash hash = new ContentHash();
    private CaseOrigin.@Nullable Cursor cursor;
    private @Nullable EvalCase next;
    private boolean ended;

    CaseStream(CaseOrigin origin, String split, CaseFilter filter, @Nullable String version) {
        this.origin = origin;
        this.split = split;
        this.filter = filter;
        this.version = version;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = read();
            } catch (GoldenSetException wrong) {
                close();
                throw wrong;
            }
        }
        return next != null;
    }

    @Override
    public EvalCase next() {
        EvalCase current = hasNext() ? next : null;
        if (current == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return current;
    }

    @Override
    public void close() {
        ended = true;
        CaseOrigin.Cursor open = cursor;
        cursor = null;
        if (open != null) {
            open.close();
        }
    }

    private @Nullable EvalCase read() {
        CaseOrigin.Cursor open = cursor;
        if (open == null) {
            open = origin.open();
            cursor = open;
        }
        for (EvalCase golden = open.next(); golden != null; golden = open.next()) {
            if (golden.split().equals(split)) {
                if (version != null) {
                    hash.add(golden);
                }
                if (filter.isEmpty() || filter.matches(golden)) {
                    return golden;
                }
            }
        }
        close();
        if (version != null && !version.equals(hash.version())) {
            throw new GoldenSetException(
                    origin.name() + ": the golden set changed while it ran: the check before the run and "
                            + "the run read different cases. A provider must give the same cases in the same order each time.");
        }
        return null;
    }
}

package io.github.junitllm.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What test classes under test did, in order, noted from any thread; one for each fixture class, cleared by its test. */
public final class Probe {

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Notes something. */
    public void note(String what) {
        notes.add(what);
    }

    /** Returns what was noted, in order. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Returns how often something beginning so was noted. */
    public long count(String prefix) {
        return notes.stream().filter(note -> note.startsWith(prefix)).count();
    }

    /** Enters a section whose concurrency is measured. */
    public void enter() {
        int now = inside.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
    }

    /** Leaves the section. */
    public void leave() {
        inside.decrementAndGet();
    }

    /** Returns the most that were in the section at once. */
    public int most() {
        return most.get();
    }

    /** Forgets everything. */
    public void clear() {
        notes.clear();
        most.set(0);
    }
}

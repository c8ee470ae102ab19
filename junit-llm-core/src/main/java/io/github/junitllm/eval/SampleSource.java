package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSetException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a run in order: each case as often as it is sampled, without those that were not selected.
 *
 * <p>A golden set that breaks half-way ends the iteration; {@link #failure()} then says why. An exception out of the
 * iterator would take the cases with it that are already under way.
 */
final class SampleSource implements Iterator<SampleScope> {

    /** Makes what a sample needs on its way. */
    @FunctionalInterface
    interface ScopeMaker {
        SampleScope scope(EvalCase golden, int sample);
    }

    private final Iterator<EvalCase> cases;
    private final int samples;
    private final LongPredicate selected;
    private final ScopeMaker maker;

    private @Nullable EvalCase current;
    private @Nullable SampleScope next;
    private int sample;
    private long index;
    private @Nullable GoldenSetException failure;

    /**
     * Makes the source.
     *
     * @param selected tells of a 1-based index whether its sample runs
     */
    SampleSource(Iterator<EvalCase> cases, int samples, LongPredicate selected, ScopeMaker maker) {
        this.cases = cases;
        this.samples = samples;
        this.selected = selected;
        this.maker = maker;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && failure == null && advance()) {
                if (current != null && selected.test(index)) {
                    next = maker.scope(current, sample);
                }
            }
        } catch (GoldenSetException e) {
            failure = e;
        }
        return next != null;
    }

    private boolean advance() {
        if (current == null || sample == samples) {
            if (!cases.hasNext()) {
                return false;
            }
            current = cases.next();
            sample = 0;
        }
        sample++;
        index++;
        return true;
    }

    @Override
    public SampleScope next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        SampleScope scope = next;
        next = null;
        return scope;
    }

    /** Returns why the golden set broke off, or null if it did not. */
    @Nullable
    GoldenSetException failure() {
        return failure;
    }
}

package io.github.junitllm.risk;

import java.util.Set;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Collects the risks that checks on this thread look for, so that a run can tell which of them it exercised; and those on
 * threads that this one starts meanwhile, as JUnit does for a time-out. Checks on other threads are not seen.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExercisedRisks implements AutoCloseable {

    // A check is a value without a context: which sample it looks at is known by the thread alone.
    @SuppressWarnings("ThreadLocalUsage")
    private static final ThreadLocal<ExercisedRisks> CURRENT = new InheritableThreadLocal<>();

    private final Consumer<Set<OwaspRisk>> collector;
    private final @Nullable ExercisedRisks outer;

    private ExercisedRisks(Consumer<Set<OwaspRisk>> collector, @Nullable ExercisedRisks outer) {
        this.collector = collector;
        this.outer = outer;
    }

    /** Has the collector told of every check on this thread, until this is closed on the same thread. */
    public static ExercisedRisks collect(Consumer<Set<OwaspRisk>> collector) {
        var opened = new ExercisedRisks(collector, CURRENT.get());
        CURRENT.set(opened);
        return opened;
    }

    /** Says that a check looks for these. Does nothing where nobody collects. */
    public static void note(Set<OwaspRisk> risks) {
        ExercisedRisks current = CURRENT.get();
        if (current != null) {
            current.collector.accept(risks);
        }
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}

package io.github.junitllm.golden;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;

/**
 * A golden set: checked once as a whole before it runs, then streamed.
 *
 * <p>However large, it is never in memory whole. A case in a split other than {@link EvalCase#DEFAULT_SPLIT} takes part only
 * when that split is asked for. Thread-safe; a stream of it is not.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GoldenSet {

    private final CaseOrigin origin;
    private final String location;

    /** Per split: what the last scan found. Guarded by itself. */
    private final Map<String, SetScan.Result> scanned = new HashMap<>();

    private GoldenSet(CaseOrigin origin, String location) {
        this.origin = origin;
        this.location = location;
    }

    /**
     * A golden set in a file.
     *
     * @param location {@code file:} and a path, an absolute path, or {@code classpath:} (may be left out) and a resource,
     *     which is looked for in {@code src/test/resources}, on the class path, and as a path
     * @param loader the class path
     * @param base the directory of the module, to which paths are relative
     * @throws GoldenSetException if there is no such file, or its extension is none of the known formats
     */
    public static GoldenSet at(String location, ClassLoader loader, Path base) {
        return new GoldenSet(Location.find(location, loader, base), location);
    }

    /**
     * A golden set made by code.
     *
     * @param provider called for the check, and once more for the run of a large set
     * @param name how messages name it, for example {@code RefundEvals.cases()}
     */
    public static GoldenSet of(GoldenSetProvider provider, String name) {
        return new GoldenSet(new ProviderOrigin(provider, name), name);
    }

    /**
     * This set with other cases, which keep the places of those they are made from.
     *
     * @param edit a pure function
     */
    public GoldenSet withEach(UnaryOperator<EvalCase> edit) {
        return new GoldenSet(new EditedOrigin(origin, edit), location);
    }

    /**
     * This set with several cases in place of each, which keep the place of the one they are made from.
     *
     * @param variants a pure function, to cases with ids of their own
     */
    public GoldenSet withVariants(Function<EvalCase, List<EvalCase>> variants) {
        return new GoldenSet(new VariedOrigin(origin, variants), location);
    }

    /** The location as given, or the name. */
    public String location() {
        return location;
    }

    /**
     * Checks the whole set, every split of it.
     *
     * @param split the split that is to run; blank for the default one
     * @throws GoldenSetException if a row is wrong, the set or the split is empty, or the filter names a tag or an id that is
     *     not there, or selects nothing
     */
    public GoldenSummary scan(String split, CaseFilter filter) {
        String name = splitName(split);
        SetScan.Result result = SetScan.run(origin, name, filter);
        synchronized (scanned) {
            scanned.put(name, result);
        }
        return result.summary();
    }

    /**
     * Streams the selected cases of a split in order. Close the stream if it is not read to its end.
     *
     * <p>A set that was scanned must still be the same: if it is not, the end of the stream is a {@link GoldenSetException}.
     *
     * @param split as for {@link #scan}
     * @return a lazy, sequential stream, which throws {@link GoldenSetException} at a row that is wrong
     */
    public Stream<EvalCase> cases(String split, CaseFilter filter) {
        String name = splitName(split);
        SetScan.Result known;
        synchronized (scanned) {
            known = scanned.get(name);
        }
        if (known != null && known.kept() != null) {
            List<EvalCase> kept = known.kept();
            return kept.stream()
                    .filter(golden -> golden.split().equals(name))
                    .filter(golden -> filter.isEmpty() || filter.matches(golden));
        }
        CaseStream cases = new CaseStream(
                origin, name, filter, known == null ? null : known.summary().version());
        Spliterator<EvalCase> ordered = Spliterators.spliteratorUnknownSize(
                (Iterator<EvalCase>) cases, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(ordered, false).onClose(cases::close);
    }

    private static String splitName(String split) {
        return split.isBlank() ? EvalCase.DEFAULT_SPLIT : split;
    }
}

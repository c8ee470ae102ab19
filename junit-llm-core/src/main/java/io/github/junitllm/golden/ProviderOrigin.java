package io.github.junitllm.golden;

import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases made by the user's code. */
record ProviderOrigin(GoldenSetProvider provider, String name) implements CaseOrigin {

    @Override
    public Cursor open() {
        try {
            Stream<EvalCase> cases = provider.cases();
            if (cases == null) {
                throw new GoldenSetException(name + ": returned null instead of a stream of cases.");
            }
            return new StreamCursor(cases, cases.iterator(), name);
        } catch (GoldenSetException known) {
            throw known;
        } catch (Exception failure) {
            throw failed("cannot supply its cases", failure);
        }
    }

    private GoldenSetException failed(String what, Exception failure) {
        return new GoldenSetException(name + ": " + what + ": " + failure, failure);
    }

    private final class StreamCursor implements Cursor {
        private final Stream<EvalCase> cases;
        private final Iterator<EvalCase> iterator;
        private final String name;
        private int ordinal;

        StreamCursor(Stream<EvalCase> cases, Iterator<EvalCase> iterator, String name) {
            this.cases = cases;
            this.iterator = iterator;
            this.name = name;
        }

        @Override
        public @Nullable EvalCase next() {
            EvalCase next;
            try {
                if (!iterator.hasNext()) {
                    return null;
                }
                next = iterator.next();
            } catch (GoldenSetException known) {
                throw known;
            } catch (RuntimeException failure) {
                throw failed("failed after " + ordinal + " cases", failure);
            }
            ordinal++;
            if (next == null) {
                throw new GoldenSetException(name + "[" + ordinal + "]: is null instead of a case.");
            }
            return next.at(new CaseSource(name + "[" + ordinal + "]", 0, 0));
        }

        @Override
        public void close() {
            cases.close();
        }
    }
}

package io.github.junitllm.golden;

import org.jspecify.annotations.Nullable;

/** Where cases come from, again and again: a file or a provider. */
interface CaseOrigin {

    /** How messages name it. */
    String name();

    /** Begins anew with the first case. */
    Cursor open();

    /** The cases in order, read as they are asked for. Thread-confined. */
    interface Cursor extends AutoCloseable {

        /**
         * The next case.
         *
         * @return the case, with its place, or null at the end
         * @throws GoldenSetException if it cannot be read
         */
        @Nullable
        EvalCase next();

        @Override
        void close();
    }
}

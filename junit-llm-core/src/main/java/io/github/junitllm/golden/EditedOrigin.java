package io.github.junitllm.golden;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cases made from others, one by one. */
record EditedOrigin(CaseOrigin origin, UnaryOperator<EvalCase> edit) implements CaseOrigin {

    @Override
    public String name() {
        return origin.name();
    }

    @Override
    public Cursor open() {
        Cursor cursor = origin.open();
        return new Cursor() {
            @Override
            public @Nullable EvalCase next() {
                EvalCase golden = cursor.next();
                return golden == null ? null : edit.apply(golden).at(golden.source());
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }
}

package io.github.junitllm.golden;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several cases made from each of others. */
record VariedOrigin(CaseOrigin origin, Function<EvalCase, List<EvalCase>> variants) implements CaseOrigin {

    @Override
    public String name() {
        return origin.name();
    }

    @Override
    public Cursor open() {
        Cursor cursor = origin.open();
        return new Cursor() {

            private CaseSource place = new CaseSource("code", 0, 0);
            private Iterator<EvalCase> left = List.<EvalCase>of().iterator();

            @Override
            public @Nullable EvalCase next() {
                while (!left.hasNext()) {
                    EvalCase golden = cursor.next();
                    if (golden == null) {
                        return null;
                    }
                    place = golden.source();
                    left = variants.apply(golden).iterator();
                }
                return left.next().at(place);
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }
}

package io.github.junitllm.eval;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The one place that knows how the stores of JUnit 5.12 to 6.x differ. */
final class Stores {

    private static final Namespace NAMESPACE = Namespace.create(LlmEvalExtension.class);

    private Stores() {}

    /** Returns the value of this type in the context or one of its parents, or null. */
    static <T> @Nullable T find(ExtensionContext context, Class<T> type) {
        Holder holder = context.getStore(NAMESPACE).get(type, Holder.class);
        return holder == null ? null : type.cast(holder.value);
    }

    /** Keeps a value until the context ends, and closes it then if it can be closed. */
    static <T> void put(ExtensionContext context, Class<T> type, T value) {
        context.getStore(NAMESPACE).put(type, new Holder(value));
    }

    /** Returns the value of this type in exactly this context's store or a parent's, made on first use. */
    @SuppressWarnings("deprecation") // computeIfAbsent, its successor, exists only from 6.0 on
    static <T> T findOrCreate(ExtensionContext context, Class<T> type, Supplier<T> maker) {
        Store store = context.getStore(NAMESPACE);
        Holder holder = store.getOrComputeIfAbsent(type, unused -> new Holder(maker.get()), Holder.class);
        return type.cast(Objects.requireNonNull(holder, "what was just made").value);
    }

    // Up to 5.12 a store closes CloseableResources only, from 5.13 on AutoCloseables too; both once.
    @SuppressWarnings({"deprecation", "try"})
    private static final class Holder implements Store.CloseableResource, AutoCloseable {

        private final Object value;

        Holder(Object value) {
            this.value = value;
        }

        @Override
        public void close() throws Exception {
            if (value instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}

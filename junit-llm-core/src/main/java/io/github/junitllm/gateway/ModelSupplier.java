package io.github.junitllm.gateway;

import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The model behind a recorder, made when it is first asked, so that replay needs neither its file nor its key. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelSupplier<M> {

    private final Supplier<? extends M> source;
    private @Nullable M model;

    public ModelSupplier(Supplier<? extends M> source) {
        this.source = source;
    }

    /**
     * Returns the one model.
     *
     * @throws IllegalStateException if the user's supplier gives none
     */
    public synchronized M get() {
        M made = model;
        if (made == null) {
            made = source.get();
            if (made == null) {
                throw new IllegalStateException("the supplier of the model returned null");
            }
            model = made;
        }
        return made;
    }
}

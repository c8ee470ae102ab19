package io.github.junitllm.assertions.guard.declared;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.injection.PromptInjection;
import io.github.junitllm.assertions.guard.output.UnsafeOutput;
import io.github.junitllm.assertions.guard.output.UrlAllowList;
import io.github.junitllm.assertions.guard.words.WordList;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Guardrails that {@link Guard} can name. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Guards {

    private Guards() {}

    /** Personal data of every type. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class PersonalData implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return io.github.junitllm.assertions.guard.personal.PersonalData.all();
        }
    }

    /** Keys, passwords and other secrets. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Secrets implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return io.github.junitllm.assertions.guard.secret.Secrets.all();
        }
    }

    /** Injected prompts in what users write: for {@link io.github.junitllm.assertions.guard.call.Traffic#INPUT}. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class InjectedInput implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return PromptInjection.inUserInput();
        }
    }

    /**
     * Injected prompts in documents and in what tools gave, where orders to a model have no place at all: for
     * {@link io.github.junitllm.assertions.guard.call.Traffic#INPUT}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class InjectedDocuments implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return PromptInjection.inRetrievedDocument();
        }
    }

    /** What jailbroken answers say of themselves. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class JailbreakMarkers implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return WordList.jailbreakMarkers();
        }
    }

    /** Links and pictures that carry data to any host: for answers that are shown as Markdown or HTML. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class Exfiltration implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return UnsafeOutput.exfiltration(UrlAllowList.none());
        }
    }

    /** Scripts and other active HTML, terminal control and template expressions: for answers that are shown. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public static final class ActiveContent implements Supplier<Guardrail> {
        @Override
        public Guardrail get() {
            return Guardrail.all(
                    "active content", UnsafeOutput.html(), UnsafeOutput.terminal(), UnsafeOutput.templates());
        }
    }
}

package io.github.junitllm.eval;

import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewayUrls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/** Sets and restores what {@link RedirectClients} promises. */
final class RedirectExtension implements BeforeAllCallback, TestInstancePreConstructCallback {

    /** Set with the others, for who cannot be told otherwise. */
    private static final String CURRENT = "redirect-clients.url";

    private static final String GOOGLE_CLIENT = "com.google.genai.Client";

    @Override
    public void beforeAll(ExtensionContext context) {
        redirect(context);
    }

    // With an instance per class JUnit makes the instance first, and Spring its beans with it.
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        redirect(context);
    }

    /** Tells whether a class's clients are led to URLs that all samples share. */
    static boolean appliesTo(Class<?> testClass) {
        return annotation(testClass) != null;
    }

    /** Returns the URL to which clients are led at this moment, or null if they are not. */
    static @Nullable String current() {
        return System.getProperty(CURRENT);
    }

    private static @Nullable RedirectClients annotation(Class<?> testClass) {
        Optional<RedirectClients> found = Optional.empty();
        for (Class<?> type = testClass; type != null && found.isEmpty(); type = type.getEnclosingClass()) {
            found = AnnotationSupport.findAnnotation(type, RedirectClients.class);
        }
        return found.orElse(null);
    }

    private static void redirect(ExtensionContext context) {
        ExtensionContext classContext =
                context.getTestMethod().isPresent() ? context.getParent().orElse(context) : context;
        RedirectClients asked = annotation(context.getRequiredTestClass());
        if (asked == null) {
            return;
        }
        Stores.findOrCreate(classContext, Redirection.class, () -> {
            EvalSession session = EvalSession.of(context);
            GatewayUrls urls = session.gateway().sharedUrls();
            boolean replays = session.settings().mode() == GatewayMode.REPLAY;
            Map<String, String> properties = ClientProperties.of(urls, asked.properties(), replays, System.getenv());
            properties.put(CURRENT, urls.baseUrl());
            return Redirection.begin(
                    properties, urls.gemini(), context.getRequiredTestClass().getClassLoader());
        });
    }

    /**
     * What was set.
     *
     * @param before the values there were; null where there was none
     * @param googleClient the client class whose default was set, if it is there
     */
    private record Redirection(
            Map<String, @Nullable String> before, @Nullable Class<?> googleClient) implements AutoCloseable {

        static Redirection begin(Map<String, String> properties, String geminiUrl, ClassLoader classes) {
            Map<String, @Nullable String> before = new HashMap<>();
            properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
            Class<?> google = google(classes);
            if (google != null) {
                setDefault(google, Optional.of(geminiUrl));
            }
            return new Redirection(before, google);
        }

        @Override
        public void close() {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
            if (googleClient != null) {
                setDefault(googleClient, Optional.empty());
            }
        }

        private static @Nullable Class<?> google(ClassLoader classes) {
            try {
                return Class.forName(GOOGLE_CLIENT, true, classes);
            } catch (ClassNotFoundException | LinkageError absent) {
                return null;
            }
        }

        private static void setDefault(Class<?> google, Optional<String> url) {
            try {
                google.getMethod("setDefaultBaseUrls", Optional.class, Optional.class)
                        .invoke(null, url, Optional.empty());
            } catch (ReflectiveOperationException changed) {
                throw new ConfigurationProblem("google-genai has no default base URL any more that could be set ("
                        + changed + "): give its client LlmGateway.gemini() with HttpOptions.baseUrl");
            }
        }
    }
}

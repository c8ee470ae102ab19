package io.github.junitllm.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Keeps Spring from giving a class with {@link RedirectClients} an application context that was made for another one: its
 * clients would call the provider, or a gateway that is gone. Found by Spring in {@code META-INF/spring.factories}.
 */
final class RedirectedSpringContexts implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        if (!RedirectExtension.appliesTo(testClass)) {
            return null;
        }
        String url = RedirectExtension.current();
        if (url == null) {
            throw new ConfigurationProblem(
                    "@RedirectClients of " + testClass.getName()
                            + " comes after Spring's annotation: clients would be made before their URL is set. Name it ahead of"
                            + " @SpringBootTest, @ContextConfiguration or @ExtendWith(SpringExtension.class), on the same class.");
        }
        return new Redirected(url);
    }

    /** Changes nothing of a context, but only those are the same that lead to the same gateway. */
    private record Redirected(String url) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            // the properties are those of the system, which every context has
        }
    }
}

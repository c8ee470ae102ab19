package io.github.junitllm.eval;

import io.github.junitllm.fixture.FixtureHooks;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.window.DurationText;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link LlmFixtures} says of one eval.
 *
 * @param declared the annotations, the method's first
 * @param where the eval, for messages
 */
record DeclaredFixtures(List<LlmFixtures> declared, String where) {

    // Those of the method, its class and the classes around that: adding a matcher must not lose the class's redactors.
    static DeclaredFixtures of(Method method, List<Class<?>> testClasses, String where) {
        List<AnnotatedElement> elements = new ArrayList<>(List.of(method));
        elements.addAll(testClasses);
        return new DeclaredFixtures(
                elements.stream()
                        .flatMap(element -> AnnotationSupport.findAnnotation(element, LlmFixtures.class).stream())
                        .toList(),
                where);
    }

    /** Returns from which age on recordings are to be made again; null for any.
     *
     * @throws ConfigurationProblem if it is no duration
     */
    @Nullable
    Duration maxAge() {
        try {
            String maxAge = first(LlmFixtures::maxAge);
            return maxAge.isEmpty() ? null : DurationText.parse(maxAge);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(where + ", @LlmFixtures(maxAge): " + e.getMessage(), e);
        }
    }

    /**
     * Returns how calls of the model are answered.
     *
     * @throws ConfigurationProblem if what is declared is wrong
     */
    SampleOptions calls(Settings settings, Class<?> testClass) {
        GatewayMode mode = settings.mode();
        FixtureHooks ofRun = settings.hooks().made(EvalDefinition.loader(testClass));
        FixtureRules rules;
        try {
            String own = settings.givenMode() == null ? first(LlmFixtures::mode) : "";
            mode = own.isEmpty() ? mode : GatewayMode.parse(own);
            rules = FixtureRules.of(hooks(), ofRun);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(where + ", @LlmFixtures: " + e.getMessage(), e);
        }
        boolean errors = declared.stream().anyMatch(LlmFixtures::errors);
        boolean paced = declared.stream().anyMatch(LlmFixtures::paced);
        settings.requireAllowed(mode, System.getenv());
        return new SampleOptions(
                mode, errors, paced ? GatewaySettings.Pacing.REAL : GatewaySettings.Pacing.NONE, rules);
    }

    /** Returns what the nearest annotation says that says anything. */
    private String first(Function<LlmFixtures, String> attribute) {
        return declared.stream()
                .map(attribute)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private FixtureHooks hooks() {
        String here = where + ", @LlmFixtures";
        return new FixtureHooks(
                all(LlmFixtures::ignore),
                HookNames.made(all(LlmFixtures::matchers), here),
                HookNames.made(all(LlmFixtures::filters), here),
                HookNames.made(all(LlmFixtures::redactors), here));
    }

    private <T> List<T> all(Function<LlmFixtures, T[]> attribute) {
        return declared.stream()
                .flatMap(fixtures -> Stream.of(attribute.apply(fixtures)))
                .distinct()
                .toList();
    }
}

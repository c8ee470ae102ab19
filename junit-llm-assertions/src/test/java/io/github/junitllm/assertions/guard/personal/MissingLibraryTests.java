package io.github.junitllm.assertions.guard.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.testkit.MissingLibraries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phone numbers without their library. */
class MissingLibraryTests {

    private static Guardrail all() throws ReflectiveOperationException {
        String own = PersonalData.class.getPackageName() + '.';
        Class<?> detectors =
                new MissingLibraries(List.of("com.google.i18n."), List.of(own)).loadClass(PersonalData.class.getName());
        return (Guardrail) detectors.getMethod("all").invoke(null);
    }

    @Test
    void aCandidateIsUndecidedAlsoNegatedAndTheJarIsNamed() throws ReflectiveOperationException {
        Check<String> clean = GuardChecks.clean(all());
        assertThatThrownBy(() -> clean.check("call +49 30 901820"))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("com.googlecode.libphonenumber:libphonenumber");
        assertThatThrownBy(() -> clean.not().check("call +49 30 901820")).isInstanceOf(UndecidedException.class);
    }

    @Test
    void whatHasNoCandidateIsDecided() throws ReflectiveOperationException {
        assertThat(all().inspect("ada@acme.com")).hasSize(1);
    }
}

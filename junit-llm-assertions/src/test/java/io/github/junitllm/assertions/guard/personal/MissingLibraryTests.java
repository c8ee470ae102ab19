package io.github.junitllm.assertions.guard.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.Guardrail;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Phone numbers without their library. */
class MissingLibraryTests {

    /** Loads the detectors anew, where the library is not to be seen. */
    private static final class WithoutLibrary extends ClassLoader {

        WithoutLibrary() {
            super(MissingLibraryTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.google.i18n.")) {
                throw new ClassNotFoundException(name);
            }
            boolean ours = name.startsWith(PersonalData.class.getPackageName() + '.');
            Class<?> known = findLoadedClass(name);
            return known != null ? known : ours ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException failed) {
                throw new ClassNotFoundException(name, failed);
            }
        }
    }

    private static Guardrail all() throws ReflectiveOperationException {
        Class<?> detectors = new WithoutLibrary().loadClass(PersonalData.class.getName());
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

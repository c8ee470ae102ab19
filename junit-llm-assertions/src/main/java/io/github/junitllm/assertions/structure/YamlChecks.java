package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the YAML that a text is, or that the one fenced block labelled yaml (or else not labelled) in it holds; several
 * such blocks are undecided. YAML is one document without aliases, tags and duplicate names, a mapping or a list, since
 * nearly every sentence is YAML of one string. A number is what JSON calls one. YAML of over 1,000
 * levels is undecided. Needs
 * {@code com.fasterxml.jackson.dataformat:jackson-dataformat-yaml}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class YamlChecks {

    private static final Set<String> LANGUAGES = Set.of("yaml", "yml");

    private YamlChecks() {}

    /** Returns a check that the text is YAML. */
    public static Check<String> isYaml() {
        return Check.of("be YAML", text -> {
            try {
                return CheckResult.pass("it is the YAML of " + Shown.of(value(text)));
            } catch (StructureException malformed) {
                return CheckResult.fail("it is no YAML: " + malformed.getMessage());
            }
        });
    }

    /**
     * Returns a check of the YAML's value written as JSON: every check of {@link JsonChecks} can be asked of YAML.
     *
     * @param check such as {@code JsonChecks.hasPath("$.name", "web")}
     */
    public static Check<String> asJson(Check<? super String> check) {
        return Check.of("be YAML and, as JSON, " + check.description(), text -> {
            try {
                return check.check(CanonicalJson.ofValue(value(text)).toString());
            } catch (StructureException malformed) {
                return CheckResult.fail("it is no YAML: " + malformed.getMessage());
            }
        });
    }

    private static @Nullable Object value(String text) {
        String yaml = FencedBlock.content(text, LANGUAGES);
        Object value = OptionalLibrary.YAML.use(() -> YamlValues.of(yaml));
        if (!(value instanceof Map || value instanceof List)) {
            throw new StructureException("it is neither a mapping nor a list");
        }
        return value;
    }
}

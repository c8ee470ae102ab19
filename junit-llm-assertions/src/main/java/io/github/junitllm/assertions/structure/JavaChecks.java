package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Checks of the Java source that a text is, or that the one fenced block labelled java (or else not labelled) in it holds;
 * several such blocks are undecided. The source is parsed by the grammar of the JDK the tests run on, and neither resolved nor
 * compiled nor run. Source of over 1,000,000 characters, or nested too deep, is undecided. Needs a JDK, not only a runtime.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JavaChecks {

    private static final Set<String> LANGUAGES = Set.of("java");

    private JavaChecks() {}

    /** Returns a check that the text parses as a source file with at least one type. */
    public static Check<String> isSourceFile() {
        return Check.of("be a Java source file", text -> {
            String source = FencedBlock.content(text, LANGUAGES);
            List<String> errors = JavaSource.errors(source);
            if (!errors.isEmpty()) {
                return CheckResult.fail("it is no Java source file: " + errors.get(0));
            }
            boolean any = JavaSource.hasType(source);
            return CheckResult.of(any, any ? "it is a Java source file" : "it declares no type");
        });
    }

    /** Returns a check that the text parses as a source file, as members of a class, or as statements. */
    public static Check<String> isSnippet() {
        return Check.of("be Java", text -> {
            String source = FencedBlock.content(text, LANGUAGES);
            if (source.isBlank()) {
                return CheckResult.fail("it is empty");
            }
            List<String> errors = JavaSource.errors(source);
            boolean parses = errors.isEmpty()
                    || JavaSource.errors("class Snippet {\n" + source + "\n}").isEmpty()
                    || JavaSource.errors("class Snippet { void run() throws Exception {\n" + source + "\n} }")
                            .isEmpty();
            return CheckResult.of(
                    parses, parses ? "it is Java" : "it is neither a source file nor a part of one: " + errors.get(0));
        });
    }
}

package io.github.junitllm.assertions.structure;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Checks of the XML that a text is, or that the one fenced block labelled xml (or else not labelled) in it holds; several such
 * blocks are undecided. A document type declaration is undecided, so no entity, inside or outside of the document, is
 * ever resolved; so is XML beyond 1,000 levels or another limit of the JDK.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class XmlChecks {

    private static final Set<String> LANGUAGES = Set.of("xml", "svg", "xhtml");

    private XmlChecks() {}

    /** Returns a check that the text is well-formed XML. */
    public static Check<String> isWellFormed() {
        return Check.of(
                "be well-formed XML",
                text -> onDocument(
                        text,
                        document -> CheckResult.pass(
                                "it is well-formed XML with the root element <" + document.root() + ">")));
    }

    /**
     * Returns a check that an XPath finds something: a node, a string that is not empty, a number that is not 0, or true.
     * Prefixes are those that the root element declares.
     *
     * @param path an XPath 1.0 expression
     */
    public static Check<String> hasPath(String path) {
        return Check.of(
                "hold XML with " + path,
                text -> onDocument(text, document -> {
                    List<String> found = document.find(path);
                    return found.isEmpty()
                            ? CheckResult.fail("nothing stands at " + path)
                            : CheckResult.pass("at " + path + " stands " + Excerpt.of(found.get(0)));
                }));
    }

    /**
     * Returns a check that the text at an XPath, white space around it left out, is the one expected; of a path with several
     * nodes each must have it.
     *
     * @param path an XPath 1.0 expression
     */
    public static Check<String> hasPath(String path, String expected) {
        return Check.of(
                "hold XML with " + Excerpt.of(expected) + " at " + path,
                text -> onDocument(text, document -> {
                    List<String> found = document.find(path);
                    if (found.isEmpty()) {
                        return CheckResult.fail("nothing stands at " + path);
                    }
                    String other = found.stream()
                            .filter(value -> !value.strip().equals(expected.strip()))
                            .findFirst()
                            .orElse(null);
                    return other == null
                            ? CheckResult.pass("at " + path + " stands " + Excerpt.of(expected))
                            : CheckResult.fail("at " + path + " stands " + Excerpt.of(other))
                                    .withDiff(expected, other);
                }));
    }

    private static CheckResult onDocument(String text, Function<XmlDocument, CheckResult> look) {
        try {
            return look.apply(
                    XmlDocument.of(FencedBlock.content(text, LANGUAGES).strip()));
        } catch (StructureException malformed) {
            return CheckResult.fail("it is no well-formed XML: " + malformed.getMessage());
        }
    }
}

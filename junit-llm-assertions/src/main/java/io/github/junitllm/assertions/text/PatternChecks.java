package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.prose.BoundedPattern;
import java.util.regex.Pattern;

/** Checks by patterns of the user's. */
final class PatternChecks {

    private PatternChecks() {}

    static Check<String> matching(Pattern pattern) {
        BoundedPattern bounded = BoundedPattern.of(pattern);
        return Check.of(
                "match /" + pattern + "/",
                text -> bounded.match(text, matcher -> {
                    boolean matches = matcher.matches();
                    return CheckResult.of(
                            matches, matches ? "the whole of it matches" : "the whole of it does not match");
                }));
    }

    static Check<String> containing(Pattern pattern) {
        BoundedPattern bounded = BoundedPattern.of(pattern);
        return Check.of(
                "contain /" + pattern + "/",
                text -> bounded.match(text, matcher -> {
                    if (!matcher.find()) {
                        return CheckResult.fail("nothing in it matches");
                    }
                    String found = text.substring(matcher.start(), matcher.end());
                    return CheckResult.pass("found " + Excerpt.of(found) + " at " + matcher.start() + ": "
                            + Excerpt.around(text, matcher.start(), matcher.end()));
                }));
    }
}

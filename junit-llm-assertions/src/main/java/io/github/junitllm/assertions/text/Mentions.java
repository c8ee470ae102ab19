package io.github.junitllm.assertions.text;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.check.Excerpt;
import java.util.ArrayList;
import java.util.List;

/** Facts that a text is to mention, or not to. */
final class Mentions {

    private record Fact(String text, List<Facts.Token> tokens) {}

    private Mentions() {}

    static Check<String> all(String... facts) {
        List<Fact> wanted = facts(facts);
        return Check.of("mention " + (facts.length > 1 ? "all of " : "") + TextChecks.quoted(facts), text -> {
            List<String> missing = new ArrayList<>();
            List<String> found = new ArrayList<>();
            find(text, wanted, found, missing);
            String reason = missing.isEmpty()
                    ? String.join("; ", found)
                    : TextChecks.quoted(missing) + (missing.size() == 1 ? " is" : " are") + " not mentioned";
            return new CheckResult(missing.isEmpty(), (double) found.size() / wanted.size(), reason, null, null);
        });
    }

    static Check<String> none(String... facts) {
        List<Fact> unwanted = facts(facts);
        return Check.of("omit " + TextChecks.quoted(facts), text -> {
            List<String> missing = new ArrayList<>();
            List<String> found = new ArrayList<>();
            find(text, unwanted, found, missing);
            String reason = found.isEmpty()
                    ? "no mention of " + TextChecks.quoted(facts) + " was found"
                    : String.join("; ", found);
            return CheckResult.of(found.isEmpty(), reason);
        });
    }

    private static void find(String text, List<Fact> facts, List<String> found, List<String> missing) {
        List<Facts.Token> tokens = Facts.of(text);
        for (Fact fact : facts) {
            int at = Facts.find(tokens, fact.tokens());
            if (at < 0) {
                missing.add(fact.text());
            } else {
                int start = tokens.get(at).start();
                int end = tokens.get(at + fact.tokens().size() - 1).end();
                found.add("found " + Excerpt.of(text.substring(start, end)) + " at " + start + ": "
                        + Excerpt.around(text, start, end));
            }
        }
    }

    private static List<Fact> facts(String... facts) {
        if (facts.length == 0) {
            throw new IllegalArgumentException("no fact to look for; name at least one");
        }
        List<Fact> read = new ArrayList<>();
        for (String fact : facts) {
            List<Facts.Token> tokens = Facts.of(fact);
            if (tokens.isEmpty()) {
                throw new IllegalArgumentException(
                        "the fact " + Excerpt.of(fact) + " has no word, number or symbol to look for");
            }
            read.add(new Fact(fact, tokens));
        }
        return read;
    }
}

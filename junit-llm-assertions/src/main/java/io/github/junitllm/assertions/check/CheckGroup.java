package io.github.junitllm.assertions.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Checks that are decided together. Each member is looked at, so that the reason tells of all that failed; a member
 * that is undecided makes the group undecided.
 *
 * @param <T> what is looked at
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CheckGroup<T> implements Check<T> {

    private enum Rule {
        COUNT,
        ANY,
        WEIGHTED
    }

    private record Member<T>(Check<? super T> check, double weight) {}

    private final Rule rule;
    private final String words;
    private final double needed;
    private final List<Member<T>> members;

    private CheckGroup(Rule rule, String words, double needed, List<Member<T>> members) {
        this.rule = rule;
        this.words = words;
        this.needed = needed;
        this.members = List.copyOf(members);
    }

    static <T> CheckGroup<T> allOf(List<Check<? super T>> checks) {
        return new CheckGroup<>(Rule.COUNT, "all of", checks.size(), equal(checks));
    }

    static <T> CheckGroup<T> anyOf(List<Check<? super T>> checks) {
        return new CheckGroup<>(Rule.ANY, "any of", 1, equal(checks));
    }

    static <T> CheckGroup<T> atLeast(int count, List<Check<? super T>> checks) {
        if (count < 1 || count > checks.size()) {
            throw new IllegalArgumentException(
                    "at least " + count + " of " + checks.size() + " checks: ask for 1 to " + checks.size());
        }
        return new CheckGroup<>(Rule.COUNT, "at least " + count + " of", count, equal(checks));
    }

    /**
     * Returns a group without members yet that passes where the weighted mean of its members' scores is high enough.
     *
     * @param atLeast the lowest weighted mean that passes, from 0, which only measures, to 1
     */
    public static <T> CheckGroup<T> weighted(double atLeast) {
        if (!(atLeast >= 0 && atLeast <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1, not at " + atLeast);
        }
        return new CheckGroup<>(
                Rule.WEIGHTED, "a weighted score of at least " + number(atLeast) + " in", atLeast, List.of());
    }

    /**
     * Returns this group with one more member.
     *
     * @param weight above 0
     */
    public CheckGroup<T> and(Check<? super T> check, double weight) {
        if (rule != Rule.WEIGHTED) {
            throw new IllegalStateException("only a weighted group takes weights; start with CheckGroup.weighted(...)");
        }
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a weight is above 0, not " + weight);
        }
        List<Member<T>> more = new ArrayList<>(members);
        more.add(new Member<>(check, weight));
        return new CheckGroup<>(rule, words, needed, more);
    }

    @Override
    public String description() {
        return members.stream()
                .map(member -> member.check().description())
                .collect(Collectors.joining("; ", "satisfy " + words + " [", "]"));
    }

    @Override
    public CheckResult check(T subject) {
        if (members.isEmpty()) {
            throw new UndecidedException("a group of no checks says nothing; add checks to it");
        }
        List<CheckResult> results = new ArrayList<>();
        for (Member<T> member : members) {
            results.add(member.check().check(subject));
        }
        long passed = results.stream().filter(CheckResult::passed).count();
        double score = score(results);
        return switch (rule) {
            case COUNT, ANY -> new CheckResult(passed >= needed, score, reason(results, passed), null, null);
            case WEIGHTED ->
                CheckResult.scored(
                        rounded(score), needed, "the score is " + number(score) + ": " + reason(results, passed));
        };
    }

    /** Asks the members for their opposites too: one that is undecided leaves that of the group so. */
    @Override
    public Check<T> not() {
        return new Opposite<>(this, Check.super.not());
    }

    private record Opposite<T>(CheckGroup<T> group, Check<T> negation) implements Check<T> {

        @Override
        public String description() {
            return negation.description();
        }

        @Override
        public CheckResult check(T subject) {
            group.members.forEach(member -> member.check().not().check(subject));
            return negation.check(subject);
        }

        @Override
        public boolean isConfidential() {
            return group.isConfidential();
        }

        @Override
        public Check<T> not() {
            return group;
        }

        @Override
        public String toString() {
            return description();
        }
    }

    @Override
    public boolean isConfidential() {
        return members.stream().anyMatch(member -> member.check().isConfidential());
    }

    /** What is 0.8 on paper is 0.7999999999999999 when it is added up. */
    private double rounded(double score) {
        return Math.abs(score - needed) < 1e-9 ? needed : score;
    }

    private double score(List<CheckResult> results) {
        if (rule == Rule.ANY) {
            return results.stream().mapToDouble(CheckResult::score).max().orElse(0);
        }
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < results.size(); i++) {
            sum += results.get(i).score() * members.get(i).weight();
            weights += members.get(i).weight();
        }
        // The division can leave a score of 1 a hair above it.
        return Math.min(1, sum / weights);
    }

    private String reason(List<CheckResult> results, long passed) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            CheckResult result = results.get(i);
            lines.add((result.passed() ? "yes: " : "no: ")
                    + members.get(i).check().description() + " (" + result.reason() + ")");
        }
        return passed + " of " + results.size() + " hold: " + String.join("; ", lines);
    }

    private static <T> List<Member<T>> equal(List<Check<? super T>> checks) {
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("a group of no checks says nothing; give it checks");
        }
        return checks.stream().map(check -> new Member<T>(check, 1)).toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public String toString() {
        return description();
    }
}

package io.github.junitllm.assertions.redteam;

import io.github.junitllm.golden.EvalCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The attacks on goals: all templates, each by all strategies, or a part of them that a seed chooses. Immutable; the same
 * settings give the same attacks in every run.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Attacks {

    private final List<Goal> goals;
    private final Set<Strategy> strategies;
    private final int most;
    private final long seed;
    private final Allowance allowance;
    private final List<Template> templates;

    private Attacks(
            List<Goal> goals,
            Set<Strategy> strategies,
            int most,
            long seed,
            Allowance allowance,
            List<Template> templates) {
        this.goals = goals;
        this.strategies = strategies;
        this.most = most;
        this.seed = seed;
        this.allowance = allowance;
        this.templates = templates;
    }

    /** Returns all attacks by one message on these goals; see {@link #on(Collection)}. */
    public static Attacks on(Goal... goals) {
        return on(List.of(goals));
    }

    /**
     * Returns all attacks by one message on these goals.
     *
     * @param goals one or more, with names of their own
     */
    public static Attacks on(Collection<Goal> goals) {
        if (goals.isEmpty()) {
            throw new IllegalArgumentException("there is no goal, so nothing to attack; give one or more");
        }
        Set<String> names = new HashSet<>();
        for (Goal goal : goals) {
            if (!names.add(goal.name())) {
                throw new IllegalArgumentException("two goals have the name " + goal.name()
                        + ", and the ids of their attacks would be the same; rename one with called(...)");
            }
        }
        return new Attacks(
                List.copyOf(goals),
                through(EnumSet.of(Channel.MESSAGE)),
                Integer.MAX_VALUE,
                0,
                Allowance.NONE,
                Templates.ALL);
    }

    /** Returns the attacks that come in through these channels, by all strategies that do. */
    public Attacks through(Channel... channels) {
        Set<Channel> chosen = EnumSet.noneOf(Channel.class);
        chosen.addAll(List.of(channels));
        return by(through(chosen));
    }

    /** Returns the attacks by these strategies. */
    public Attacks by(Strategy... strategies) {
        Set<Strategy> chosen = EnumSet.noneOf(Strategy.class);
        chosen.addAll(List.of(strategies));
        return by(chosen);
    }

    private Attacks by(Set<Strategy> chosen) {
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("there is no strategy to attack by; give one or more");
        }
        return new Attacks(goals, chosen, most, seed, allowance, templates);
    }

    /**
     * Returns the attacks with no more than so many for each goal: as many of each strategy, chosen by the seed.
     *
     * @param perGoal at least 1
     */
    public Attacks atMost(int perGoal) {
        if (perGoal < 1) {
            throw new IllegalArgumentException("at least one attack on each goal, not " + perGoal);
        }
        return new Attacks(goals, strategies, perGoal, seed, allowance, templates);
    }

    /**
     * Returns the attacks with these templates too, brought in by every strategy as ours are. Where there are to be fewer
     * attacks than there could be, these come first.
     *
     * @param templates each with an {@code id}; as its {@code input} a text with {@code {goal}} where the goal stands inside
     *     a sentence or {@code {Goal}} where it begins one; and, as far as wanted, {@code tags}, a {@code category} of ours
     *     by its label, and as {@code owasp} the ids of what it exercises besides LLM01. Its attacks have
     *     {@code own-} and its id in theirs
     * @throws IllegalArgumentException if one is wrong; the message begins with where it stands
     */
    public Attacks with(Collection<EvalCase> templates) {
        List<Template> all = new ArrayList<>(this.templates);
        all.addAll(OwnTemplates.of(templates, this.templates));
        return new Attacks(goals, strategies, most, seed, allowance, List.copyOf(all));
    }

    /** Returns the attacks with another seed: it decides which are chosen, and what is left to chance within them. */
    public Attacks seeded(long seed) {
        return new Attacks(goals, strategies, most, seed, allowance, templates);
    }

    /**
     * Returns the attacks on an application that may send a part of a message only, as one with a limit of its own does: an
     * attack that lost what it asks for then counts as resisted, where it is otherwise one that was not tried.
     */
    public Attacks allowingCuts() {
        return new Attacks(goals, strategies, most, seed, new Allowance(true, allowance.hiddenSessions()), templates);
    }

    /**
     * Returns the attacks on an application that remembers earlier messages in a way that its requests do not show, such as
     * a summary: conversations then count as tried without a trace of them.
     */
    public Attacks allowingHiddenSessions() {
        return new Attacks(goals, strategies, most, seed, new Allowance(allowance.cuts(), true), templates);
    }

    /** Returns the attacks: by goal, strategy, template and the strategy's ways. */
    public List<Attack> list() {
        List<Attack> attacks = new ArrayList<>();
        for (Goal goal : goals) {
            chosen(goal)
                    .forEach(plan -> attacks.add(
                            new Attack(goal, plan.template(), plan.strategy(), plan.variant(), seed, allowance)));
        }
        return attacks;
    }

    /**
     * An attack that is not yet written.
     *
     * @param order its place in the catalogue
     * @param draw by which it is drawn: depends on its own id alone, so that others can be added
     */
    private record Plan(Template template, Strategy strategy, Variant variant, int order, long draw) {}

    private List<Plan> chosen(Goal goal) {
        List<List<Plan>> all = new ArrayList<>(plans(goal).values());
        // Of strategies that cannot all have one more, the seed decides too.
        all.sort(Comparator.comparingLong(plans ->
                Seeds.hash(seed, goal.name() + "/" + plans.get(0).strategy().label())));
        all.forEach(plans -> plans.sort(
                Comparator.comparing((Plan plan) -> !plan.template().own()).thenComparingLong(Plan::draw)));
        List<Plan> chosen = new ArrayList<>();
        boolean more = true;
        for (int round = 0; more && chosen.size() < most; round++) {
            more = false;
            for (List<Plan> plans : all) {
                if (round < plans.size() && chosen.size() < most) {
                    chosen.add(plans.get(round));
                    more = true;
                }
            }
        }
        chosen.sort(Comparator.comparingInt(Plan::order));
        return chosen;
    }

    private Map<Strategy, List<Plan>> plans(Goal goal) {
        Map<Strategy, List<Plan>> plans = new EnumMap<>(Strategy.class);
        int order = 0;
        for (Strategy strategy : strategies) {
            List<Plan> ofStrategy = plans.computeIfAbsent(strategy, key -> new ArrayList<>());
            for (Template template : templates) {
                for (Variant variant : Variants.of(strategy)) {
                    long draw = Seeds.hash(seed, Attack.id(goal, template, strategy, variant));
                    ofStrategy.add(new Plan(template, strategy, variant, order++, draw));
                }
            }
        }
        return plans;
    }

    private static Set<Strategy> through(Set<Channel> channels) {
        Set<Strategy> strategies = EnumSet.noneOf(Strategy.class);
        Arrays.stream(Strategy.values())
                .filter(strategy -> channels.contains(strategy.channel()))
                .forEach(strategies::add);
        return strategies;
    }
}

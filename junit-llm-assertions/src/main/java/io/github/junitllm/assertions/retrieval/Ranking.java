package io.github.junitllm.assertions.retrieval;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a retriever found, best first. Immutable.
 *
 * @param hits the documents in their order, each id once
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Ranking(List<Hit> hits) {

    /** trec_eval keeps scores as 32-bit floats and puts the greater id first where they tie. */
    private static final Comparator<Hit> BY_SCORE = Comparator.<Hit>comparingDouble(
                    hit -> (float) Objects.requireNonNull(hit.score()).doubleValue())
            .reversed()
            .thenComparing(hit -> hit.id().getBytes(StandardCharsets.UTF_8), (a, b) -> Arrays.compareUnsigned(b, a));

    /**
     * One document of a ranking.
     *
     * @param id what the judgements call it
     * @param score how well the retriever says it fits, the more the better; null where it does not say
     */
    public record Hit(String id, @Nullable Double score) {

        public Hit {
            Objects.requireNonNull(id, "id");
            if (score != null && score.isNaN()) {
                throw new IllegalArgumentException("the score of " + id + " is not a number");
            }
        }
    }

    /** Checks that no id comes twice. */
    public Ranking {
        hits = List.copyOf(hits);
        Set<String> ids = new HashSet<>();
        for (Hit hit : hits) {
            if (!ids.add(hit.id())) {
                throw new IllegalArgumentException("the ranking holds " + hit.id()
                        + " twice, which would count it twice; give ids of chunks, or each document once");
            }
        }
    }

    /** Returns a ranking of these ids, best first. */
    public static Ranking of(String... ids) {
        return of(List.of(ids));
    }

    /** Returns a ranking of these ids, best first. */
    public static Ranking of(Collection<String> ids) {
        return new Ranking(ids.stream().map(id -> new Hit(id, null)).toList());
    }

    /**
     * Returns the ranking that trec_eval makes of scores: highest first, compared as 32-bit floats, and of equal scores
     * the greater id (by its UTF-8 bytes) first.
     */
    public static Ranking byScore(Map<String, ? extends Number> scores) {
        return new Ranking(scores.entrySet().stream()
                .map(entry -> new Hit(entry.getKey(), entry.getValue().doubleValue()))
                .sorted(BY_SCORE)
                .toList());
    }

    /** Returns the ids, best first. */
    public List<String> ids() {
        return hits.stream().map(Hit::id).toList();
    }

    @Override
    public String toString() {
        return ids().toString();
    }
}

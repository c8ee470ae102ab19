package io.github.junitllm.assertions.retrieval;

import java.util.function.ToDoubleFunction;

record JudgedMetric(String name, ToDoubleFunction<Judged> function) implements RankMetric {

    @Override
    public double of(Ranking ranking, Judgements judgements) {
        return function.applyAsDouble(new Judged(ranking, judgements));
    }

    @Override
    public String toString() {
        return name;
    }
}

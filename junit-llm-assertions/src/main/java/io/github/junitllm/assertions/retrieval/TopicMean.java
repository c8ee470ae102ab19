package io.github.junitllm.assertions.retrieval;

import org.apiguardian.api.API;

/**
 * A metric over many questions.
 *
 * @param value the mean
 * @param topics how many questions it is the mean of: all that have judgements
 * @param missing how many of them have no ranking and so count as 0
 * @param unjudged how many rankings were left out because nothing is judged for their question
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TopicMean(double value, int topics, int missing, int unjudged) {}

package io.github.junitllm.assertions.retrieval;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/**
 * The rank metrics of NIST's trec_eval (10.0), under its names, to its definitions.
 *
 * <p>A document is relevant where its grade reaches {@link Judgements#relevantFrom()}; a document without a judgement is
 * not. Whatever would be divided by zero is 0. Gains are the grades themselves, discounted by log2(rank + 1). All values
 * lie between 0 and 1 but for the counts and the utility.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RankMetrics {

    private RankMetrics() {}

    /** {@code P_k}: relevant documents among the first k, divided by k even where fewer were retrieved. */
    public static RankMetric precision(int k) {
        return cut("P_", k, judged -> (double) judged.relevantWithin(k) / k);
    }

    /** {@code recall_k}: relevant documents among the first k, divided by all relevant ones. */
    public static RankMetric recall(int k) {
        return cut("recall_", k, judged -> Precision.ratio(judged.relevantWithin(k), judged.relevant()));
    }

    /** {@code success_k}, the hit rate of one question: 1 where one of the first k is relevant, else 0. */
    public static RankMetric success(int k) {
        return cut("success_", k, judged -> judged.relevantWithin(k) > 0 ? 1 : 0);
    }

    /** {@code relative_P_k}: precision at k, divided by the best that is possible at k. */
    public static RankMetric relativePrecision(int k) {
        return cut(
                "relative_P_", k, judged -> Precision.ratio(judged.relevantWithin(k), Math.min(k, judged.relevant())));
    }

    /** {@code unj_k}: share of the first k that is not judged; the less, the better the other metrics are known. */
    public static RankMetric unjudged(int k) {
        return cut("unj_", k, judged -> (double) judged.unjudgedWithin(k) / k);
    }

    /** {@code recip_rank}: 1 / rank of the first relevant document, 0 where there is none. Its mean is MRR. */
    public static RankMetric reciprocalRank() {
        return metric("recip_rank", Precision::reciprocalRank);
    }

    /** {@code map}: precision at each relevant document, over all relevant ones. Its mean is MAP. */
    public static RankMetric averagePrecision() {
        return metric("map", judged -> Precision.average(judged, Integer.MAX_VALUE));
    }

    /** {@code map_cut_k}: average precision of the first k. */
    public static RankMetric averagePrecision(int k) {
        return cut("map_cut_", k, judged -> Precision.average(judged, k));
    }

    /** {@code Rprec}: precision at R, the number of relevant documents. */
    public static RankMetric rPrecision() {
        return metric("Rprec", judged -> Precision.ratio(judged.relevantWithin(judged.relevant()), judged.relevant()));
    }

    /**
     * {@code Rprec_mult}: precision at a multiple of R.
     *
     * @param multiple above 0
     */
    public static RankMetric rPrecision(double multiple) {
        if (!(multiple > 0 && multiple < 1_000)) {
            throw new IllegalArgumentException("a multiple of R lies above 0, not at " + multiple);
        }
        return metric("Rprec_mult_" + decimals(multiple), judged -> Precision.atMultipleOfRelevant(judged, multiple));
    }

    /**
     * {@code iprec_at_recall}: highest precision at any rank from where this recall is reached.
     *
     * @param recall from 0 to 1
     */
    public static RankMetric interpolatedPrecision(double recall) {
        return metric(
                "iprec_at_recall_" + decimals(share("a recall", recall)),
                judged -> Precision.interpolated(judged, recall));
    }

    /** {@code 11pt_avg}: mean of the interpolated precision at recall 0.0, 0.1, ... 1.0. */
    public static RankMetric elevenPointAverage() {
        return metric("11pt_avg", Precision::elevenPointAverage);
    }

    /** {@code bpref}: how seldom a judged non-relevant document stands before a relevant one (Buckley and Voorhees 2004). */
    public static RankMetric bpref() {
        return metric("bpref", Precision::binaryPreference);
    }

    /** {@code infAP}: average precision inferred from a judged sample of the pool (Yilmaz and Aslam 2006). */
    public static RankMetric inferredAveragePrecision() {
        return metric("infAP", Precision::inferredAverage);
    }

    /** {@code ndcg}: discounted gain of the whole ranking over that of the best one (Jarvelin and Kekalainen 2002). */
    public static RankMetric ndcg() {
        return metric("ndcg", judged -> Gain.normalized(judged, Integer.MAX_VALUE, Gain.LINEAR));
    }

    /** {@code ndcg_cut_k}: discounted gain of the first k over that of the best k of all judged documents. */
    public static RankMetric ndcg(int k) {
        return cut("ndcg_cut_", k, judged -> Gain.normalized(judged, k, Gain.LINEAR));
    }

    /** {@code ndcg_exp_k}: as {@link #ndcg(int)} with the gain 2^grade - 1 (Burges et al. 2005), which trec_eval has not. */
    public static RankMetric ndcgExponential(int k) {
        return cut("ndcg_exp_", k, judged -> Gain.normalized(judged, k, Gain.EXPONENTIAL));
    }

    /** {@code ndcg_rel}: nDCG averaged over the relevant documents. */
    public static RankMetric ndcgAtRelevant() {
        return metric("ndcg_rel", Gain::normalizedAtRelevant);
    }

    /** {@code Rndcg}: nDCG averaged over the ranks where the grade of the best ranking changes. */
    public static RankMetric ndcgAtLevels() {
        return metric("Rndcg", Gain::normalizedAtLevels);
    }

    /** {@code binG}: 1 / log2(2 + non-relevant documents before), averaged over the relevant ones. */
    public static RankMetric binaryG() {
        return metric("binG", Gain::binary);
    }

    /** {@code G}: as {@link #binaryG()} by grade. */
    public static RankMetric gradedG() {
        return metric("G", Gain::graded);
    }

    /**
     * {@code rbp}: rank-biased precision (Moffat and Zobel 2008), gains divided by the highest grade.
     *
     * @param persistence how likely a reader goes on to the next document; trec_eval takes 0.9
     */
    public static RankMetric rankBiasedPrecision(double persistence) {
        share("a persistence", persistence);
        return metric(biased("rbp", persistence), judged -> Gain.rankBiased(judged, persistence));
    }

    /**
     * {@code rbp_resid}: how much rank-biased precision could rise if all that is not judged were relevant; as in
     * trec_eval 0 where each retrieved document is judged.
     *
     * @param persistence as for {@link #rankBiasedPrecision(double)}
     */
    public static RankMetric rankBiasedResidual(double persistence) {
        share("a persistence", persistence);
        return metric(biased("rbp_resid", persistence), judged -> Gain.rankBiasedResidual(judged, persistence));
    }

    /** {@code utility}: relevant documents retrieved less the others retrieved; may be below 0. */
    public static RankMetric utility() {
        return metric("utility", judged -> 2.0 * judged.relevantRetrieved() - judged.retrieved());
    }

    /** {@code set_P}: share of the retrieved documents that is relevant. For ids of contexts: context precision. */
    public static RankMetric setPrecision() {
        return metric("set_P", judged -> Precision.ratio(judged.relevantRetrieved(), judged.retrieved()));
    }

    /** {@code set_recall}: share of the relevant documents that was retrieved. For ids of contexts: context recall. */
    public static RankMetric setRecall() {
        return metric("set_recall", judged -> Precision.ratio(judged.relevantRetrieved(), judged.relevant()));
    }

    /** {@code set_relative_P}: precision of the set over the best possible for its size. */
    public static RankMetric setRelativePrecision() {
        return metric(
                "set_relative_P",
                judged -> Precision.ratio(judged.relevantRetrieved(), Math.min(judged.retrieved(), judged.relevant())));
    }

    /** {@code set_map}: precision times recall of the set. */
    public static RankMetric setAveragePrecision() {
        return metric(
                "set_map",
                judged -> Precision.ratio(
                        (double) judged.relevantRetrieved() * judged.relevantRetrieved(),
                        (double) judged.retrieved() * judged.relevant()));
    }

    /** {@code set_F}: harmonic mean of precision and recall of the set. */
    public static RankMetric setF() {
        return metric("set_F", judged -> Precision.harmonic(judged, 1));
    }

    /** {@code num_ret}: how many documents were retrieved. */
    public static RankMetric retrieved() {
        return metric("num_ret", Judged::retrieved);
    }

    /** {@code num_rel}: how many documents are relevant. */
    public static RankMetric relevant() {
        return metric("num_rel", Judged::relevant);
    }

    /** {@code num_rel_ret}: how many relevant documents were retrieved. */
    public static RankMetric relevantRetrieved() {
        return metric("num_rel_ret", Judged::relevantRetrieved);
    }

    /** {@code num_nonrel_judged_ret}: how many documents were retrieved that are judged and not relevant. */
    public static RankMetric judgedNonRelevantRetrieved() {
        return metric("num_nonrel_judged_ret", Judged::judgedNonRelevantRetrieved);
    }

    private static RankMetric metric(String name, ToDoubleFunction<Judged> function) {
        return new JudgedMetric(name, function);
    }

    private static RankMetric cut(String name, int k, ToDoubleFunction<Judged> function) {
        if (k < 1) {
            throw new IllegalArgumentException("k counts ranks from 1 on, not from " + k);
        }
        return metric(name + k, function);
    }

    private static String biased(String name, double persistence) {
        return persistence == 0.9 ? name : name + "_" + decimals(persistence);
    }

    private static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " lies between 0 and 1, not at " + value);
        }
        return value;
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

package io.github.junitllm.benchmarks;

/**
 * One result: what we take, as a multiple of what the reference takes.
 *
 * @param measure what was measured
 * @param ours the middle value of our runs, with its unit
 * @param reference the same of what it is compared with
 * @param median ratio of the middle values
 * @param best ratio of the least values: what the machine's other work disturbed least
 * @param limit what the median should not exceed; infinite where nothing was promised
 */
record Ratio(String measure, String ours, String reference, double median, double best, double limit) {

    static Ratio of(String measure, String unit, double[] oursMedianMin, double[] referenceMedianMin, double limit) {
        return new Ratio(
                measure,
                figure(oursMedianMin[0], unit),
                figure(referenceMedianMin[0], unit),
                oursMedianMin[0] / referenceMedianMin[0],
                oursMedianMin[1] / referenceMedianMin[1],
                limit);
    }

    private static String figure(double value, String unit) {
        return String.format(value >= 100 ? "%,.0f %s" : "%.2f %s", value, unit);
    }

    String line() {
        boolean promised = limit != Double.POSITIVE_INFINITY;
        return String.format(
                "| %s | %s | %s | %.2f | %.2f | %s |",
                measure,
                ours,
                reference,
                median,
                best,
                promised ? String.format("%.2f%s", limit, median <= limit ? "" : " missed") : "");
    }
}

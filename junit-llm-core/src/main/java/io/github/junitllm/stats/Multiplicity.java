package io.github.junitllm.stats;

import java.util.Arrays;
import java.util.Comparator;
import org.apiguardian.api.API;

/** Adjusts the p-values of several tests that are looked at together. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Multiplicity {

    private Multiplicity() {}

    /** Adjust by Holm 1979: rejecting where the result is at most alpha errs at all with probability at most alpha. */
    public static double[] holm(double[] p) {
        Integer[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double soFar = 0;
        for (int r = 0; r < order.length; r++) {
            soFar = Math.max(soFar, Math.min(1, (p.length - r) * p[order[r]]));
            adjusted[order[r]] = soFar;
        }
        return adjusted;
    }

    /** Adjust by Benjamini and Hochberg 1995: bounds the expected share of false rejections; for dashboards. */
    public static double[] benjaminiHochberg(double[] p) {
        Integer[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double soFar = 1;
        for (int r = order.length; r >= 1; r--) {
            soFar = Math.min(soFar, p[order[r - 1]] * p.length / r);
            adjusted[order[r - 1]] = soFar;
        }
        return adjusted;
    }

    private static Integer[] ascending(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        return order;
    }
}

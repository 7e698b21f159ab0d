package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.Arrays;

/// A distribution of numbers given by some of its quantiles: straight lines between them, or curves of equal ratio
/// where `log` is set, as suits prices and weights.
final class Quantiles {
    private final double[] at;
    private final double[] to;
    private final boolean log;
    private final double unit;

    private Quantiles(double[] at, double[] to, boolean log, double unit) {
        this.at = at;
        this.to = to;
        this.log = log;
        this.unit = unit;
    }

    /// `at` in percent, from 0 to 100; `round` is the number of decimals.
    static Quantiles of(Entry entry) {
        double[] at =
                Arrays.stream(entry.need("at").numbers()).map(p -> p / 100).toArray();
        double[] to = entry.need("to").numbers();
        boolean log = entry.find("log").map(Entry::flag).orElse(false);
        int decimals = entry.find("round").map(e -> (int) e.whole()).orElse(-1);
        if (at.length != to.length || at.length < 2 || at[0] != 0 || at[at.length - 1] != 1) {
            throw entry.wrong("`at` goes from 0 to 100, and `to` has a value for each");
        }
        if (log && Arrays.stream(to).anyMatch(value -> value <= 0)) {
            throw entry.wrong("with `log: true` all values of `to` must be above 0");
        }
        return new Quantiles(at, to, log, decimals < 0 ? 0 : Math.pow(10, decimals));
    }

    double value(double p) {
        int found = Arrays.binarySearch(at, p);
        int upper = Math.clamp(found < 0 ? -found - 1 : found, 1, at.length - 1);
        double share = (p - at[upper - 1]) / (at[upper] - at[upper - 1]);
        double low = to[upper - 1];
        double high = to[upper];
        double value = log ? low * Math.pow(high / low, share) : low + (high - low) * share;
        return unit == 0 ? value : Math.rint(value * unit) / unit;
    }
}

package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values with weights. Over n evenly spaced draws, where n is the sum of the weights, each value comes exactly as
/// often
/// as its weight says.
final class Weights {
    private static final String NOTHING = "~";

    private final @Nullable Object[] values;
    private final double[] upTo;

    private Weights(@Nullable Object[] values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    static Weights of(Entry entry) {
        Map<String, Entry> map = entry.map();
        @Nullable Object[] values = new Object[map.size()];
        double[] upTo = new double[map.size()];
        double sum = 0;
        int i = 0;
        for (Map.Entry<String, Entry> one : map.entrySet()) {
            values[i] = one.getKey().equals(NOTHING) ? null : Values.parse(one.getKey());
            sum += one.getValue().number();
            upTo[i++] = sum;
        }
        if (sum <= 0) {
            throw entry.wrong("`" + entry.name() + "` needs values with weights above 0");
        }
        for (i = 0; i < upTo.length; i++) {
            upTo[i] /= sum;
        }
        return new Weights(values, upTo);
    }

    @Nullable
    Object at(double unit) {
        int found = Arrays.binarySearch(upTo, unit);
        int index = found < 0 ? -found - 1 : found + 1;
        return values[Math.min(index, values.length - 1)];
    }
}

package dev.feira.sample.generate;

import dev.feira.sample.spec.Entry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A moment: so many in each month (and on single days, which its month leaves out), more on some weekdays, more at
/// some hours.
///
/// `moment: {months: {2017-01: 800, 2017-11-24: 1176}, weekdays: [16, …], hours: [24, …]}`
final class Moments implements Cell {
    private static final int HOURS = 24;
    private static final int SECONDS_PER_HOUR = 3600;

    private final List<LocalDate> days;
    private final double[] dayShares;
    private final double[] hourShares;
    private final Draw draw;
    private final long salt;

    private Moments(List<LocalDate> days, double[] dayShares, double[] hourShares, Draw draw, long salt) {
        this.days = days;
        this.dayShares = dayShares;
        this.hourShares = hourShares;
        this.draw = draw;
        this.salt = salt;
    }

    static Cell parse(Entry entry, Draw draw, long salt) {
        double[] weekdays = entry.need("weekdays").numbers();
        double[] hours = entry.need("hours").numbers();
        if (weekdays.length != 7 || hours.length != HOURS) {
            throw entry.wrong("`weekdays` has 7 weights from Monday on, `hours` has 24 from midnight on");
        }
        List<LocalDate> days = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        Map<String, Entry> months = entry.need("months").map();
        for (Map.Entry<String, Entry> month : months.entrySet()) {
            addMonth(month.getKey(), month.getValue(), months.keySet(), weekdays, days, weights);
        }
        return new Moments(
                List.copyOf(days),
                cumulated(weights.stream().mapToDouble(Double::doubleValue).toArray()),
                cumulated(hours),
                draw,
                salt);
    }

    private static void addMonth(
            String key,
            Entry weight,
            Set<String> single,
            double[] weekdays,
            List<LocalDate> days,
            List<Double> weights) {
        try {
            if (key.length() > 7) {
                days.add(LocalDate.parse(key));
                weights.add(weight.number());
                return;
            }
            YearMonth month = YearMonth.parse(key);
            List<LocalDate> free = month.atDay(1)
                    .datesUntil(month.plusMonths(1).atDay(1))
                    .filter(day -> !single.contains(day.toString()))
                    .toList();
            double all = free.stream().mapToDouble(day -> weight(day, weekdays)).sum();
            for (LocalDate day : free) {
                days.add(day);
                weights.add(weight.number() * weight(day, weekdays) / all);
            }
        } catch (DateTimeException e) {
            throw weight.wrong("`" + key + "` is neither a month such as `2017-11` nor a day such as `2017-11-24`");
        }
    }

    private static double weight(LocalDate day, double[] weekdays) {
        return weekdays[day.getDayOfWeek().getValue() - 1];
    }

    private static double[] cumulated(double[] weights) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        double all = sums[sums.length - 1];
        return Arrays.stream(sums).map(sum -> sum / all).toArray();
    }

    @Override
    public Object of(Row row) {
        LocalDate day = days.get(index(dayShares, draw.at(row)));
        long hour = index(hourShares, Chance.unit(salt, row.index()));
        long second = (long) (Chance.unit(~salt, row.index()) * SECONDS_PER_HOUR);
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) + hour * SECONDS_PER_HOUR + second;
    }

    /// A moment written out, in seconds since 1970.
    static long instant(Entry entry) {
        try {
            return Instant.parse(entry.text()).getEpochSecond();
        } catch (DateTimeException e) {
            throw entry.wrong("`" + entry.text() + "` is no moment such as `2018-10-18T00:00:00Z`");
        }
    }

    private static int index(double[] upTo, double unit) {
        int found = Arrays.binarySearch(upTo, unit);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }
}

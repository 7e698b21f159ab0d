package dev.feira.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them.
public final class Numbers {
    private Numbers() {}

    /// `1,550,922`
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// `12.3 MB`, in powers of ten.
    public static String bytes(long value) {
        if (value < 1_000) {
            return value + " B";
        }
        if (value < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", value / 1e3);
        }
        return value < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", value / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", value / 1e9);
    }

    /// `0.42 s`, `12.3 s`, `3 min 5 s`
    public static String time(Duration time) {
        double seconds = seconds(time);
        if (seconds >= 120) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }

    public static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /// Rows a second: `1,234,567`, or `-` where nothing was measured.
    public static String rate(long rows, Duration time) {
        return time.isPositive() ? count(Math.round(rows / seconds(time))) : "-";
    }
}

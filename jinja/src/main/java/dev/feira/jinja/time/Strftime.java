package dev.feira.jinja.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// `strftime` as in the C locale, with the flags `-`, `_`, `0` and `^` of the GNU library.
final class Strftime {
    private final DateTimeValue moment;
    private final LocalDateTime wall;

    private Strftime(DateTimeValue moment) {
        this.moment = moment;
        this.wall = moment.wall();
    }

    static String format(String pattern, DateTimeValue moment) {
        return new Strftime(moment).expand(pattern);
    }

    private String expand(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c != '%' || at + 1 == pattern.length()) {
                out.append(c);
                continue;
            }
            char flag = pattern.charAt(++at);
            boolean flagged = "-_0^".indexOf(flag) >= 0 && at + 1 < pattern.length();
            char code = flagged ? pattern.charAt(++at) : flag;
            out.append(flagged ? flagged(flag, directive(code)) : directive(code));
        }
        return out.toString();
    }

    private static String flagged(char flag, String text) {
        return switch (flag) {
            case '-' -> text.replaceFirst("^[0 ]+(?=.)", "");
            case '_' -> blanks(text);
            case '^' -> text.toUpperCase(Locale.ROOT);
            default -> text;
        };
    }

    private static String blanks(String text) {
        int zeros = 0;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
            zeros++;
        }
        return " ".repeat(zeros) + text.substring(zeros);
    }

    private String directive(char code) {
        return switch (code) {
            case 'a' -> text("EEE");
            case 'A' -> text("EEEE");
            case 'b', 'h' -> text("MMM");
            case 'B' -> text("MMMM");
            case 'c' -> expand("%a %b %e %H:%M:%S %Y");
            case 'C' -> two(wall.getYear() / 100);
            case 'd' -> two(wall.getDayOfMonth());
            case 'D', 'x' -> expand("%m/%d/%y");
            case 'e' -> String.format("%2d", wall.getDayOfMonth());
            case 'f' -> String.format("%06d", wall.getNano() / 1000);
            case 'F' -> expand("%Y-%m-%d");
            case 'G' -> String.valueOf(wall.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> two(wall.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'H' -> two(wall.getHour());
            case 'I' -> two(twelve());
            case 'j' -> String.format("%03d", wall.getDayOfYear());
            case 'k' -> String.format("%2d", wall.getHour());
            case 'l' -> String.format("%2d", twelve());
            case 'm' -> two(wall.getMonthValue());
            case 'M' -> two(wall.getMinute());
            case 'n' -> "\n";
            case 'p' -> wall.getHour() < 12 ? "AM" : "PM";
            case 'P' -> wall.getHour() < 12 ? "am" : "pm";
            case 'r' -> expand("%I:%M:%S %p");
            case 'R' -> expand("%H:%M");
            case 's' -> String.valueOf(moment.in(ZoneValue.UTC).wall().toEpochSecond(java.time.ZoneOffset.UTC));
            case 'S' -> two(wall.getSecond());
            case 't' -> "\t";
            case 'T', 'X' -> expand("%H:%M:%S");
            case 'u' -> String.valueOf(weekday());
            case 'U' -> two(week(weekday() % 7));
            case 'V' -> two(wall.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'w' -> String.valueOf(weekday() % 7);
            case 'W' -> two(week(weekday() - 1));
            case 'y' -> two(wall.getYear() % 100);
            case 'Y' -> String.valueOf(wall.getYear());
            case 'z' -> moment.offsetText("");
            case 'Z' -> moment.zone() == null ? "" : moment.zone().label(wall);
            case '%' -> "%";
            default -> "%" + code;
        };
    }

    private String text(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(wall);
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }

    private int twelve() {
        return wall.getHour() % 12 == 0 ? 12 : wall.getHour() % 12;
    }

    private int weekday() {
        return LocalDate.from(wall).getDayOfWeek().getValue();
    }

    /// Weeks since the year's first one that is complete, for a day counted from the week's beginning.
    private int week(int dayOfWeek) {
        return (wall.getDayOfYear() + 6 - dayOfWeek) / 7;
    }
}

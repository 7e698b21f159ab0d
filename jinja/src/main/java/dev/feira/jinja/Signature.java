package dev.feira.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of a function written in Java; binding gives Python's errors for wrong calls.
///
/// @param required how many of the parameters, from the first, must be given
public record Signature(String name, int required, List<String> parameters) {
    public static Signature of(String name, int required, String... parameters) {
        return new Signature(name, required, List.of(parameters));
    }

    /// The arguments by parameter.
    public Bound bind(Arguments arguments) {
        @Nullable Object[] values = new @Nullable Object[parameters.size()];
        if (arguments.size() > values.length) {
            throw TemplateException.typeError(name + "() takes " + takes() + " but " + arguments.size()
                    + (arguments.size() == 1 ? " was given" : " were given"));
        }
        for (int i = 0; i < arguments.size(); i++) {
            values[i] = arguments.get(i);
        }
        for (Map.Entry<String, Object> entry : arguments.named().entrySet()) {
            values[indexOf(entry.getKey(), values)] = entry.getValue();
        }
        requireAll(values);
        return new Bound(this, values);
    }

    private int indexOf(String keyword, @Nullable Object[] values) {
        int index = parameters.indexOf(keyword);
        if (index < 0) {
            throw TemplateException.typeError(name + "() got an unexpected keyword argument '" + keyword + "'");
        }
        if (values[index] != null) {
            throw TemplateException.typeError(name + "() got multiple values for argument '" + keyword + "'");
        }
        return index;
    }

    private String takes() {
        int most = parameters.size();
        String count = required == most ? String.valueOf(most) : "from " + required + " to " + most;
        return count + " positional argument" + (most == 1 ? "" : "s");
    }

    private void requireAll(@Nullable Object[] values) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < required; i++) {
            if (values[i] == null) {
                missing.add("'" + parameters.get(i) + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw TemplateException.typeError(name + "() missing " + missing.size() + " required positional argument"
                    + (missing.size() == 1 ? "" : "s") + ": " + joined(missing));
        }
    }

    private static String joined(List<String> names) {
        if (names.size() == 1) {
            return names.get(0);
        }
        String last = names.get(names.size() - 1);
        String first = names.stream().limit(names.size() - 1).collect(Collectors.joining(", "));
        return names.size() == 2 ? first + " and " + last : first + ", and " + last;
    }
}

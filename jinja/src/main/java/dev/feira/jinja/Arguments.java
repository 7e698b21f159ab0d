package dev.feira.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a call hands over: values by position and by name.
public record Arguments(List<Object> positional, Map<String, Object> named) {
    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    public static Arguments of(Object... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    public Arguments withNamed(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(named);
        more.put(name, value);
        return new Arguments(positional, more);
    }

    /// With one more value in front.
    public Arguments prepend(Object first) {
        List<Object> more = new ArrayList<>(positional.size() + 1);
        more.add(first);
        more.addAll(positional);
        return new Arguments(more, named);
    }

    /// Without the first `count` values by position.
    public Arguments skip(int count) {
        return new Arguments(positional.subList(Math.min(count, positional.size()), positional.size()), named);
    }

    /// How many values came by position.
    public int size() {
        return positional.size();
    }

    /// The value at the position, a TypeError if there is none.
    public Object get(int position) {
        if (position >= positional.size()) {
            throw TemplateException.typeError("missing positional argument " + (position + 1));
        }
        return positional.get(position);
    }

    /// The value at the position or, failing that, of the name.
    public Optional<Object> find(int position, String name) {
        return position >= 0 && position < positional.size()
                ? Optional.of(positional.get(position))
                : Optional.ofNullable(named.get(name));
    }
}

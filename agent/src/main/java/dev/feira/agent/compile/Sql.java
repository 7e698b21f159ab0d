package dev.feira.agent.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// SQL and the values of its `?`, which stay together however they are put into each other.
record Sql(String text, List<Object> parameters) {
    static final Sql NOTHING = new Sql("", List.of());

    Sql {
        parameters = List.copyOf(parameters);
    }

    static Sql of(String text) {
        return new Sql(text, List.of());
    }

    static Sql value(Object value) {
        return new Sql("?", List.of(value));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    Sql and(String more) {
        return new Sql(text + more, parameters);
    }

    Sql and(Sql more) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(more.parameters);
        return new Sql(text + more.text, all);
    }

    static Sql joined(List<Sql> parts, String between) {
        Sql all = NOTHING;
        for (int i = 0; i < parts.size(); i++) {
            all = (i == 0 ? all : all.and(between)).and(parts.get(i));
        }
        return all;
    }

    static Collector<Sql, ?, Sql> joining(String between) {
        return Collectors.collectingAndThen(Collectors.toList(), parts -> joined(parts, between));
    }
}

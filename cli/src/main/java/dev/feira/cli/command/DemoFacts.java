package dev.feira.cli.command;

import dev.feira.warehouse.Publications;
import dev.feira.warehouse.Rows;
import dev.feira.warehouse.Session;
import dev.feira.warehouse.WarehouseSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the marts of the published generation say.
///
/// @param values by the fact's name
record DemoFacts(Map<String, @Nullable Object> values, List<Answer> answers) {
    static final DemoFacts NONE = new DemoFacts(Map.of(), List.of());

    /// A question and the sentence that answers it.
    record Answer(String question, String sentence) {}

    static DemoFacts read(DemoFile file, Publications publications, WarehouseSettings settings) {
        try (Publications.Reader reader = publications.open(settings);
                Session session = reader.warehouse().session()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            file.facts()
                    .forEach((name, sql) -> values.put(name, session.run(sql).single()));
            List<Answer> answers = new ArrayList<>();
            for (DemoFile.Question question : file.questions()) {
                answers.add(new Answer(question.question(), sentence(question.answer(), session.run(question.sql()))));
            }
            return new DemoFacts(values, answers);
        }
    }

    private static String sentence(String template, Rows rows) {
        if (rows.values().isEmpty()) {
            return "no rows say anything about it";
        }
        String sentence = template;
        for (int i = 0; i < rows.fields().size(); i++) {
            Object value = rows.values().getFirst().get(i);
            sentence = sentence.replace("{" + rows.fields().get(i).name() + "}", String.valueOf(value));
        }
        return sentence;
    }
}

package dev.feira.cli.command;

import java.util.List;
import java.util.Map;

/// `demo.yml` of a project: what the demo reads from the star schema. The engine knows no shop.
///
/// @param facts a statement that returns one value, by the fact's name
/// @param next commands to try and what they do
record DemoFile(Map<String, String> facts, List<Question> questions, List<List<String>> next) {
    /// @param answer a sentence with `{column}` for the columns of the statement's first row
    record Question(String question, String answer, String sql) {}
}

package dev.feira.cli.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `demo.yml` of a project: what the demo streams and what it reads from the star schema. The engine knows no shop.
///
/// @param facts a statement that returns one value, by the fact's name
/// @param next commands to try and what they do
record DemoFile(Optional<Stream> stream, Map<String, String> facts, List<Question> questions, List<List<String>> next) {
    /// @param name of the declared stream
    /// @param events so many are in its topic in the end
    /// @param rate events a second
    /// @param bad the share that is malformed on purpose
    record Stream(String name, long events, double rate, double bad) {
        Stream {
            if (events < 1) {
                throw new IllegalArgumentException("`events` must be 1 or more");
            }
        }
    }

    /// @param answer a sentence with `{column}` for the columns of the statement's first row
    record Question(String question, String answer, String sql) {}
}

package dev.feira.core;

import java.time.Duration;
import java.util.OptionalLong;

/// What a room is doing, told to the [EventListener] that it was given: the terminal draws progress from it.
///
/// `step` is the room's verb (`ingest`, `load`, …), `subject` what it works on (a table, a server).
public sealed interface Event {
    String step();

    String subject();

    /// Work on the subject begins; `total` rows are expected where that is known.
    record Started(String step, String subject, OptionalLong total) implements Event {}

    /// `done` rows so far, counted from the start of the subject.
    record Progressed(String step, String subject, long done) implements Event {}

    /// The subject is finished.
    record Finished(String step, String subject, long rows, Duration elapsed) implements Event {}

    /// Something worth knowing.
    record Noted(String step, String subject, String message) implements Event {}

    /// Something that a person should look at; the work goes on.
    record Warned(String step, String subject, String message) implements Event {}
}

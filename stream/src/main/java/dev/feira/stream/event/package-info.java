/// One event: as it arrived ([Arrival]), and how its JSON becomes rows in the form of PostgreSQL's COPY BINARY without
/// an object for each value. [EventReader] does that, or says with [BadEvent] why it cannot.
@NullMarked
package dev.feira.stream.event;

import org.jspecify.annotations.NullMarked;

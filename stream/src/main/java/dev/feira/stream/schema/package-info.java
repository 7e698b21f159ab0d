/// What an event holds: JSON Schema files, one for each version, read into an [EventSchema] whose [Field]s say how each
/// value is checked and stored. [Compatibility] tells an addition, which flows, from a breaking change, which stops.
@NullMarked
package dev.feira.stream.schema;

import org.jspecify.annotations.NullMarked;

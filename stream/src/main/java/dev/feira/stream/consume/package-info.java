/// Kafka's half of a consumer. [Start] waits until both servers answer; [StreamRun] polls on a thread of its own and
/// never waits for PostgreSQL; each partition
/// has a [Lane], which turns events into batches and writes them; a [Clerk] does what can wait: latencies, dead letters
/// for Kafka, the question whether all is caught up. Read [StreamRun] first.
@NullMarked
package dev.feira.stream.consume;

import org.jspecify.annotations.NullMarked;

/// Kafka → PostgreSQL with an exactly-once effect. A [Stream] is what a file `streams/<name>.yml` declares: its topic,
/// what its events hold and the tables they go to. Read [Stream] first.
@NullMarked
package dev.feira.stream;

import org.jspecify.annotations.NullMarked;

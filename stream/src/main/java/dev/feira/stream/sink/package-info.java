/// Batches → PostgreSQL. [PartitionSink] writes the batches of one partition, each in one transaction with the offset
/// that it reaches ([Ledger]), and decides what a failure means ([SqlState]); [BatchWriter] is that transaction;
/// [Definition] makes the tables.
@NullMarked
package dev.feira.stream.sink;

import org.jspecify.annotations.NullMarked;

/// What is to be read, as data: a [Plan] of [TableJob]s of chunks, longest first, made by [Planner] without touching
/// a row.
@NullMarked
package dev.feira.ingest.plan;

import org.jspecify.annotations.NullMarked;

/// Source → lake: reads declared tables on one consistent snapshot, digests every row on both sides and commits each
/// table at once. [Ingest] is the door: `run` brings the lake up to date, `reconcile` proves that it is. What is agreed
/// about a table stands in `ingest/<table>.yml`. Read [Ingest] first, then the packages `plan`, `snapshot`, `read`.
@NullMarked
package dev.feira.ingest;

import org.jspecify.annotations.NullMarked;

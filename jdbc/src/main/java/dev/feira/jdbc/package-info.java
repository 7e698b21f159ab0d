/// Open databases: how to reach one ([ConnectionSettings]), a bounded pool of connections to it ([Database]), what its
/// tables look like ([SourceTable]) and how its SQL is spoken ([Dialect]). Every connection has time limits and a
/// session in UTC; every failure comes out as a problem with its cure. Read [Database] first.
@NullMarked
package dev.feira.jdbc;

import org.jspecify.annotations.NullMarked;

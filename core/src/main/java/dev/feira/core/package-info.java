/// The words that every room speaks, without any I/O: what a table and its columns are ([Table], [Column], [SqlType]),
/// what
/// went wrong and who must act ([Problem]), what is happening ([Event]), and what a proof of completeness says
/// ([Reconciliation]). Read [Problem] and [SqlType] first.
@NullMarked
package dev.feira.core;

import org.jspecify.annotations.NullMarked;

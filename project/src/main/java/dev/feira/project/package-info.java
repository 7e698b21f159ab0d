/// A project folder: what `feira.yml` and `.env` say, for one target. Read [Project] first. Rooms declare their
/// settings
/// as records and know nothing of files; [Project#section] binds a section of `feira.yml` to such a record and reports
/// every mistake with its line and column. [Layout] says where things lie under `.feira/`, [Lock] keeps two commands
/// from working on the same thing, [Invocation] names a run.
@NullMarked
package dev.feira.project;

import org.jspecify.annotations.NullMarked;

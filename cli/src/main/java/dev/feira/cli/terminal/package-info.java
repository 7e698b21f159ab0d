/// What a person sees: progress drawn from events, aligned tables, numbers with separators, JSON for programs. Nothing
/// here knows what the work is.
@NullMarked
package dev.feira.cli.terminal;

import org.jspecify.annotations.NullMarked;

/// What Jinja brings along: [Filters] by subject, [Tests] and [Globals].
@NullMarked
package dev.feira.jinja.builtin;

import org.jspecify.annotations.NullMarked;

/// Python's modules for templates: `re`, `datetime`, `pytz` and `itertools`, as far as templates use them.
@NullMarked
package dev.feira.jinja.modules;

import org.jspecify.annotations.NullMarked;

/// YAML with line and column → records, by reflection. [Document] is a file, [Binder] fills a record from one of its
/// mappings, [Scalars] turns text into values, [Mistakes] gathers what is wrong so that the user sees all of it at
/// once.
@NullMarked
package dev.feira.project.settings;

import org.jspecify.annotations.NullMarked;

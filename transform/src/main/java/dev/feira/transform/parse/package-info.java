/// From a project's files to its `Manifest`. [ProjectParser] leads through it: list the files, read macros, models and
/// YAML in parallel, settle each node's configuration ([NodeParser], [ConfigRules]), make tests, then resolve every
/// reference ([Resolver]) and refuse what does not fit together.
@NullMarked
package dev.feira.transform.parse;

import org.jspecify.annotations.NullMarked;

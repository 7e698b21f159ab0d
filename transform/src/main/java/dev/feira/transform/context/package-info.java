/// The names that templates see whatever they belong to: variables, JSON and YAML, messages, the target. [BaseContext]
/// puts them together; [DbtEnvironment] is the Jinja dialect; [YamlRenderer] renders the values of YAML files.
@NullMarked
package dev.feira.transform.context;

import org.jspecify.annotations.NullMarked;

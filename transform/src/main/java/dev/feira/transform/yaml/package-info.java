/// YAML as dbt reads it (YAML 1.1 scalars) with the place of every value. [Yaml] is the tree, [YamlFile] reads one.
@NullMarked
package dev.feira.transform.yaml;

import org.jspecify.annotations.NullMarked;

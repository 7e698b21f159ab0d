/// What a parsed project is: a [Manifest] of resources. Read [Resource] first, then [Node], the kind that runs.
@NullMarked
package dev.feira.transform.manifest;

import org.jspecify.annotations.NullMarked;

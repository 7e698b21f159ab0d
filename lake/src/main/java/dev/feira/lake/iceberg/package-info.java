/// How the lake speaks Iceberg: the catalog, types both ways, schema evolution and the commit. Read [LakeCatalog]
/// first.
@NullMarked
package dev.feira.lake.iceberg;

import org.jspecify.annotations.NullMarked;

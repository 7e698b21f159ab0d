/// Rows made from a description. Every value is a pure function of the seed, its table, its column and its row number:
/// rows can be made in any order, by any number of threads, without holding them. [World] is the described shop,
/// [Model] one of its tables, [Cell] how one column's value is made, [Relation] how a row finds its parent.
@NullMarked
package dev.feira.sample.generate;

import org.jspecify.annotations.NullMarked;

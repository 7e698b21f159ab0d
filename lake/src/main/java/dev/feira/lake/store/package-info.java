/// Where the lake's files lie: [Store] is the edge, [FolderStore] a folder of this machine.
@NullMarked
package dev.feira.lake.store;

import org.jspecify.annotations.NullMarked;

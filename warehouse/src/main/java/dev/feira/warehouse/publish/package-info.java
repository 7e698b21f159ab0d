/// The files behind [dev.feira.warehouse.Publications]: how a generation is written so that it is either whole or not
/// there.
@NullMarked
package dev.feira.warehouse.publish;

import org.jspecify.annotations.NullMarked;

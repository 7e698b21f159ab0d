/// The files `ingest/<table>.yml`: [ContractFile] reads one with the place of each error; [Drift] compares what a
/// contract promises with what the source holds now.
@NullMarked
package dev.feira.ingest.contract;

import org.jspecify.annotations.NullMarked;

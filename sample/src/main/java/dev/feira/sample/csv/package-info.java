/// CSV files as Kaggle writes them: reading ([CsvReader]) and knowing how many bytes a row takes ([CsvStyle]).
@NullMarked
package dev.feira.sample.csv;

import org.jspecify.annotations.NullMarked;

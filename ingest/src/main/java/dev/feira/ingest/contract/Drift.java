package dev.feira.ingest.contract;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.SqlType;
import dev.feira.ingest.contract.Contract.DriftPolicy;
import dev.feira.jdbc.Dialect;
import dev.feira.jdbc.SourceColumn;
import dev.feira.jdbc.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a source table's columns are to become, given what its contract promises and how it has changed since.
///
/// @param columns what to read, in the source's order
/// @param notes what has changed, to be told
public record Drift(List<ContractColumn> columns, List<String> notes) {
    public Drift {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /// Compares the two.
    ///
    /// @throws dev.feira.core.ProblemException when the policy, or faithfulness, does not allow the change
    public static Drift between(Contract contract, SourceTable source, Dialect dialect) {
        return new Comparison(contract, dialect).compare(source);
    }

    /// Whether every value of `from` is a value of `to` as well, so that a column may become it without a rewrite
    /// of the files.
    static boolean widens(SqlType from, SqlType to) {
        return switch (from) {
            case SqlType.Int(int bits) -> to instanceof SqlType.Int(int more) && more > bits;
            case SqlType.Real(int bits) -> to instanceof SqlType.Real(int more) && more > bits;
            case SqlType.Decimal(int precision, int scale) ->
                to instanceof SqlType.Decimal(int more, int same) && more > precision && same == scale;
            default -> false;
        };
    }

    private record Comparison(Contract contract, Dialect dialect, List<String> notes) {
        Comparison(Contract contract, Dialect dialect) {
            this(contract, dialect, new ArrayList<>());
        }

        Drift compare(SourceTable source) {
            contract.columns().stream()
                    .filter(column -> source.column(column.name()).isEmpty())
                    .forEach(this::dropped);
            List<ContractColumn> columns = new ArrayList<>();
            for (SourceColumn column : source.columns()) {
                contract.column(column.name())
                        .ifPresentOrElse(wanted -> columns.add(known(column, wanted)), () -> added(column, columns));
            }
            columns.stream()
                    .flatMap(column -> source.column(column.name()).stream())
                    .forEach(this::caution);
            return new Drift(columns, notes);
        }

        private void caution(SourceColumn column) {
            dialect.caution(column).ifPresent(words -> notes.add("column `" + column.name() + "` " + words));
        }

        private void dropped(ContractColumn column) {
            throw refused("the source has lost column `" + name(column.name()) + "`, which the contract promises")
                    .hint("restore the column in the source, or remove it from the contract")
                    .exception();
        }

        private void added(SourceColumn column, List<ContractColumn> columns) {
            switch (contract.drift()) {
                case DISCARD -> notes.add("column `" + column.name() + "` is not in the contract and was left out");
                case FREEZE ->
                    throw refused("the source has a new column `" + name(column.name())
                                    + "`, and the contract is frozen")
                            .hint("add it to the contract, or set `drift: evolve`")
                            .exception();
                case EVOLVE -> {
                    SqlType type = dialect.typeOf(contract.table(), column);
                    notes.add("column `" + column.name() + "` (" + Types.text(type) + ") is new");
                    columns.add(ContractColumn.of(column.name(), type, true));
                }
            }
        }

        private ContractColumn known(SourceColumn column, ContractColumn wanted) {
            SqlType found = found(column, wanted);
            if (found.equals(wanted.type())) {
                return wanted;
            }
            String change = "column `" + name(column.name()) + "` is " + Types.text(found) + " in the source and "
                    + Types.text(wanted.type()) + " in the contract";
            boolean grown = widens(wanted.type(), found);
            boolean narrowed = widens(found, wanted.type());
            if ((!grown && !narrowed) || contract.drift() == DriftPolicy.FREEZE) {
                throw refused(change).hint("change the contract, or the source").exception();
            }
            notes.add(change + "; the wider of the two is kept");
            return grown ? retyped(wanted, found) : wanted;
        }

        /// What a contract may ask for beyond the natural type: TINYINT(1) as a boolean, odd dates as text.
        private SqlType found(SourceColumn column, ContractColumn wanted) {
            SqlType natural = dialect.typeOf(contract.table(), column);
            boolean flag = wanted.type() instanceof SqlType.Bool
                    && column.type().declared().startsWith("tinyint(1)");
            boolean datesAsText = wanted.zeroDates().equals(Optional.of(ZeroDates.TEXT))
                    && (natural instanceof SqlType.Date
                            || natural instanceof SqlType.Timestamp
                            || natural instanceof SqlType.Time);
            if (datesAsText) {
                return new SqlType.Text();
            }
            return flag ? wanted.type() : natural;
        }

        private static ContractColumn retyped(ContractColumn wanted, SqlType type) {
            return new ContractColumn(wanted.name(), type, wanted.nullable(), wanted.allowed(), wanted.zeroDates());
        }

        private String name(String column) {
            return contract.table() + "." + column;
        }

        private Problem refused(String message) {
            return Problem.data(message).at(Location.of(contract.file()));
        }
    }
}

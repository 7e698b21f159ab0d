package dev.feira.ingest.contract;

import dev.feira.core.Location;
import dev.feira.core.Problem;
import dev.feira.core.SqlType;
import dev.feira.ingest.contract.Contract.DriftPolicy;
import dev.feira.ingest.contract.Contract.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads contracts; each error names file, line and column and, where one is close, the name that was meant.
public final class ContractFile {
    private static final Set<String> KEYS = Set.of("table", "description", "source", "mode", "key", "drift", "columns");
    private static final Set<String> COLUMN_KEYS =
            Set.of("name", "type", "nullable", "allowed", "zero_dates", "description");

    private final String file;

    private ContractFile(String file) {
        this.file = file;
    }

    /// All contracts of a folder, by table name.
    public static List<Contract> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> contracts = files.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
            if (contracts.isEmpty()) {
                throw nothing(folder).exception();
            }
            return onePerTable(contracts.stream().map(ContractFile::read).toList());
        } catch (IOException e) {
            throw nothing(folder).exception(e);
        }
    }

    /// Two contracts of one table would overwrite each other's rows. So would those of tables whose names differ in
    /// case
    /// alone: a warehouse takes them for one.
    private static List<Contract> onePerTable(List<Contract> contracts) {
        Map<String, Contract> byName = new HashMap<>();
        for (Contract contract : contracts) {
            Contract other = byName.put(contract.table().toLowerCase(Locale.ROOT), contract);
            if (other != null) {
                throw twice(contract, other).exception();
            }
        }
        return contracts;
    }

    private static Problem twice(Contract contract, Contract other) {
        String message = contract.table().equals(other.table())
                ? "table `" + contract.table() + "` has another contract in `" + other.file() + "`"
                : "tables `" + contract.table() + "` and `" + other.table() + "` of `" + other.file()
                        + "` differ in case alone, and the warehouse takes them for one";
        return Problem.user(message).at(Location.of(contract.file())).hint("delete one of the two");
    }

    private static Problem nothing(Path folder) {
        return Problem.user("the folder `" + folder + "` holds no table contracts")
                .hint("write one file `<table>.yml` for each table to ingest");
    }

    public static Contract read(Path path) {
        try {
            String name = String.valueOf(path.getFileName());
            return new ContractFile(path.toString())
                    .parse(name.substring(0, name.length() - ".yml".length()), Files.readString(path));
        } catch (IOException e) {
            throw Problem.user("the contract cannot be read: " + e.getMessage())
                    .at(Location.of(path.toString()))
                    .exception(e);
        }
    }

    static Contract parse(String file, String table, String text) {
        return new ContractFile(file).parse(table, text);
    }

    private Contract parse(String fileName, String text) {
        YamlMap map = new YamlMap(file, root(text), KEYS);
        List<ContractColumn> columns = columns(map);
        return new Contract(
                map.text("table").orElse(fileName),
                file,
                map.text("source"),
                mode(map),
                key(map, columns),
                map.choice("drift", DriftPolicy.EVOLVE),
                columns);
    }

    private Node root(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> Problem.user("the contract is empty")
                            .at(Location.of(file))
                            .exception());
        } catch (MarkedYamlEngineException e) {
            Location place = e.getProblemMark()
                    .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(Location.of(file));
            throw Problem.user("this is no YAML: " + e.getProblem()).at(place).exception(e);
        }
    }

    private static Mode mode(YamlMap map) {
        String wanted = map.text("mode").orElse("full");
        if (Set.of("merge", "diff").contains(wanted)) {
            throw map.problem(map.place("mode"), "mode `" + wanted + "` does not exist yet; `full` and `append` do")
                    .hint("write `mode: full`: it replaces the table's content in one commit")
                    .exception();
        }
        return map.choice("mode", Mode.FULL);
    }

    private static List<String> key(YamlMap map, List<ContractColumn> columns) {
        List<String> names = columns.stream().map(ContractColumn::name).toList();
        List<String> key = map.texts("key");
        for (String part : key) {
            if (!names.contains(part)) {
                throw map.unknown(map.place("key"), "column", part, names).exception();
            }
        }
        return key;
    }

    private List<ContractColumn> columns(YamlMap map) {
        List<ContractColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : map.list("columns")) {
            YamlMap entry = new YamlMap(file, node, COLUMN_KEYS);
            ContractColumn column = column(entry);
            if (!names.add(column.name())) {
                throw entry.problem(node, "the column `" + column.name() + "` stands here twice")
                        .exception();
            }
            columns.add(column);
        }
        return columns;
    }

    private static ContractColumn column(YamlMap entry) {
        SqlType type = type(entry);
        return new ContractColumn(
                entry.required("name"),
                type,
                entry.flag("nullable", true),
                allowed(entry, type),
                entry.text("zero_dates").map(_ -> entry.choice("zero_dates", ZeroDates.NULL)));
    }

    private static List<String> allowed(YamlMap entry, SqlType type) {
        List<String> allowed = entry.texts("allowed");
        if (!allowed.isEmpty() && !(type instanceof SqlType.Text)) {
            throw entry.problem(
                            entry.place("allowed"),
                            "`allowed` is for columns of type `text`, not `" + Types.text(type) + "`")
                    .hint("leave it out, and test the values in a model")
                    .exception();
        }
        return allowed;
    }

    private static SqlType type(YamlMap entry) {
        String text = entry.required("type");
        return Types.parse(text).orElseThrow(() -> {
            List<String> names = new ArrayList<>(Types.names());
            names.add("decimal(p,s)");
            return entry.unknown(entry.place("type"), "type", text, names).exception();
        });
    }
}

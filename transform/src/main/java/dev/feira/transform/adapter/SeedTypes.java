package dev.feira.transform.adapter;

/// The SQL type of a seed's column by agate's name for what stands in it.
final class SeedTypes {
    private SeedTypes() {}

    static String sql(String agateType) {
        return switch (agateType) {
            case "Integer" -> "integer";
            case "Number" -> "float8";
            case "Boolean" -> "boolean";
            case "Date" -> "date";
            case "DateTime" -> "timestamp without time zone";
            default -> "text";
        };
    }
}

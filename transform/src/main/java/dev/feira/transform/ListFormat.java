package dev.feira.transform;

/// How `ls` prints a resource.
public enum ListFormat {
    /// As one would select it: `olist.staging.stg_orders`, `source:olist.raw_data.orders`.
    SELECTOR,
    /// Its name.
    NAME,
    /// Its file, relative to the project.
    PATH,
    /// A JSON object.
    JSON
}

package dev.feira.transform.adapter;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Signature;

/// A choice for each of the three parts of a relation's name: quoted or not, written or not.
record Policy(boolean database, boolean schema, boolean identifier) {
    static final Policy ALL = new Policy(true, true, true);

    /// This policy with the parts that a call such as `include(database=false)` names.
    Policy with(String function, Arguments arguments) {
        Bound bound =
                Signature.of(function, 0, "database", "schema", "identifier").bind(arguments);
        return new Policy(bound.flag(0, database), bound.flag(1, schema), bound.flag(2, identifier));
    }

    PyDict values() {
        return PyDict.of().with("database", database).with("schema", schema).with("identifier", identifier);
    }
}

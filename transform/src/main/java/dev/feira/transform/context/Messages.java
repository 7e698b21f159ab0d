package dev.feira.transform.context;

import dev.feira.core.Event;
import dev.feira.core.EventListener;
import dev.feira.jinja.Arguments;
import dev.feira.jinja.Callable;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;

/// What templates say to people: `log`, `print`, and the `exceptions` namespace.
final class Messages {
    private static final Signature LOG = Signature.of("log", 1, "msg", "info");

    private final EventListener listener;
    private final String step;

    Messages(EventListener listener, String step) {
        this.listener = listener;
        this.step = step;
    }

    /// `log(message, info=False)`: only `info=True` reaches the terminal.
    Callable log() {
        return arguments -> {
            var bound = LOG.bind(arguments);
            if (bound.flag(1, false)) {
                note(Python.str(bound.object(0)));
            }
            return "";
        };
    }

    Callable print() {
        return arguments -> {
            note(Python.str(arguments.get(0)));
            return "";
        };
    }

    PyDict exceptions() {
        PyDict names = PyDict.of();
        names.put("warn", (Callable) this::warn);
        names.put("raise_compiler_error", raising("CompilationError"));
        names.put("raise_not_implemented", raising("NotImplementedError"));
        names.put("raise_database_error", raising("DbtDatabaseError"));
        names.put("raise_parsing_error", raising("ParsingError"));
        names.put("raise_fail_fast_error", raising("FailFastError"));
        names.put("raise_invalid_property_yml_version", raising("ParsingError"));
        names.put("missing_config", raising("MissingConfigError"));
        names.put("missing_materialization", raising("MissingMaterializationError"));
        names.put("missing_relation", raising("MissingRelationError"));
        names.put("relation_wrong_type", raising("RelationWrongTypeError"));
        names.put("column_type_missing", raising("ColumnTypeMissingError"));
        names.put("raise_contract_error", raising("ContractError"));
        return names;
    }

    private Object warn(Arguments arguments) {
        listener.on(new Event.Warned(step, "project", Python.str(arguments.get(0))));
        return "";
    }

    private void note(String message) {
        listener.on(new Event.Noted(step, "project", message));
    }

    private static Callable raising(String type) {
        return arguments -> {
            StringBuilder message = new StringBuilder();
            arguments
                    .positional()
                    .forEach(
                            part -> message.append(message.isEmpty() ? "" : " ").append(Python.str(part)));
            arguments
                    .named()
                    .values()
                    .forEach(
                            part -> message.append(message.isEmpty() ? "" : " ").append(Python.str(part)));
            throw new TemplateException(type, message.toString());
        };
    }
}

package dev.feira.jinja.interpret;

import dev.feira.jinja.Namespace;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.TargetNode;
import dev.feira.jinja.values.Iteration;
import dev.feira.jinja.values.Types;
import java.util.Iterator;

/// Compiles what is assigned to: names, attributes of namespaces, tuples of these.
final class TargetCompiler {
    private TargetCompiler() {}

    static Variables.Write compile(TargetNode target, Block block) {
        return switch (target) {
            case TargetNode.NameTarget name -> Variables.write(block, name.name());
            case TargetNode.NamespaceTarget namespace -> namespace(namespace, block);
            case TargetNode.TupleTarget tuple -> tuple(tuple, block);
        };
    }

    private static Variables.Write namespace(TargetNode.NamespaceTarget target, Block block) {
        Eval owner = Variables.read(block, target.namespace());
        return (frame, value) -> {
            if (!(owner.value(frame) instanceof Namespace namespace)) {
                throw new TemplateException("TemplateRuntimeError", "cannot assign attribute on non-namespace object");
            }
            namespace.set(target.attribute(), value);
        };
    }

    private static Variables.Write tuple(TargetNode.TupleTarget target, Block block) {
        Variables.Write[] items =
                target.items().stream().map(item -> compile(item, block)).toArray(Variables.Write[]::new);
        return (frame, value) -> {
            Object[] parts = unpack(value, items.length);
            for (int i = 0; i < items.length; i++) {
                items[i].set(frame, parts[i]);
            }
        };
    }

    private static Object[] unpack(Object value, int count) {
        Iterator<Object> items = Iteration.find(value);
        if (items == null) {
            throw TemplateException.typeError("cannot unpack non-iterable " + Types.name(value) + " object");
        }
        Object[] parts = new Object[count];
        for (int i = 0; i < count; i++) {
            if (!items.hasNext()) {
                throw TemplateException.valueError(
                        "not enough values to unpack (expected " + count + ", got " + i + ")");
            }
            parts[i] = items.next();
        }
        if (items.hasNext()) {
            throw TemplateException.valueError("too many values to unpack (expected " + count + ")");
        }
        return parts;
    }
}

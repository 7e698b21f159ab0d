package dev.feira.jinja.interpret;

import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Span;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.Operator;
import dev.feira.jinja.syntax.Source;
import dev.feira.jinja.values.Arithmetic;
import dev.feira.jinja.values.Attributes;
import dev.feira.jinja.values.Calls;
import dev.feira.jinja.values.Comparison;
import dev.feira.jinja.values.Repr;
import dev.feira.jinja.values.Slices;
import dev.feira.jinja.values.Truth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compiles expressions.
final class ExpressionCompiler {
    private final Source source;
    private final Registry registry;
    private final ArgumentsCompiler arguments = new ArgumentsCompiler(this);

    ExpressionCompiler(Source source, Registry registry) {
        this.source = source;
        this.registry = registry;
    }

    Source source() {
        return source;
    }

    Eval compile(ExpressionNode node, Block block) {
        return switch (node) {
            case ExpressionNode.Constant constant -> constant(constant.value());
            case ExpressionNode.Name name -> Variables.read(block, name.name());
            case ExpressionNode.TupleNode tuple -> {
                Eval[] items = all(tuple.items(), block);
                yield frame -> new PyTuple(Arrays.asList(values(items, frame)));
            }
            case ExpressionNode.ListNode list -> {
                Eval[] items = all(list.items(), block);
                yield frame -> new PyList(Arrays.asList(values(items, frame)));
            }
            case ExpressionNode.DictNode dict -> located(dict(dict, block), dict.span());
            case ExpressionNode.Conditional conditional -> conditional(conditional, block);
            case ExpressionNode.And and -> and(compile(and.left(), block), compile(and.right(), block));
            case ExpressionNode.Or or -> or(compile(or.left(), block), compile(or.right(), block));
            case ExpressionNode.Not not -> not(compile(not.operand(), block));
            case ExpressionNode.Compare compare -> located(compare(compare, block), compare.span());
            case ExpressionNode.Binary binary -> located(binary(binary, block), binary.span());
            case ExpressionNode.Sign sign -> {
                Eval operand = compile(sign.operand(), block);
                yield located(frame -> Arithmetic.signed(sign.minus(), operand.value(frame)), sign.span());
            }
            case ExpressionNode.Concatenation parts -> concatenation(parts, block);
            case ExpressionNode.Attribute attribute -> {
                Eval target = compile(attribute.target(), block);
                String name = attribute.name();
                yield located(frame -> Attributes.attribute(target.value(frame), name), attribute.span());
            }
            case ExpressionNode.Item item -> {
                Eval target = compile(item.target(), block);
                Eval key = compile(item.key(), block);
                yield located(frame -> Attributes.item(target.value(frame), key.value(frame)), item.span());
            }
            case ExpressionNode.Slice slice -> slice(slice, block);
            case ExpressionNode.Call call -> call(call, block, null);
            case ExpressionNode.Filter filter -> filter(filter, block, null);
            case ExpressionNode.Test test -> test(test, block);
        };
    }

    private static Eval constant(Object value) {
        return frame -> value;
    }

    Eval[] all(List<ExpressionNode> nodes, Block block) {
        return nodes.stream().map(node -> compile(node, block)).toArray(Eval[]::new);
    }

    static Object[] values(Eval[] items, Frame frame) {
        Object[] values = new Object[items.length];
        for (int i = 0; i < items.length; i++) {
            values[i] = items[i].value(frame);
        }
        return values;
    }

    private Eval dict(ExpressionNode.DictNode dict, Block block) {
        Eval[] keys = all(dict.pairs().stream().map(ExpressionNode.Pair::key).toList(), block);
        Eval[] values =
                all(dict.pairs().stream().map(ExpressionNode.Pair::value).toList(), block);
        return frame -> {
            PyDict made = new PyDict();
            for (int i = 0; i < keys.length; i++) {
                made.put(keys[i].value(frame), values[i].value(frame));
            }
            return made;
        };
    }

    private Eval conditional(ExpressionNode.Conditional node, Block block) {
        Eval test = compile(node.test(), block);
        Eval then = compile(node.then(), block);
        ExpressionNode other = node.otherwise();
        Eval otherwise = other == null ? constant(lacking()) : compile(other, block);
        return frame -> Truth.of(test.value(frame)) ? then.value(frame) : otherwise.value(frame);
    }

    private static Undefined lacking() {
        return Undefined.because("", "the inline if-expression evaluated to false and no else section was defined.");
    }

    private static Eval and(Eval left, Eval right) {
        return frame -> {
            Object value = left.value(frame);
            return Truth.of(value) ? right.value(frame) : value;
        };
    }

    private static Eval or(Eval left, Eval right) {
        return frame -> {
            Object value = left.value(frame);
            return Truth.of(value) ? value : right.value(frame);
        };
    }

    private static Eval not(Eval operand) {
        return frame -> !Truth.of(operand.value(frame));
    }

    private Eval compare(ExpressionNode.Compare node, Block block) {
        Eval first = compile(node.first(), block);
        int count = node.operands().size();
        Operator[] operators =
                node.operands().stream().map(ExpressionNode.Operand::operator).toArray(Operator[]::new);
        Eval[] values =
                all(node.operands().stream().map(ExpressionNode.Operand::value).toList(), block);
        return frame -> {
            Object left = first.value(frame);
            for (int i = 0; i < count; i++) {
                Object right = values[i].value(frame);
                if (!Comparison.holds(operators[i], left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private Eval binary(ExpressionNode.Binary node, Block block) {
        Eval left = compile(node.left(), block);
        Eval right = compile(node.right(), block);
        Operator operator = node.operator();
        return frame -> Arithmetic.apply(operator, left.value(frame), right.value(frame));
    }

    private Eval concatenation(ExpressionNode.Concatenation node, Block block) {
        Eval[] parts = all(node.parts(), block);
        return frame -> {
            StringBuilder out = new StringBuilder();
            for (Eval part : parts) {
                out.append(Repr.str(part.value(frame)));
            }
            return out.toString();
        };
    }

    private Eval slice(ExpressionNode.Slice node, Block block) {
        Eval start = bound(node.start(), block);
        Eval stop = bound(node.stop(), block);
        Eval step = bound(node.step(), block);
        return frame -> new Slices.Slice(start.value(frame), stop.value(frame), step.value(frame));
    }

    private Eval bound(@Nullable ExpressionNode node, Block block) {
        return node == null ? constant(None.NONE) : compile(node, block);
    }

    /// A call; `caller` is what a call block hands over besides the arguments.
    Eval call(ExpressionNode.Call node, Block block, @Nullable Eval caller) {
        Eval callee = compile(node.callee(), block);
        ArgumentsCompiler.Gather gather = arguments.compile(node.arguments(), block);
        if (caller == null) {
            return located(frame -> Calls.call(callee.value(frame), gather.arguments(frame)), node.span());
        }
        return located(
                frame -> Calls.call(
                        callee.value(frame), gather.arguments(frame).withNamed("caller", caller.value(frame))),
                node.span());
    }

    /// A filter on its own target, or on a block's output.
    Eval filter(ExpressionNode.Filter node, Block block, @Nullable Eval output) {
        ExpressionNode inner = node.target();
        Eval target = switch (inner) {
            case null -> java.util.Objects.requireNonNull(output);
            case ExpressionNode.Filter chained -> filter(chained, block, output);
            default -> compile(inner, block);
        };
        ArgumentsCompiler.Gather gather = arguments.compile(node.arguments(), block);
        Callable function = named(registry.filter(node.name()), "filter", node.name());
        return located(
                frame -> {
                    Object value = target.value(frame);
                    return Calls.call(function, gather.arguments(frame).prepend(value));
                },
                node.span());
    }

    private Eval test(ExpressionNode.Test node, Block block) {
        Eval target = compile(node.target(), block);
        ArgumentsCompiler.Gather gather = arguments.compile(node.arguments(), block);
        Callable function = named(registry.test(node.name()), "test", node.name());
        return located(
                frame -> {
                    Object value = target.value(frame);
                    return Calls.call(function, gather.arguments(frame).prepend(value));
                },
                node.span());
    }

    /// An unknown filter or test is an error only when it is reached.
    private static Callable named(@Nullable Callable found, String kind, String name) {
        return found != null
                ? found
                : ignored -> {
                    throw new TemplateException("TemplateAssertionError", "No " + kind + " named '" + name + "'.");
                };
    }

    Eval located(Eval eval, Span span) {
        return frame -> {
            try {
                return eval.value(frame);
            } catch (TemplateException e) {
                throw e.at(source.place(span.start()));
            }
        };
    }

    Step placed(Step step, Span span) {
        return frame -> {
            try {
                return step.run(frame);
            } catch (TemplateException e) {
                throw e.at(source.place(span.start()));
            }
        };
    }
}

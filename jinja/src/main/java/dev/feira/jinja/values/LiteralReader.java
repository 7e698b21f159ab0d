package dev.feira.jinja.values;

import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.syntax.ExpressionNode;
import dev.feira.jinja.syntax.Parser;
import dev.feira.jinja.syntax.Source;
import java.util.List;

/// Python's `ast.literal_eval`.
public final class LiteralReader {
    private LiteralReader() {}

    public static Object read(String text) {
        if (text.strip().equals("set()")) {
            return new PySet();
        }
        try {
            return value(Parser.expression(new Source("<literal>", text)).node());
        } catch (TemplateException e) {
            throw new TemplateException("ValueError", "malformed node or string: " + Repr.repr(text), e);
        }
    }

    private static Object value(ExpressionNode node) {
        return switch (node) {
            case ExpressionNode.Constant constant -> constant.value();
            case ExpressionNode.TupleNode tuple -> new PyTuple(values(tuple.items()));
            case ExpressionNode.ListNode list -> new PyList(values(list.items()));
            case ExpressionNode.DictNode dict -> {
                PyDict made = new PyDict();
                dict.pairs().forEach(pair -> made.put(value(pair.key()), value(pair.value())));
                yield made;
            }
            case ExpressionNode.Sign sign -> Arithmetic.signed(sign.minus(), value(sign.operand()));
            default -> throw TemplateException.valueError("not a literal");
        };
    }

    private static List<Object> values(List<ExpressionNode> nodes) {
        return nodes.stream().map(LiteralReader::value).toList();
    }
}

package dev.feira.jinja.interpret;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Macro;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Return;
import dev.feira.jinja.TemplateException;
import dev.feira.jinja.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A macro with the frame that it was defined in.
final class MacroValue implements Macro {
    private final MacroCode code;
    private final Frame outer;

    MacroValue(MacroCode code, Frame outer) {
        this.code = code;
        this.outer = outer;
    }

    @Override
    public String name() {
        return code.name();
    }

    @Override
    public Object call(Arguments arguments) {
        Depth.enter(code.maxDepth());
        try {
            Frame frame = new Frame(outer.render, outer, code.layout().size(), new Output());
            bind(arguments, frame);
            code.body().run(frame);
            return frame.out.toString();
        } catch (Return signal) {
            return signal.value();
        } catch (TemplateException e) {
            throw e.through(code.name(), code.source().place(code.span().start()));
        } catch (StackOverflowError e) {
            throw Depth.exceeded();
        } finally {
            Depth.leave();
        }
    }

    private void bind(Arguments arguments, Frame frame) {
        int declared = code.parameters().size();
        Map<String, Object> named = new LinkedHashMap<>(arguments.named());
        @Nullable Object[] given = new @Nullable Object[declared];
        boolean callerGiven = code.explicitCaller();
        for (int i = 0; i < declared; i++) {
            String name = code.parameters().get(i).name();
            given[i] = i < arguments.size() ? arguments.get(i) : named.remove(name);
        }
        if (code.caller() >= 0 && !callerGiven) {
            frame.slots[code.caller()] = caller(named);
        }
        if (code.keywords() >= 0) {
            frame.slots[code.keywords()] = new PyDict(named);
        } else if (!named.isEmpty()) {
            throw unexpected(named.keySet().iterator().next());
        }
        if (code.rest() >= 0) {
            frame.slots[code.rest()] = new PyTuple(arguments.skip(declared).positional());
        } else if (arguments.size() > declared) {
            throw TemplateException.typeError("macro " + shown() + " takes not more than " + declared + " argument(s)");
        }
        assign(given, frame);
    }

    private static Object caller(Map<String, Object> named) {
        Object caller = named.remove("caller");
        return caller == null ? Undefined.because("caller", "No caller defined") : caller;
    }

    private TemplateException unexpected(String keyword) {
        if (keyword.equals("caller")) {
            return TemplateException.typeError("macro " + shown()
                    + " was invoked with two values for the special caller argument. This is most likely a bug.");
        }
        return TemplateException.typeError("macro " + shown() + " takes no keyword argument " + Python.repr(keyword));
    }

    /// As messages name the macro.
    private String shown() {
        return code.name().isEmpty() ? "None" : Python.repr(code.name());
    }

    private void assign(@Nullable Object[] given, Frame frame) {
        for (int i = 0; i < given.length; i++) {
            frame.slots[code.parameters().get(i).slot()] = given[i];
        }
        code.enter().run(frame);
        for (int i = 0; i < given.length; i++) {
            if (given[i] == null) {
                MacroCode.Parameter parameter = code.parameters().get(i);
                Eval value = parameter.defaultValue();
                frame.slots[parameter.slot()] = value == null ? notProvided(parameter.name()) : value.value(frame);
            }
        }
    }

    private static Undefined notProvided(String name) {
        return Undefined.because(name, "parameter " + Python.repr(name) + " was not provided");
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "name" -> code.name().isEmpty() ? None.NONE : code.name();
            case "arguments" ->
                new PyTuple(code.parameters().stream()
                        .map(parameter -> (Object) parameter.name())
                        .toList());
            case "catch_kwargs" -> code.keywords() >= 0;
            case "catch_varargs" -> code.rest() >= 0;
            case "caller" -> code.caller() >= 0 || code.explicitCaller();
            default -> null;
        };
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String repr() {
        return "<Macro " + (code.name().isEmpty() ? "anonymous" : Python.repr(code.name())) + ">";
    }
}

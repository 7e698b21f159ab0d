package dev.feira.transform.context;

import dev.feira.jinja.Arguments;
import dev.feira.jinja.Bound;
import dev.feira.jinja.Callable;
import dev.feira.jinja.None;
import dev.feira.jinja.PyDict;
import dev.feira.jinja.PyList;
import dev.feira.jinja.PySet;
import dev.feira.jinja.PyTuple;
import dev.feira.jinja.Python;
import dev.feira.jinja.Signature;
import dev.feira.jinja.TemplateException;
import dev.feira.transform.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Functions on data that every template has: JSON, YAML, sets, zip, MD5.
public final class DataFunctions {
    private static final Signature TO_JSON = Signature.of("tojson", 1, "value", "default", "sort_keys");
    private static final Signature FROM = Signature.of("fromjson", 1, "string", "default");
    private static final Signature SET = Signature.of("set", 1, "value", "default");

    private DataFunctions() {}

    static Map<String, Callable> all() {
        Map<String, Callable> functions = new LinkedHashMap<>();
        functions.put("fromjson", arguments -> read(arguments, PythonJson::read));
        functions.put("tojson", DataFunctions::toJson);
        functions.put("fromyaml", arguments -> read(arguments, DataFunctions::yaml));
        functions.put("toyaml", DataFunctions::toYaml);
        functions.put("set", arguments -> set(arguments, false));
        functions.put("set_strict", arguments -> set(arguments, true));
        functions.put("zip", arguments -> zip(arguments, false));
        functions.put("zip_strict", arguments -> zip(arguments, true));
        functions.put("local_md5", arguments -> md5(Python.str(arguments.get(0))));
        functions.put("diff_of_two_dicts", DataFunctions::difference);
        return functions;
    }

    /// Hexadecimal MD5 of the text in UTF-8, as dbt makes names with.
    public static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object read(Arguments arguments, Function<String, @Nullable Object> reader) {
        Bound bound = FROM.bind(arguments);
        try {
            return Python.value(reader.apply(bound.text(0)));
        } catch (RuntimeException notReadable) {
            return bound.find(1).orElse(None.NONE);
        }
    }

    private static @Nullable Object yaml(String text) {
        return YamlFile.parse(text, "fromyaml()").plain();
    }

    private static Object toJson(Arguments arguments) {
        Bound bound = TO_JSON.bind(arguments);
        try {
            return PythonJson.write(bound.object(0), bound.flag(2, false));
        } catch (IllegalArgumentException notJson) {
            return bound.find(1).orElse(None.NONE);
        }
    }

    private static Object toYaml(Arguments arguments) {
        Bound bound = TO_JSON.bind(arguments);
        try {
            return PythonYaml.write(bound.object(0), bound.flag(2, false));
        } catch (IllegalArgumentException notYaml) {
            return bound.find(1).orElse(None.NONE);
        }
    }

    private static Object set(Arguments arguments, boolean strict) {
        Bound bound = SET.bind(arguments);
        try {
            PySet set = new PySet();
            Python.iterate(bound.object(0)).forEachRemaining(set::add);
            return set;
        } catch (TemplateException notIterable) {
            if (strict) {
                throw notIterable;
            }
            return bound.find(1).orElse(None.NONE);
        }
    }

    private static Object zip(Arguments arguments, boolean strict) {
        try {
            List<Iterator<Object>> inputs = new ArrayList<>();
            arguments.positional().forEach(input -> inputs.add(Python.iterate(input)));
            PyList rows = new PyList();
            while (!inputs.isEmpty() && inputs.stream().allMatch(Iterator::hasNext)) {
                rows.add(PyTuple.of(inputs.stream().map(Iterator::next).toArray()));
            }
            return rows;
        } catch (TemplateException notIterable) {
            Object otherwise = arguments.named().get("default");
            if (strict) {
                throw notIterable;
            }
            return otherwise == null ? None.NONE : otherwise;
        }
    }

    /// What lists of the first dict hold beyond those of the second, key by key, upper and lower case alike.
    private static Object difference(Arguments arguments) {
        PyDict result = PyDict.of();
        Map<?, ?> second = (Map<?, ?>) arguments.get(1);
        ((Map<?, ?>) arguments.get(0)).forEach((key, values) -> {
            List<Object> missing = new ArrayList<>();
            Python.iterate(values).forEachRemaining(missing::add);
            second.forEach((other, others) -> {
                if (Python.str(other).equalsIgnoreCase(Python.str(key))) {
                    List<String> there = new ArrayList<>();
                    Python.iterate(others)
                            .forEachRemaining(
                                    value -> there.add(Python.str(value).toLowerCase(Locale.ROOT)));
                    missing.removeIf(value -> there.contains(Python.str(value).toLowerCase(Locale.ROOT)));
                }
            });
            if (!missing.isEmpty()) {
                result.put(key, new PyList(missing));
            }
        });
        return result;
    }
}

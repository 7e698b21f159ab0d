package dev.feira.transform.context;

import dev.feira.jinja.Python;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// YAML as Python's `yaml.safe_dump` lays it out.
final class PythonYaml {
    private PythonYaml() {}

    static String write(Object value, boolean sorted) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setMultiLineFlow(false)
                .build();
        Object plain = Python.toJava(value);
        return new Dump(settings).dumpToString(sorted ? sorted(plain) : plain);
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> inOrder = new TreeMap<>();
        map.forEach((key, item) -> inOrder.put(String.valueOf(key), sorted(item)));
        return inOrder;
    }
}

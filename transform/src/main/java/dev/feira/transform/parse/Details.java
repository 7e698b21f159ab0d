package dev.feira.transform.parse;

import dev.feira.transform.manifest.Config;
import dev.feira.transform.manifest.Detail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fills in what only models have, from their configuration and their schema entry.
final class Details {
    private Details() {}

    /// A model's detail before its configuration is known.
    static Detail.Model model(@Nullable Object version, @Nullable Object latest) {
        return new Detail.Model("protected", Map.of(), List.of(), version, latest, null, List.of(), null);
    }

    static Detail of(Draft draft, Config config) {
        return draft.detail() instanceof Detail.Model model ? model(draft, config, model) : draft.detail();
    }

    private static Detail.Model model(Draft draft, Config config, Detail.Model model) {
        Optional<Entry> entry = draft.entry();
        return new Detail.Model(
                config.text("access").orElse("protected"),
                contract(config),
                entry.map(e -> Constraints.of(e.values().get("constraints"), true))
                        .orElse(List.of()),
                model.version(),
                model.latestVersion(),
                entry.map(e -> Constraints.moment(e.values().get("deprecation_date")))
                        .orElse(null),
                List.of(),
                entry.map(TimeSpine::of).orElse(null));
    }

    static Map<String, @Nullable Object> contract(Config config) {
        Map<String, @Nullable Object> contract = new LinkedHashMap<>();
        contract.put("enforced", false);
        contract.put("alias_types", true);
        contract.put("checksum", null);
        contract.putAll(Values.map(config.get("contract")));
        return contract;
    }
}

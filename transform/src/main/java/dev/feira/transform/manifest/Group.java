package dev.feira.transform.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models that belong together, and who answers for them.
public record Group(Identity id, Map<String, @Nullable Object> owner, String description, Config config) {}

package dev.feira.transform.manifest;

import java.util.List;

/// Who a resource is and where it stands.
///
/// @param fqn package, folders and name: what selection and config trees go by
/// @param path relative to the folder of its kind (`staging/stg_orders.sql`)
/// @param originalFilePath relative to the package's root (`models/staging/stg_orders.sql`)
public record Identity(
        ResourceType type,
        String uniqueId,
        String packageName,
        String name,
        List<String> fqn,
        String path,
        String originalFilePath) {
    public Identity {
        fqn = List.copyOf(fqn);
    }
}

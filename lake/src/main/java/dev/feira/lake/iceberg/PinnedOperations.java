package dev.feira.lake.iceberg;

import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/// A table at the version it was loaded in: a commit succeeds on exactly this version, or not at all.
///
/// Iceberg would otherwise reload and apply a change again on whatever it finds, while the batch number of the rows is
/// already in their files.
final class PinnedOperations implements TableOperations {
    private final TableOperations operations;
    private TableMetadata pinned;

    PinnedOperations(TableOperations operations) {
        this.operations = operations;
        this.pinned = operations.current();
    }

    @Override
    public TableMetadata current() {
        return pinned;
    }

    @Override
    public TableMetadata refresh() {
        return pinned;
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
        operations.commit(base, metadata);
        pinned = operations.refresh();
    }

    @Override
    public FileIO io() {
        return operations.io();
    }

    @Override
    public EncryptionManager encryption() {
        return operations.encryption();
    }

    @Override
    public String metadataFileLocation(String fileName) {
        return operations.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
        return LocationProviders.locationsFor(pinned.location(), pinned.properties());
    }

    @Override
    public TableOperations temp(TableMetadata uncommitted) {
        return operations.temp(uncommitted);
    }
}

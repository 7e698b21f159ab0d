package dev.feira.lake.iceberg;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.core.ProblemException;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class IcebergTypesTest {
    @Test
    void aTypeThatOnlyOtherProgramsWriteIsRefusedWithItsColumn() {
        Types.NestedField key = Types.NestedField.optional(1, "key", Types.UUIDType.get());

        assertThatThrownBy(() -> IcebergTypes.sql(key))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("`key`")
                .hasMessageContaining("`uuid`");
    }
}

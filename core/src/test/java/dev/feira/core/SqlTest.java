package dev.feira.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTest {
    @Test
    void whatEndsANameOrATextIsWrittenTwice() {
        assertThat(Sql.quoted("it's \"mine\"")).isEqualTo("\"it's \"\"mine\"\"\"");
        assertThat(Sql.literal("it's \"mine\"")).isEqualTo("'it''s \"mine\"'");
    }
}

package dev.feira.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void textNamesPlaceAndCure() {
        Problem problem = Problem.user("column `order_ts` is not in source table `orders`")
                .at(new Location("models/stg_orders.sql", 7, 12))
                .hint("did you mean `order_purchase_timestamp`?");

        assertThat(problem.text()).isEqualTo("""
                        error: column `order_ts` is not in source table `orders`
                          --> models/stg_orders.sql:7:12
                        hint: did you mean `order_purchase_timestamp`?""");
    }

    @Test
    void secretNeverPrintsItself() {
        Secret secret = Secret.of("tiger");

        assertThat(secret).hasToString("***");
        assertThat(secret.mask("login tiger failed")).isEqualTo("login *** failed");
    }

    @Test
    void keyOfATableIsAmongItsColumns() {
        Column id = new Column("id", new SqlType.Int(64), false);

        assertThat(new Table("t", List.of(id), List.of("id")).column("id")).contains(id);
        assertThatThrownBy(() -> new Table("t", List.of(id), List.of("oid")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`oid`");
    }

    @Test
    void typeThatCannotExistIsRefusedAtBirth() {
        assertThatThrownBy(() -> new SqlType.Decimal(39, 0)).hasMessageContaining("39");
        assertThatThrownBy(() -> new SqlType.Decimal(5, 6)).hasMessageContaining("scale 6");
        assertThatThrownBy(() -> new SqlType.Int(16)).hasMessageContaining("16");
    }
}

package dev.feira.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("order_items", "orders", "geolocation");

    @Test
    void aSlipOfTheFingerIsSeen() {
        assertThat(Nearest.to("ordres", KNOWN)).contains("orders");
        assertThat(Nearest.to("geo_location", KNOWN)).contains("geolocation");
        assertThat(Nearest.to("", List.of("id"))).contains("id");
    }

    @Test
    void aNameThatIsFarFromAllIsNotGuessed() {
        assertThat(Nearest.to("payments", KNOWN)).isEmpty();
        assertThat(Nearest.to("orders", List.of())).isEmpty();
    }
}

package dev.feira.transform.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The names are those that dbt-core 1.12.6 gave to the shop's tests.
class TestNamesTest {
    @Test
    void shortNamesStandAsTheyAre() {
        TestNames names = TestNames.of("not_null", "int_zip_code_prefixes", Map.of("column_name", "zip_code_prefix"));
        assertThat(names.fullName()).isEqualTo("not_null_int_zip_code_prefixes_zip_code_prefix");
        assertThat(names.shortName()).isEqualTo(names.fullName());
    }

    @Test
    void longNamesKeepThirtyLettersAndAnMd5() {
        Map<String, Object> arguments = Map.of(
                "column_name",
                "customer_key",
                "to",
                "ref('dim_customers')",
                "field",
                "customer_key",
                "model",
                "ignored");
        TestNames names = TestNames.of("relationships", "fact_order_items", arguments);
        assertThat(names.fullName())
                .isEqualTo("relationships_fact_order_items_customer_key__customer_key__ref_dim_customers_");
        assertThat(names.shortName()).isEqualTo("relationships_fact_order_items_02253f3decd9a00f0a74901638e9c3fd");
    }

    @Test
    void hashIsOfNameAndArguments() {
        Map<String, Object> kwargs = new LinkedHashMap<>();
        kwargs.put("column_name", "zip_code_prefix");
        kwargs.put("model", "{{ get_where_subquery(ref('int_zip_code_prefixes')) }}");
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("namespace", null);
        metadata.put("name", "not_null");
        metadata.put("kwargs", kwargs);
        assertThat(TestNames.hash("not_null_int_zip_code_prefixes_zip_code_prefix", metadata))
                .isEqualTo("25d6d386c8");
    }

    @Test
    void valuesArePrintedAsPythonPrintsThem() {
        Map<String, Object> arguments = Map.of("values", List.of(1L, 2.5, true, "x-y"));
        assertThat(TestNames.of("t", "m", arguments).fullName()).isEqualTo("t_m_1__2_5__True__x_y");
    }
}

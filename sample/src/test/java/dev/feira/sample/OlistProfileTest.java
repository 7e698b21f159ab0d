package dev.feira.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.feira.core.EventListener;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The generated shop beside the real one: each figure is the real data's, with the tolerance that is promised.
class OlistProfileTest {
    private static Shop shop = Shop.open();
    private static SampleResult result = new SampleResult("", java.util.List.of());

    @BeforeAll
    static void generate() {
        Sample sample = Sample.describedIn(Path.of("../projects/olist/sample/olist.yml"));
        result = sample.generate(1, 42, shop.database(), EventListener.none());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void everyTableHasAsManyRows() {
        assertThat(result.tables())
                .extracting(SampleResult.Table::rows)
                .containsExactly(99_441L, 1_000_163L, 3_095L, 32_951L, 99_441L, 112_650L, 103_886L, 99_224L, 71L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            persons               | 96096  | SELECT count(DISTINCT customer_unique_id) FROM customers
            delivered             | 96478  | SELECT count(*) FROM orders WHERE order_status = 'delivered'
            canceled              | 625    | SELECT count(*) FROM orders WHERE order_status = 'canceled'
            unavailable           | 609    | SELECT count(*) FROM orders WHERE order_status = 'unavailable'
            without items         | 775    | SELECT count(*) FROM orders WHERE order_id NOT IN (SELECT order_id FROM order_items)
            without payment       | 1      | SELECT count(*) FROM orders WHERE order_id NOT IN (SELECT order_id FROM order_payments)
            without review        | 768    | SELECT count(*) FROM orders WHERE order_id NOT IN (SELECT order_id FROM order_reviews)
            orders of two items   | 7516   | SELECT count(*) FROM (SELECT 1 FROM order_items GROUP BY order_id HAVING count(*) = 2) x
            most items            | 21     | SELECT max(order_item_id) FROM order_items
            products sold         | 32951  | SELECT count(DISTINCT product_id) FROM order_items
            boletos               | 19784  | SELECT count(*) FROM order_payments WHERE payment_type = 'boleto'
            most payments         | 29     | SELECT max(payment_sequential) FROM order_payments
            reviews' ids          | 98410  | SELECT count(DISTINCT review_id) FROM order_reviews
            categories            | 73     | SELECT count(DISTINCT product_category_name) FROM products
            without category      | 610    | SELECT count(*) FROM products WHERE product_category_name IS NULL
            without translation   | 13     | SELECT count(*) FROM products WHERE product_category_name NOT IN (SELECT product_category_name FROM product_category_name_translation)
            without weight        | 2      | SELECT count(*) FROM products WHERE product_weight_g IS NULL
            repeated places       | 261831 | SELECT 1000163 - count(*) FROM (SELECT DISTINCT * FROM geolocation) x
            orders in 2017-11     | 7544   | SELECT count(*) FROM orders WHERE order_purchase_timestamp LIKE '2017-11-%'
            on Black Friday       | 1176   | SELECT count(*) FROM orders WHERE order_purchase_timestamp LIKE '2017-11-24 %'
            estimates by day      | 0      | SELECT count(*) FROM orders WHERE time(order_estimated_delivery_date) <> 0
            """)
    void countsAreTheSame(String what, double real, String query) throws SQLException {
        assertThat(shop.number(query)).as(what).isEqualTo(real);
    }

    @ParameterizedTest(name = "{0} within {2} %")
    @CsvSource(delimiter = '|', textBlock = """
            sum of prices         | 13591643.70 | 6  | SELECT sum(price) FROM order_items
            sum of freight        | 2251909.54  | 6  | SELECT sum(freight_value) FROM order_items
            sum of payments       | 16008872.12 | 6  | SELECT sum(payment_value) FROM order_payments
            median price          | 74.99       | 6  | SELECT DISTINCT median(price) OVER () FROM order_items
            median freight        | 16.26       | 8  | SELECT DISTINCT median(freight_value) OVER () FROM order_items
            mean days to customer | 12.56       | 8  | SELECT avg(timestampdiff(second, order_purchase_timestamp, order_delivered_customer_date)) / 86400 FROM orders
            mean days promised    | 23.74       | 8  | SELECT avg(timestampdiff(second, order_purchase_timestamp, order_estimated_delivery_date)) / 86400 FROM orders
            late orders           | 7826        | 30 | SELECT count(*) FROM orders WHERE order_delivered_customer_date > order_estimated_delivery_date
            handed over too early | 1359        | 15 | SELECT count(*) FROM orders WHERE order_delivered_carrier_date < order_approved_at
            cards                 | 76795       | 1  | SELECT count(*) FROM order_payments WHERE payment_type = 'credit_card'
            vouchers              | 5775        | 2  | SELECT count(*) FROM order_payments WHERE payment_type = 'voucher'
            ten installments      | 5328        | 10 | SELECT count(*) FROM order_payments WHERE payment_installments = 10
            payments that differ  | 303         | 25 | SELECT count(*) FROM (SELECT order_id, sum(payment_value) p FROM order_payments GROUP BY 1) a JOIN (SELECT order_id, sum(price + freight_value) g FROM order_items GROUP BY 1) b USING (order_id) WHERE abs(p - g) > 0.01
            best scores           | 57328       | 4  | SELECT count(*) FROM order_reviews WHERE review_score = 5
            worst scores          | 11424       | 12 | SELECT count(*) FROM order_reviews WHERE review_score = 1
            messages              | 40977       | 4  | SELECT count(review_comment_message) FROM order_reviews
            titles                | 11568       | 3  | SELECT count(review_comment_title) FROM order_reviews
            messages of lines     | 3852        | 15 | SELECT count(*) FROM order_reviews WHERE locate(char(10), review_comment_message) > 0
            messages with comma   | 14436       | 15 | SELECT count(*) FROM order_reviews WHERE review_comment_message LIKE '%,%'
            messages with emoji   | 273         | 25 | SELECT count(*) FROM order_reviews WHERE review_comment_message LIKE '%👍%' OR review_comment_message LIKE '%😍%'
            zip codes with a place| 19015       | 2  | SELECT count(DISTINCT geolocation_zip_code_prefix) FROM geolocation
            places in SP          | 404268      | 4  | SELECT count(*) FROM geolocation WHERE geolocation_state = 'SP'
            places off the map    | 31          | 60 | SELECT count(*) FROM geolocation WHERE geolocation_lat NOT BETWEEN -33.76 AND 5.28 OR geolocation_lng NOT BETWEEN -73.99 AND -28.6
            zip codes from 0 on   | 246000      | 6  | SELECT count(*) FROM geolocation WHERE geolocation_zip_code_prefix LIKE '0%'
            customers in SP       | 41746       | 2  | SELECT count(*) FROM customers WHERE customer_state = 'SP'
            customers in the city | 15540       | 6  | SELECT count(*) FROM customers WHERE customer_city = 'sao paulo'
            customers' zip codes  | 14994       | 6  | SELECT count(DISTINCT customer_zip_code_prefix) FROM customers
            customers off the map | 278         | 60 | SELECT count(*) FROM customers WHERE customer_zip_code_prefix NOT IN (SELECT geolocation_zip_code_prefix FROM geolocation)
            items from SP         | 80300       | 6  | SELECT count(*) FROM order_items JOIN sellers USING (seller_id) WHERE seller_state = 'SP'
            sellers who sold      | 3095        | 4  | SELECT count(DISTINCT seller_id) FROM order_items
            """)
    void figuresAreNear(String what, double real, double tolerance, String query) throws SQLException {
        assertThat(shop.number(query)).as(what).isCloseTo(real, withPercentage(tolerance));
    }

    @Test
    void filesAreAboutAsLargeAsKaggles() {
        assertThat(result.csvBytes()).isCloseTo(126_184_326, withPercentage(4));
    }

    @Test
    void everyForeignKeyHolds() throws SQLException {
        assertThat(shop.number("SELECT count(*) FROM order_items WHERE seller_id NOT IN (SELECT seller_id FROM sellers)"
                        + " OR product_id NOT IN (SELECT product_id FROM products)"
                        + " OR order_id NOT IN (SELECT order_id FROM orders)"))
                .isZero();
        assertThat(shop.number(
                        "SELECT count(*) FROM orders WHERE customer_id NOT IN (SELECT customer_id FROM customers)"))
                .isZero();
    }
}

package dev.feira.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every metric of the shop once more, in SQL over the rows that `independent.sql` makes from the raw tables.
final class Independent {
    private static final List<String> OF_ORDERS = List.of(
            "purchased_at",
            "approved_at",
            "handed_to_carrier_at",
            "delivered_at",
            "promised_at",
            "purchase_year",
            "purchase_quarter",
            "purchase_month",
            "purchase_day_of_month",
            "purchase_weekday",
            "is_weekend",
            "purchase_hour",
            "customer_state",
            "customer_city",
            "customer_zip_code_prefix",
            "is_delivered",
            "is_late",
            "days_late_range",
            "items_in_order",
            "customer_region",
            "customer_state_name",
            "status",
            "is_open",
            "first_purchased_at",
            "latest_purchased_at",
            "customer_orders",
            "is_repeat_customer",
            "home_state");
    private static final List<String> OF_ITEMS = List.of(
            "shipping_limit_at",
            "price_range",
            "product_category",
            "product_category_portuguese",
            "product_id",
            "product_photos",
            "product_weight_range",
            "seller_id",
            "seller_state",
            "seller_city",
            "seller_zip_code_prefix",
            "seller_region",
            "seller_state_name");
    private static final List<String> OF_PAYMENTS = List.of("payment_type", "payment_installments", "payment_sequence");
    private static final List<String> OF_REVIEWS =
            List.of("review_created_at", "review_answered_at", "review_score", "has_comment");
    private static final List<String> OF_PEOPLE =
            List.of("first_purchased_at", "latest_purchased_at", "customer_orders", "is_repeat_customer", "home_state");

    private Independent() {}

    /// Rows of one kind.
    ///
    /// @param dimensions that each row has once
    /// @param below that a row's order can have several times
    record Fact(String table, String time, List<String> dimensions, List<String> below) {
        static final Fact ORDERS =
                new Fact("order_rows", "purchased_at", OF_ORDERS, joined(OF_ITEMS, joined(OF_PAYMENTS, OF_REVIEWS)));
        static final Fact ITEMS = new Fact("item_rows", "purchased_at", joined(OF_ORDERS, OF_ITEMS), List.of());
        static final Fact PAYMENTS =
                new Fact("payment_rows", "purchased_at", joined(OF_ORDERS, OF_PAYMENTS), List.of());
        static final Fact REVIEWS =
                new Fact("review_rows", "purchased_at", joined(OF_ORDERS, OF_REVIEWS), joined(OF_ITEMS, OF_PAYMENTS));
        static final Fact PEOPLE = new Fact("person_facts", "first_purchased_at", OF_PEOPLE, List.of());

        Set<String> all() {
            return new TreeSet<>(joined(dimensions, below));
        }

        /// FROM, with the dimension's values below an order when it stands there.
        String from(String dimension) {
            if (!below.contains(dimension)) {
                return table;
            }
            String other = OF_ITEMS.contains(dimension)
                    ? "item_rows"
                    : OF_PAYMENTS.contains(dimension) ? "payment_rows" : "review_rows";
            return table + " join (select distinct order_id, " + dimension + " from " + other
                    + ") as pairs using (order_id)";
        }
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }

    /// An aggregate over rows.
    record Piece(Fact fact, String sql) {}

    /// One aggregate, or one over another.
    record Definition(Piece above, Optional<Piece> below) {
        Set<String> dimensions() {
            return below.map(other -> above.fact().all().stream()
                            .filter(other.fact().all()::contains)
                            .collect(Collectors.toCollection(TreeSet::new)))
                    .orElseGet(() -> new TreeSet<>(above.fact().all()));
        }
    }

    static Map<String, Definition> metrics() {
        Map<String, Definition> all = new LinkedHashMap<>();
        one(all, Fact.ORDERS, "orders", "count(*)");
        one(all, Fact.ORDERS, "customers", "count(distinct person)");
        one(all, Fact.ORDERS, "orders_per_customer", "count(*) / nullif(count(distinct person), 0)");
        one(all, Fact.ORDERS, "delivered_orders", "count(*) filter (where order_status = 'delivered')");
        one(all, Fact.ORDERS, "canceled_orders", "count(*) filter (where order_status = 'canceled')");
        one(all, Fact.ORDERS, "unavailable_orders", "count(*) filter (where order_status = 'unavailable')");
        one(
                all,
                Fact.ORDERS,
                "open_orders",
                "count(*) filter (where order_status not in ('delivered', 'canceled', 'unavailable'))");
        one(all, Fact.ORDERS, "delivery_rate", "avg(case when order_status = 'delivered' then 1.0 else 0.0 end)");
        one(all, Fact.ORDERS, "cancellation_rate", "avg(case when order_status = 'canceled' then 1.0 else 0.0 end)");
        one(all, Fact.ORDERS, "orders_without_items", "count(*) filter (where items_in_order = 0)");
        one(all, Fact.ORDERS, "reviewed_orders", "count(*) filter (where review_count > 0)");
        one(all, Fact.ORDERS, "review_rate", "avg(case when review_count > 0 then 1.0 else 0.0 end)");
        one(all, Fact.ORDERS, "timed_deliveries", "count(*) filter (where is_timed)");
        one(all, Fact.ORDERS, "late_orders", "count(*) filter (where lateness > 0)");
        one(all, Fact.ORDERS, "in_time_orders", "count(*) filter (where lateness <= 0)");
        one(all, Fact.ORDERS, "late_rate", "avg(case when lateness > 0 then 1.0 when lateness <= 0 then 0.0 end)");
        one(all, Fact.ORDERS, "in_time_rate", "avg(case when lateness <= 0 then 1.0 when lateness > 0 then 0.0 end)");
        one(all, Fact.ORDERS, "delivery_days", "avg(delivery_days)");
        one(all, Fact.ORDERS, "median_delivery_days", "quantile_cont(delivery_days, 0.5)");
        one(all, Fact.ORDERS, "fastest_delivery_days", "min(delivery_days)");
        one(all, Fact.ORDERS, "slowest_delivery_days", "max(delivery_days)");
        one(all, Fact.ORDERS, "delay_days", "avg(case when lateness > 0 then lateness end)");
        one(all, Fact.ORDERS, "promised_days", "avg((epoch_us(promised_at) - epoch_us(purchased_at)) / 86400e6)");
        one(all, Fact.ORDERS, "approval_days", "avg((epoch_us(approved_at) - epoch_us(purchased_at)) / 86400e6)");
        one(
                all,
                Fact.ORDERS,
                "transit_days",
                "avg(case when order_status = 'delivered' then (epoch_us(delivered_at) -"
                        + " epoch_us(handed_to_carrier_at)) / 86400e6 end)");
        one(all, Fact.ITEMS, "revenue", "sum(price)");
        one(all, Fact.ITEMS, "freight", "sum(freight_value)");
        one(all, Fact.ITEMS, "gross_revenue", "sum(price) + sum(freight_value)");
        one(all, Fact.ITEMS, "units", "count(*)");
        one(all, Fact.ITEMS, "average_price", "sum(price) / count(*)");
        one(all, Fact.ITEMS, "median_price", "quantile_cont(price, 0.5)");
        one(all, Fact.ITEMS, "highest_price", "max(price)");
        one(all, Fact.ITEMS, "lowest_price", "min(price)");
        one(all, Fact.ITEMS, "average_freight", "sum(freight_value) / count(*)");
        one(all, Fact.ITEMS, "freight_share", "sum(freight_value) / sum(price + freight_value)");
        one(all, Fact.ITEMS, "products_sold", "count(distinct item_product)");
        one(all, Fact.ITEMS, "sellers", "count(distinct item_seller)");
        one(all, Fact.ITEMS, "orders_with_items", "count(distinct order_id)");
        one(all, Fact.ITEMS, "units_per_order", "count(*) / count(distinct order_id)");
        one(all, Fact.ITEMS, "revenue_per_order", "sum(price) / count(distinct order_id)");
        over(
                all,
                "revenue_per_customer",
                new Piece(Fact.ITEMS, "sum(price)"),
                new Piece(Fact.ORDERS, "count(distinct person)"));
        one(all, Fact.ITEMS, "revenue_per_seller", "sum(price) / count(distinct item_seller)");
        one(all, Fact.ITEMS, "cumulative_revenue", "sum(price)");
        one(all, Fact.PAYMENTS, "payment_value", "sum(payment_value)");
        one(all, Fact.PAYMENTS, "payments", "count(*)");
        one(all, Fact.PAYMENTS, "paid_orders", "count(distinct order_id)");
        one(all, Fact.PAYMENTS, "average_order_value", "sum(payment_value) / count(distinct order_id)");
        one(all, Fact.PAYMENTS, "average_payment", "sum(payment_value) / count(*)");
        one(all, Fact.PAYMENTS, "largest_payment", "max(payment_value)");
        one(all, Fact.PAYMENTS, "average_installments", "avg(payment_installments)");
        one(all, Fact.PAYMENTS, "installment_payments", "count(*) filter (where payment_installments >= 2)");
        one(all, Fact.PAYMENTS, "installment_rate", "avg(case when payment_installments >= 2 then 1.0 else 0.0 end)");
        one(all, Fact.REVIEWS, "reviews", "count(*)");
        one(all, Fact.REVIEWS, "average_review_score", "sum(review_score) / count(*)");
        one(all, Fact.REVIEWS, "median_review_score", "quantile_cont(review_score, 0.5)");
        one(all, Fact.REVIEWS, "five_star_reviews", "count(*) filter (where review_score = 5)");
        one(all, Fact.REVIEWS, "one_star_reviews", "count(*) filter (where review_score = 1)");
        one(all, Fact.REVIEWS, "positive_reviews", "count(*) filter (where review_score in (4, 5))");
        one(all, Fact.REVIEWS, "negative_reviews", "count(*) filter (where review_score in (1, 2))");
        one(all, Fact.REVIEWS, "positive_review_rate", "avg(case when review_score in (4, 5) then 1.0 else 0.0 end)");
        one(all, Fact.REVIEWS, "negative_review_rate", "avg(case when review_score in (1, 2) then 1.0 else 0.0 end)");
        one(all, Fact.REVIEWS, "commented_reviews", "count(*) filter (where has_comment)");
        one(all, Fact.REVIEWS, "comment_rate", "avg(case when has_comment then 1.0 else 0.0 end)");
        one(
                all,
                Fact.REVIEWS,
                "answer_days",
                "avg((epoch_us(review_answered_at) - epoch_us(review_created_at)) / 86400e6)");
        one(all, Fact.PEOPLE, "new_customers", "count(*)");
        one(all, Fact.PEOPLE, "repeat_customers", "count(*) filter (where customer_orders >= 2)");
        one(all, Fact.PEOPLE, "repeat_rate", "avg(case when customer_orders >= 2 then 1.0 else 0.0 end)");
        return all;
    }

    private static void one(Map<String, Definition> all, Fact fact, String name, String sql) {
        all.put(name, new Definition(new Piece(fact, sql), Optional.empty()));
    }

    private static void over(Map<String, Definition> all, String name, Piece above, Piece below) {
        all.put(name, new Definition(above, Optional.of(below)));
    }
}

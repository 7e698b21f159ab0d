package dev.feira.cli;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// What happens in a shop's database between two builds, at random. Each edit is of a kind that has broken somebody's
/// incremental models: rows that come late, change, move to another order, vanish and come back.
final class ShopEdits {
    private static final String ANY = "1 = 1";
    private static final List<String> CHILDREN = List.of("order_items", "order_payments", "order_reviews");

    private final EditedTables tables;
    private final Random random;

    ShopEdits(EditedTables tables, Random random) {
        this.tables = tables;
        this.random = random;
    }

    @SuppressWarnings("ImmutableEnumChecker") // the acts are method references
    enum Edit {
        LATE_ORDERS(ShopEdits::lateOrders),
        LATE_CHILDREN(ShopEdits::lateChildren),
        CHILDREN_BEFORE_THEIR_PARENTS(ShopEdits::childrenBeforeTheirParents),
        PARENTS_AFTER_THEIR_CHILDREN(ShopEdits::parentsAfterTheirChildren),
        ORDERS_DELIVERED(
                edits -> edits.change(
                        "orders",
                        "order_id",
                        3,
                        "order_status = 'delivered', order_delivered_customer_date = order_purchase_timestamp + interval 9 day")),
        ORDERS_OF_ANOTHER_CUSTOMER(edits -> edits.change("orders", "order_id", 2, "customer_id = " + edits.customer())),
        ITEMS_CORRECTED(edits -> edits.change("order_items", "order_id", 3, "price = price + 0.37")),
        ITEMS_OF_ANOTHER_PRODUCT(edits -> edits.change(
                "order_items", "order_id", 2, "product_id = " + quoted(edits.some("products", "product_id")))),
        ITEM_MOVES_TO_ANOTHER_ORDER(ShopEdits::itemMoves),
        PAYMENTS_CORRECTED(edits -> edits.change("order_payments", "order_id", 3, "payment_value = 1.23")),
        REVIEWS_CORRECTED(edits -> edits.change("order_reviews", "review_id", 3, "review_score = 1")),
        CUSTOMERS_MOVE(edits -> edits.change(
                "customers",
                "customer_id",
                3,
                "customer_zip_code_prefix = '01310', customer_city = 'SP', customer_state = 'SP'")),
        CUSTOMERS_ARE_ONE_PERSON(
                edits -> edits.change("customers", "customer_id", 2, "customer_unique_id = " + edits.fresh())),
        PRODUCTS_OF_ANOTHER_CATEGORY(
                edits -> edits.change("products", "product_id", 2, "product_category_name = 'bebes'")),
        SELLERS_MOVE(edits -> edits.change("sellers", "seller_id", 1, "seller_city = 'sp / sp'")),
        TRANSLATION_CORRECTED(edits -> edits.change(
                "product_category_name_translation",
                "product_category_name",
                1,
                "product_category_name_english = 'corrected'")),
        PLACE_MEASURED_ANEW(edits -> edits.change(
                "geolocation", "geolocation_zip_code_prefix", 2, "geolocation_lat = geolocation_lat - 0.01")),
        SOME_CHILDREN_DELETED(ShopEdits::someChildrenDeleted),
        ALL_CHILDREN_DELETED(ShopEdits::allChildrenDeleted),
        ORDERS_DELETED(ShopEdits::ordersDeleted),
        PARENTS_DELETED(ShopEdits::parentsDeleted);

        private final Act act;

        Edit(Act act) {
            this.act = act;
        }

        /// From three of them to all, in any order.
        static List<Edit> some(Random random) {
            List<Edit> all = new ArrayList<>(Arrays.asList(values()));
            Collections.shuffle(all, random);
            return all.subList(0, random.nextInt(3, all.size() + 1));
        }
    }

    private interface Act {
        void on(ShopEdits edits) throws SQLException;
    }

    void apply(List<Edit> edits) throws SQLException {
        for (Edit edit : edits) {
            edit.act.on(this);
        }
    }

    /// Orders of persons who ordered before, dated before much of what is there.
    private void lateOrders() throws SQLException {
        for (String order : some("orders", "order_id", 3)) {
            String fresh = fresh();
            String customer = fresh();
            for (String old : tables.values("orders", "customer_id", is("order_id", order))) {
                tables.copy("customers", is("customer_id", old), Map.of("customer_id", customer));
            }
            tables.copy(
                    "orders",
                    is("order_id", order),
                    Map.of(
                            "order_id", fresh,
                            "customer_id", customer,
                            "order_purchase_timestamp", "order_purchase_timestamp - interval 100 day"));
            for (String table : CHILDREN) {
                tables.copy(table, is("order_id", order), Map.of("order_id", fresh));
            }
        }
    }

    private void lateChildren() throws SQLException {
        for (String order : some("orders", "order_id", 2)) {
            copyChildren(quoted(order));
        }
    }

    private void childrenBeforeTheirParents() throws SQLException {
        String stranger = fresh();
        copyChildren(stranger);
        tables.update("order_items", "order_id = " + stranger, "product_id = " + fresh() + ", seller_id = " + fresh());
        tables.copy(
                "orders",
                is("order_id", some("orders", "order_id")),
                Map.of("order_id", fresh(), "customer_id", fresh()));
    }

    /// One item, payment and review of other orders, once more for this one.
    private void copyChildren(String order) throws SQLException {
        tables.copy(
                "order_items",
                is("order_id", some("order_items", "order_id")) + " and order_item_id = 1",
                Map.of("order_id", order, "order_item_id", number()));
        tables.copy(
                "order_payments",
                is("order_id", some("order_payments", "order_id")) + " and payment_sequential = 1",
                Map.of("order_id", order, "payment_sequential", number()));
        String review = some("order_reviews", "review_id");
        String reviewed = tables.values("order_reviews", "order_id", is("review_id", review))
                .getFirst();
        tables.copy(
                "order_reviews",
                is("review_id", review) + " and " + is("order_id", reviewed),
                Map.of("order_id", order, "review_id", fresh()));
    }

    private void parentsAfterTheirChildren() throws SQLException {
        come("products", "order_items", "product_id");
        come("sellers", "order_items", "seller_id");
        come("customers", "orders", "customer_id");
        come("orders", "order_items", "order_id");
    }

    private void come(String parent, String child, String key) throws SQLException {
        for (String missing : tables.missing(parent, child, key)) {
            tables.copy(parent, is(key, some(parent, key)), Map.of(key, quoted(missing)));
        }
    }

    private void itemMoves() throws SQLException {
        tables.update(
                "order_items",
                is("order_id", some("order_items", "order_id")) + " and order_item_id = 1",
                "order_id = " + quoted(some("orders", "order_id")) + ", order_item_id = " + number());
    }

    private void someChildrenDeleted() throws SQLException {
        delete("order_items", "order_id", 2, " and order_item_id = 1");
        delete("order_payments", "order_id", 2, " and payment_sequential = 1");
        delete("order_reviews", "review_id", 2, "");
    }

    private void allChildrenDeleted() throws SQLException {
        for (String table : CHILDREN) {
            delete(table, "order_id", 2, "");
        }
    }

    private void ordersDeleted() throws SQLException {
        String gone = in("order_id", some("orders", "order_id", 2));
        tables.delete("orders", gone);
        for (String table : CHILDREN) {
            tables.delete(table, gone);
        }
    }

    private void parentsDeleted() throws SQLException {
        delete("orders", "order_id", 1, "");
        delete("customers", "customer_id", 1, "");
        delete("products", "product_id", 1, "");
        delete("sellers", "seller_id", 1, "");
    }

    private void delete(String table, String key, int count, String which) throws SQLException {
        tables.delete(table, in(key, some(table, key, count)) + which);
    }

    private void change(String table, String key, int count, String assignments) throws SQLException {
        tables.update(table, in(key, some(table, key, count)), assignments);
    }

    private String customer() throws SQLException {
        return quoted(some("customers", "customer_id"));
    }

    private String some(String table, String key) throws SQLException {
        return some(table, key, 1).getFirst();
    }

    private List<String> some(String table, String key, int count) throws SQLException {
        List<String> all = tables.values(table, key, ANY);
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(count, all.size()));
    }

    /// An id that nothing has yet.
    private String fresh() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return quoted(HexFormat.of().formatHex(bytes));
    }

    /// Of an item or a payment: one that its order does not have yet.
    private String number() {
        return Integer.toString(random.nextInt(100, 1_000_000));
    }

    private static String is(String column, String value) {
        return column + " = " + quoted(value);
    }

    private static String in(String column, List<String> values) {
        return column + " in (" + values.stream().map(ShopEdits::quoted).collect(Collectors.joining(", ")) + ")";
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }
}

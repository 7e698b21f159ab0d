{% test a_long_name_of_a_test_that_counts_everything(model, columns, threshold) %}select 1 from {{ model }} where false{% endtest %}

package dev.feira.jinja;

import java.util.List;
import java.util.Map;

/// A call found in a template without running it.
///
/// @param name the callee as a dotted path: `ref`, `dbt_utils.star`, `adapter.dispatch`
/// @param positional the arguments by position where all arguments are literals, otherwise those before the first that
///     is none
/// @param named those arguments by name that are literals
/// @param literal whether all arguments are literals
public record Call(String name, List<Object> positional, Map<String, Object> named, boolean literal, Span span) {}

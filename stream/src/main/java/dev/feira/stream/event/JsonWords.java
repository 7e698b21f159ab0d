package dev.feira.stream.event;

import com.fasterxml.jackson.core.JsonToken;

/// What a person calls a JSON token.
final class JsonWords {
    private JsonWords() {}

    static String of(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> "nothing";
        };
    }
}

package dev.feira.jinja.syntax;

import dev.feira.jinja.Options;
import dev.feira.jinja.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a template into tokens. Text between tags is trimmed here as `-` and `+` signs and the options demand, raw
/// blocks become text, comments vanish, and the bodies of opaque tags become one text.
final class Lexer {
    private static final Pattern RAW_BEGIN = Pattern.compile("\\{%[-+]?\\s*raw\\s*(?:(-)%\\}\\s*|%\\})");
    private static final Pattern RAW_END = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*(?:\\+%\\}|(-)%\\}\\s*|%\\})");

    private final Source source;
    private final String text;
    private final Options options;
    private final Set<String> opaque;
    private final int length;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(Source source, Options options, Set<String> opaque) {
        this.source = source;
        this.text = source.text();
        this.options = options;
        this.opaque = opaque;
        this.length = text.endsWith("\n") && !options.keepTrailingNewline() ? text.length() - 1 : text.length();
    }

    List<Token> tokens() {
        while (at < length) {
            readData();
        }
        tokens.add(new Token(Token.Kind.END, "", new Span(length, length)));
        return tokens;
    }

    private void readData() {
        int open = nextOpening(at);
        if (open < 0) {
            data(at, length);
            at = length;
            return;
        }
        char sign = open + 2 < length ? text.charAt(open + 2) : ' ';
        data(at, textEnd(at, open, sign));
        at = open;
        switch (text.charAt(open + 1)) {
            case '#' -> skipComment(open);
            case '{' -> readTag(Token.Kind.PRINT_BEGIN, sign == '-' ? 3 : 2);
            default -> readBlock(open, sign);
        }
    }

    private int nextOpening(int from) {
        for (int brace = text.indexOf('{', from); brace >= 0; brace = text.indexOf('{', brace + 1)) {
            if (brace + 1 >= length) {
                return -1;
            }
            char next = text.charAt(brace + 1);
            if (next == '{' || next == '%' || next == '#') {
                return brace;
            }
        }
        return -1;
    }

    /// Where the text before a tag ends: blanks before `{%-` go, and with `lstrip_blocks` those that begin its line.
    private int textEnd(int from, int open, char sign) {
        int end = open;
        if (sign == '-') {
            while (end > from && isSpace(text.charAt(end - 1))) {
                end--;
            }
        } else if (sign != '+' && options.lstripBlocks() && text.charAt(open + 1) != '{') {
            while (end > from && isSpace(text.charAt(end - 1)) && text.charAt(end - 1) != '\n') {
                end--;
            }
            boolean startsLine = end == 0 || text.charAt(end - 1) == '\n';
            return startsLine ? end : open;
        }
        return end;
    }

    private void skipComment(int open) {
        int close = text.indexOf("#}", open + 2);
        if (close < 0 || close + 2 > length) {
            throw source.error("Missing end of comment tag", open);
        }
        at = afterTag(close + 2, text.charAt(close - 1), close - 1 > open + 1, options.trimBlocks());
    }

    private void readBlock(int open, char sign) {
        Matcher raw = RAW_BEGIN.matcher(text).region(open, length);
        if (raw.lookingAt()) {
            readRaw(raw);
            return;
        }
        readTag(Token.Kind.BLOCK_BEGIN, sign == '-' || sign == '+' ? 3 : 2);
        skipOpaqueBody(open);
    }

    private void readRaw(Matcher begin) {
        int start = begin.group(1) == null && options.trimBlocks() ? skipLineEnd(begin.end()) : begin.end();
        Matcher end = RAW_END.matcher(text).region(begin.end(), text.length());
        if (!end.find()) {
            throw source.error("Missing end of raw directive", begin.start());
        }
        String sign = end.group(1);
        data(start, textEnd(start, end.start(), sign.isEmpty() ? ' ' : sign.charAt(0)));
        boolean plain = end.group(2) == null && text.charAt(end.end() - 3) != '+';
        at = plain && options.trimBlocks() ? skipLineEnd(end.end()) : end.end();
    }

    private void readTag(Token.Kind begin, int width) {
        tokens.add(new Token(begin, "", new Span(at, at + width)));
        boolean block = begin == Token.Kind.BLOCK_BEGIN;
        TagLexer tag = new TagLexer(source, at + width, length, block, tokens);
        int close = tag.read();
        Token.Kind end = block ? Token.Kind.BLOCK_END : Token.Kind.PRINT_END;
        boolean signed = text.charAt(close) != (block ? '%' : '}');
        int after = close + (signed ? 3 : 2);
        tokens.add(new Token(end, "", new Span(close, after)));
        at = afterTag(after, text.charAt(close), signed, block && options.trimBlocks());
    }

    private int afterTag(int from, char sign, boolean signed, boolean trim) {
        if (signed && sign == '-') {
            return skipSpace(from);
        }
        return trim && !(signed && sign == '+') ? skipLineEnd(from) : from;
    }

    /// Takes the body of a tag that the host declared to be plain text, up to its end tag.
    private void skipOpaqueBody(int open) {
        int begin = tokens.size() - 1;
        while (tokens.get(begin).kind() != Token.Kind.BLOCK_BEGIN) {
            begin--;
        }
        Token name = tokens.get(begin + 1);
        if (!name.is(Token.Kind.NAME) || !opaque.contains(name.text())) {
            return;
        }
        Pattern endTag = Pattern.compile("\\{%[-+]?\\s*end" + Pattern.quote(name.text()) + "\\s*[-+]?%\\}");
        Matcher end = endTag.matcher(text).region(at, text.length());
        if (!end.find()) {
            throw source.error(
                    "Unexpected end of template. Jinja was looking for the following tags: 'end" + name.text() + "'.",
                    open);
        }
        data(at, end.start());
        at = end.start();
    }

    private void data(int from, int to) {
        if (to > from) {
            tokens.add(new Token(Token.Kind.DATA, text.substring(from, to), new Span(from, to)));
        }
    }

    private int skipSpace(int from) {
        int end = from;
        while (end < length && isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int skipLineEnd(int from) {
        return from < length && text.charAt(from) == '\n' ? from + 1 : from;
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f) || (c > 127 && unicodeSpace(c));
    }

    private static boolean unicodeSpace(char c) {
        return c == 0x85 || Character.isSpaceChar(c);
    }
}

package dev.feira.sample.generate;

/// 32 lower-case hexadecimal digits, different for each row.
record IdCell(long salt) implements Cell {
    private static final String DIGITS = "0123456789abcdef";
    private static final int PER_LONG = 16;

    @Override
    public Object of(Row row) {
        char[] text = new char[2 * PER_LONG];
        write(Chance.bits(salt, row.index()), text, 0);
        write(Chance.bits(~salt, row.index()), text, PER_LONG);
        return new String(text);
    }

    private static void write(long bits, char[] text, int from) {
        for (int i = 0; i < PER_LONG; i++) {
            text[from + i] = DIGITS.charAt((int) (bits >>> (4 * i)) & 15);
        }
    }
}

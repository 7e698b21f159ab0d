package dev.feira.jinja.interpret;

import dev.feira.jinja.TemplateException;

/// How many macro calls are under way in this thread, also across hosts that call back.
final class Depth {
    private static final ThreadLocal<int[]> CALLS = ThreadLocal.withInitial(() -> new int[1]);

    private Depth() {}

    static void enter(int most) {
        int[] calls = CALLS.get();
        if (calls[0] >= most) {
            throw exceeded();
        }
        calls[0]++;
    }

    static void leave() {
        CALLS.get()[0]--;
    }

    static TemplateException exceeded() {
        return new TemplateException("RecursionError", "maximum recursion depth exceeded");
    }
}

package dev.feira.jinja.interpret;

import java.util.List;

/// A compiled statement.
@FunctionalInterface
interface Step {
    /// How to go on after a statement.
    enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    Flow run(Frame frame);

    /// All of them, until one breaks the flow.
    static Step sequence(List<Step> steps) {
        if (steps.size() == 1) {
            return steps.get(0);
        }
        Step[] all = steps.toArray(Step[]::new);
        return frame -> {
            for (Step step : all) {
                Flow flow = step.run(frame);
                if (flow != Flow.NEXT) {
                    return flow;
                }
            }
            return Flow.NEXT;
        };
    }
}

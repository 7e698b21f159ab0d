package dev.feira.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feira.transform.SemanticReference.Kind;
import dev.feira.transform.SemanticReference.Piece;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SemanticReferenceTest {
    @Test
    void lastPartIsTheElementAndTheOthersTheWay() {
        SemanticReference reference = SemanticReference.parse("Dimension('item__order__status')");
        assertThat(reference)
                .isEqualTo(new SemanticReference(Kind.DIMENSION, List.of("item", "order"), "status", Optional.empty()));
        assertThat(reference.name()).isEqualTo("item__order__status");
    }

    @Test
    void timeHasAGrainAsArgumentOrAsMethod() {
        assertThat(SemanticReference.parse("TimeDimension('metric_time', 'month')")
                        .grain())
                .hasValue("month");
        assertThat(SemanticReference.parse("Dimension(\"metric_time\").grain('day')")
                        .grain())
                .hasValue("day");
    }

    @Test
    void orderIsNoPartOfTheName() {
        assertThat(SemanticReference.parse("Metric('revenue').descending(True)"))
                .isEqualTo(SemanticReference.parse("Metric('revenue')"));
    }

    @Test
    void conditionIsSqlAndNamesInTurn() {
        assertThat(SemanticReference.pieces("{{ Dimension('a__b') }} = 'x' or {{ Entity('c') }} is null"))
                .containsExactly(
                        new Piece.Sql(""),
                        new Piece.Name(SemanticReference.parse("Dimension('a__b')")),
                        new Piece.Sql(" = 'x' or "),
                        new Piece.Name(SemanticReference.parse("Entity('c')")),
                        new Piece.Sql(" is null"));
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> SemanticReference.parse("drop_table('x')")).hasMessageContaining("not a valid name");
    }
}

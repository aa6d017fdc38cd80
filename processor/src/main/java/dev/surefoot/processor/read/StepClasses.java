package dev.surefoot.processor.read;

import dev.surefoot.check.Problem;
import dev.surefoot.check.undo.UndoCheck;
import dev.surefoot.model.Source;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The step classes of a compilation, each validated where it stands, also if no flow uses it. A
 * flow that uses it finds the same mistakes at the same places.
 */
public final class StepClasses {
  private final Elements elements;
  private final StepReader reader;

  StepClasses(Elements elements, StepReader reader) {
    this.elements = elements;
    this.reader = reader;
  }

  /** Those of a round. */
  public Set<TypeElement> of(RoundEnvironment round) {
    TypeElement step = elements.getTypeElement(Dsl.STEP);
    return step == null ? Set.of() : ElementFilter.typesIn(round.getElementsAnnotatedWith(step));
  }

  /** What is wrong with one; empty if that cannot be said before other classes are known. */
  public Optional<List<Problem>> problems(TypeElement type) {
    Reading reading = new Reading();
    Optional<StepType> step = reader.read(type, Source.NONE, reading);
    if (reading.isUnresolved()) {
      return Optional.empty();
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    step.ifPresent(s -> problems.addAll(UndoCheck.check(s.contract(), Source.NONE)));
    return Optional.of(problems);
  }
}

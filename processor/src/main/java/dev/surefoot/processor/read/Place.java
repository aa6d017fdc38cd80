package dev.surefoot.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import dev.surefoot.model.Source;
import java.util.Optional;

/** A part of a source file: the origin of every {@link Source} of a flow that was read. */
public record Place(CompilationUnitTree unit, Tree tree) {
  /** The place as a source without text. */
  Source source() {
    return new Source(this, "");
  }

  /** The place that a reader left in a source. */
  public static Optional<Place> of(Source source) {
    return source.origin() instanceof Place place ? Optional.of(place) : Optional.empty();
  }
}

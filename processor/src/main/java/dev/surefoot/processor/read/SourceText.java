package dev.surefoot.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The text of parts of source files, for display: on one line, whatever its line ends are. */
final class SourceText {
  private final SourcePositions positions;
  private final Map<CompilationUnitTree, CharSequence> files = new HashMap<>();

  SourceText(Trees trees) {
    this.positions = trees.getSourcePositions();
  }

  String of(Place place) {
    long start = positions.getStartPosition(place.unit(), place.tree());
    long end = positions.getEndPosition(place.unit(), place.tree());
    if (start < 0 || end < start) {
      return place.tree().toString(); // another processor made it
    }
    CharSequence file = files.computeIfAbsent(place.unit(), SourceText::content);
    return file.subSequence((int) start, (int) end).toString().replaceAll("\\s+", " ");
  }

  private static CharSequence content(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

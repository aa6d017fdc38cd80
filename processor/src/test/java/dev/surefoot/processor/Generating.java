package dev.surefoot.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor: it generates one class a round. */
final class Generating extends AbstractProcessor {
  /** A class to generate. */
  record Generated(String name, String text) {}

  private final Deque<Generated> classes;

  Generating(Generated... classes) {
    this.classes = new ArrayDeque<>(List.of(classes));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!round.processingOver() && !classes.isEmpty()) {
      Generated next = classes.pop();
      try (Writer writer = processingEnv.getFiler().createSourceFile(next.name()).openWriter()) {
        writer.write(next.text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }
}

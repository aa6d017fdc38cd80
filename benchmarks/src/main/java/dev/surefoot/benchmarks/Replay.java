package dev.surefoot.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Writes files that were generated before, and thinks nothing of its own: what is left of a
 * processor's cost when it knows the answers, that is, the compiler's rounds and the files.
 */
final class Replay extends AbstractProcessor {
  private final Path sources;
  private final Path resources;
  private boolean written;

  Replay(Path sources, Path resources) {
    this.sources = sources;
    this.resources = resources;
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
    if (!written) {
      written = true;
      Filer filer = processingEnv.getFiler();
      each(
          sources,
          ".java",
          (name, text) -> {
            String type = name.replace(".java", "").replace('/', '.');
            try (Writer writer = filer.createSourceFile(type).openWriter()) {
              writer.write(text);
            }
          });
      each(
          resources,
          "",
          (name, text) -> {
            try (Writer writer =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", name).openWriter()) {
              writer.write(text);
            }
          });
    }
    return false;
  }

  private interface Output {
    void write(String name, String text) throws IOException;
  }

  private static void each(Path folder, String ending, Output output) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        if (name.endsWith(ending)) {
          output.write(name, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

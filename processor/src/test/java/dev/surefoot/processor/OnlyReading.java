package dev.surefoot.processor;

import com.sun.source.util.Trees;
import dev.surefoot.model.FlowModel;
import dev.surefoot.processor.read.FlowReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Only reads, so that flows that break rules are read too. */
public final class OnlyReading extends AbstractProcessor {
  private final Map<String, FlowModel> flows = new HashMap<>();

  /** The flows in the sources of a folder, by the names of their classes. */
  public static Map<String, FlowModel> in(Path folder) {
    OnlyReading reading = new OnlyReading();
    Javac.withShop().only(reading).sources(folder).compile();
    return reading.flows();
  }

  /** What was read, by the names of the classes. */
  Map<String, FlowModel> flows() {
    return flows;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.surefoot.*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    FlowReader reader =
        new FlowReader(
            Trees.instance(processingEnv),
            processingEnv.getElementUtils(),
            processingEnv.getTypeUtils());
    for (TypeElement type :
        ElementFilter.typesIn(round.getElementsAnnotatedWith(dev.surefoot.Flow.class))) {
      reader
          .read(type)
          .flatMap(r -> r.flow())
          .ifPresent(f -> flows.put(type.getQualifiedName().toString(), f.model()));
    }
    return true;
  }
}

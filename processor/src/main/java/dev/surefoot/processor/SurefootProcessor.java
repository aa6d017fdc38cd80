package dev.surefoot.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.Trees;
import dev.surefoot.processor.read.Dsl;
import dev.surefoot.processor.read.JavacEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Proves flows while they are compiled, and generates what runs them. This class is the thin shell
 * between the compiler's rounds and {@link Compilation}, where the stages are.
 *
 * <p>All annotations of the package are claimed, and those on generated classes, else {@code
 * -Xlint:all -Werror} fails builds for annotations that no processor wants.
 */
@AutoService(Processor.class)
public final class SurefootProcessor extends AbstractProcessor {
  private final Function<ProcessingEnvironment, FlowOutput> output;
  private Optional<Compilation> compilation = Optional.empty();
  private Optional<WithoutTrees> withoutTrees = Optional.empty();

  /** For the compiler. */
  public SurefootProcessor() {
    this(Outputs::files);
  }

  SurefootProcessor(Function<ProcessingEnvironment, FlowOutput> output) {
    this.output = output;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        "dev.surefoot.*",
        // on what is generated
        "javax.annotation.processing.Generated",
        "org.jspecify.annotations.NullMarked");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Optional<Trees> trees = JavacEnvironment.trees(environment);
    FlowOutput written = output.apply(environment);
    compilation = trees.map(t -> new Compilation(t, environment, written));
    withoutTrees =
        trees.isPresent() ? Optional.empty() : Optional.of(new WithoutTrees(environment, written));
    JavacEnvironment.task(environment)
        .ifPresent(
            task -> compilation.ifPresent(c -> c.listeners().forEach(task::addTaskListener)));
  }

  @Override
  @SuppressWarnings(
      "DoNotClaimAnnotations") // nobody else wants them, and javac warns of unclaimed ones
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    List<TypeElement> flows = new ArrayList<>();
    annotations.stream()
        .filter(a -> a.getQualifiedName().contentEquals(Dsl.FLOW))
        .forEach(a -> flows.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(a))));
    withoutTrees.ifPresent(flowsUnread -> flowsUnread.round(flows));
    if (compilation.isEmpty()) {
      return annotations.stream().anyMatch(SurefootProcessor::isOwn);
    }
    if (round.processingOver()) {
      compilation.get().finish();
    } else {
      compilation.get().round(new LinkedHashSet<>(flows), round);
    }
    return annotations.stream().anyMatch(SurefootProcessor::isOwn)
        || compilation.filter(c -> c.generatedAllOf(round)).isPresent();
  }

  private static boolean isOwn(TypeElement annotation) {
    return annotation.getQualifiedName().toString().startsWith("dev.surefoot.");
  }
}

package dev.surefoot.processor.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.surefoot.Flow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A name that was taken for something else than what the compiler finds is no flow's name. */
class ResolutionAuditTest {
  private static final String SOURCE =
      """
      import dev.surefoot.*;
      class OrderFlow extends FlowDefinition<String> {
        static final String NAME = "a";
        static final String OTHER = NAME;
        protected Body<String> define() { return helper(NAME.length()).await("go", Ack.class); }
        Open<String> helper(int n) { return pass(); }
        Open<String> helper(String s) { return pass(); }
      }
      class Ack {}
      class Nack {}
      """;

  /** Says what each name was taken for, before the compiler looks at them. */
  private interface Reader {
    void read(Reads reads);
  }

  private static final class Reads {
    private final Resolutions resolutions = new Resolutions();
    private final Map<String, Tree> names = new TreeMap<>();
    private final Site site;
    private final TypeElement flow;
    private final AbstractProcessor by;

    Reads(Site site, TypeElement flow, AbstractProcessor by) {
      this.site = site;
      this.flow = flow;
      this.by = by;
    }

    void type(String name, String as) {
      resolutions.type(site, tree(name), environment(as));
    }

    void field(String name, String as) {
      resolutions.field(site, tree(name), (VariableElement) member(as));
    }

    void method(String name, String as) {
      resolutions.method(site, tree(name), (ExecutableElement) member(as));
    }

    void verb(String name, String owner, String verb) {
      resolutions.verb(site, tree(name), owner, verb);
    }

    private Tree tree(String name) {
      return Optional.ofNullable(names.get(name)).orElseThrow();
    }

    private TypeElement environment(String type) {
      return ((Taking) by).type(type);
    }

    private Element member(String text) {
      return flow.getEnclosedElements().stream()
          .filter(member -> member.toString().equals(text))
          .findFirst()
          .orElseThrow();
    }
  }

  private static final class Taking extends AbstractProcessor {
    private final Reader reader;

    Taking(Reader reader) {
      this.reader = reader;
    }

    TypeElement type(String name) {
      return processingEnv.getElementUtils().getTypeElement(name);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!round.processingOver()) {
        Trees trees = Trees.instance(processingEnv);
        TypeElement flow = type("OrderFlow");
        TreePath path = trees.getPath(flow);
        Reads reads = new Reads(Site.in(flow, path.getCompilationUnit()), flow, this);
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void scan(Tree tree, @Nullable Void none) {
            if (tree != null) {
              reads.names.putIfAbsent(tree.toString(), tree);
            }
            return super.scan(tree, none);
          }
        }.scan(path, null);
        reader.read(reads);
        ResolutionAudit audit = new ResolutionAudit(trees);
        audit.expect(
            new FlowReading(
                Optional.empty(),
                List.of(),
                false,
                false,
                false,
                List.of(),
                reads.resolutions.byTopLevelClass()));
        JavacTask.instance(processingEnv).addTaskListener(audit);
      }
      return false;
    }
  }

  /** The errors, by the text at which they stand. */
  private static Map<String, String> errors(String source, Reader reader) {
    Compilation compiled =
        Compiler.javac()
            .withProcessors(new Taking(reader))
            .compile(JavaFileObjects.forSourceString("OrderFlow", source));
    Map<String, String> errors = new TreeMap<>();
    for (Diagnostic<?> error : compiled.errors()) {
      errors.put(
          source.substring((int) error.getStartPosition(), (int) error.getEndPosition()),
          error.getMessage(null).lines().map(String::strip).collect(Collectors.joining("; ")));
    }
    return errors;
  }

  @Test
  void whatTheCompilerFindsTooIsRight() {
    assertThat(
            errors(
                SOURCE,
                reads -> {
                  reads.type("Ack", "Ack");
                  reads.field("NAME", "NAME");
                  reads.method("helper", "helper(int)");
                  reads.verb("helper(NAME.length()).await", "dev.surefoot.Open", "await");
                  reads.verb("pass", "dev.surefoot.FlowDefinition", "pass");
                }))
        .isEmpty();
  }

  @Test
  void whatTheCompilerFindsElsewhereIsToldAtItsPlace() {
    assertThat(
            errors(
                SOURCE,
                reads -> {
                  reads.type("Ack", "Nack");
                  reads.field("NAME", "OTHER");
                  reads.method("helper", "helper(java.lang.String)");
                  reads.verb("helper(NAME.length()).await", "dev.surefoot.Choice", "await");
                  reads.verb("pass", "dev.surefoot.FlowDefinition", "end");
                }))
        .containsOnly(
            told("Ack", "Nack", "Ack"),
            told("NAME", "OrderFlow.OTHER", "OrderFlow.NAME"),
            told("helper", "OrderFlow.helper(java.lang.String)", "OrderFlow.helper(int)"),
            told(
                "helper(NAME.length()).await",
                "dev.surefoot.Choice.await",
                "dev.surefoot.Open.await"),
            told("pass", "dev.surefoot.FlowDefinition.end", "dev.surefoot.FlowDefinition.pass"));
  }

  private static Map.Entry<String, String> told(String at, String as, String actual) {
    return entry(
        at,
        "[SF-INTERNAL] this was read as "
            + as
            + ", but the compiler takes it for "
            + actual
            + "; fix: write a qualified name, and please report this with the source");
  }

  @Test
  void ofWhatTheCompilerDoesNotKnowItSpeaksItself() {
    String source = SOURCE.replace("class Ack {}", "");
    assertThat(errors(source, reads -> reads.type("Ack", "Nack")).get("Ack"))
        .contains("cannot find symbol");
  }

  /** Reads flows, and keeps what the names in them were taken for. */
  private static final class Reading extends AbstractProcessor {
    private final Map<String, String> taken = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("dev.surefoot.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      FlowReader reader =
          new FlowReader(
              Trees.instance(processingEnv),
              processingEnv.getElementUtils(),
              processingEnv.getTypeUtils());
      for (Element flow : round.getElementsAnnotatedWith(Flow.class)) {
        reader
            .read((TypeElement) flow)
            .ifPresent(
                read ->
                    read.resolutions()
                        .values()
                        .forEach(all -> all.forEach(r -> taken.put(name(r.tree()), r.meaning()))));
      }
      return true;
    }
  }

  private static String name(Tree tree) {
    return tree instanceof MemberSelectTree select ? "." + select.getIdentifier() : tree.toString();
  }

  @Test
  void everyNameOfAFlowIsKeptWithWhatItWasTakenFor() {
    Reading reading = new Reading();
    Compilation compiled =
        Compiler.javac()
            .withProcessors(reading)
            .compile(
                JavaFileObjects.forSourceString(
                    "OrderFlow",
                    """
                    import dev.surefoot.*;
                    @Flow("order") class OrderFlow extends FlowDefinition<String> {
                      static final String NAME = "pack-it";
                      static final Key<Ack> LATE = new Key<Ack>("late") {};
                      @Override protected Body<String> define() {
                        return packed()
                            .choice("which")
                            .when("acked", Ack.class, a -> true, this.sent())
                            .when("late", LATE, a -> true, super.pass())
                            .otherwise(end());
                      }
                      Open<String> packed() { return task(NAME, Pack.class).await("go", Ack.class); }
                      Open<String> sent() { return subflow("send", new SendFlow()); }
                    }
                    @Flow("send") class SendFlow extends FlowDefinition<String> {
                      @Override protected Body<String> define() { return pass(); }
                    }
                    class Ack {}
                    @Step(undo = UndoContract.NONE) class Pack { @Run void run() {} }
                    """));
    assertThat(compiled.status()).isEqualTo(Compilation.Status.SUCCESS);
    assertThat(reading.taken)
        .containsOnly(
            entry("Ack", "Ack"),
            entry("Pack", "Pack"),
            entry("SendFlow", "SendFlow"),
            entry("LATE", "OrderFlow.LATE"),
            entry("NAME", "OrderFlow.NAME"),
            entry("packed", "OrderFlow.packed()"),
            entry(".sent", "OrderFlow.sent()"),
            entry("task", "dev.surefoot.FlowDefinition.task"),
            entry("subflow", "dev.surefoot.FlowDefinition.subflow"),
            entry("pass", "dev.surefoot.FlowDefinition.pass"),
            entry(".pass", "dev.surefoot.FlowDefinition.pass"),
            entry("end", "dev.surefoot.FlowDefinition.end"),
            entry(".await", "dev.surefoot.Open.await"),
            entry(".choice", "dev.surefoot.Open.choice"),
            entry(".when", "dev.surefoot.Choice.when"),
            entry(".otherwise", "dev.surefoot.Choice.otherwise"));
  }
}

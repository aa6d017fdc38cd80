package layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Which part may know which. This module is the one that sees all the others; a rule that finds no
 * class to apply to fails.
 */
class LayersTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.surefoot", "shop");

  private static final String[] LANGUAGE = {"java..", "org.jspecify.annotations"};

  @Test
  void everyModuleIsLookedAt() {
    assertThat(ALL.stream().map(Origin::of).distinct()).hasSize(5);
  }

  @Test
  void theModelKnowsOnlyItself() {
    check(only("dev.surefoot.model..", "dev.surefoot.model.."));
  }

  @Test
  void theNetKnowsOnlyTheModel() {
    check(only("dev.surefoot.net..", "dev.surefoot.net..", "dev.surefoot.model.."));
  }

  @Test
  void theDslKnowsOnlyTheModel() {
    check(only("dev.surefoot", "dev.surefoot", "dev.surefoot.model.."));
  }

  @Test
  void readingStepsByReflectionKnowsTheDslOnly() {
    check(
        only(
            "dev.surefoot.reflect..",
            "dev.surefoot.reflect..",
            "dev.surefoot",
            "dev.surefoot.model.."));
  }

  @Test
  void theRulesKnowTreeAndNetAndNoCompiler() {
    check(
        only(
            "dev.surefoot.check..",
            "dev.surefoot.check..",
            "dev.surefoot",
            "dev.surefoot.model..",
            "dev.surefoot.net..",
            "dev.surefoot.reflect..",
            "org.jgrapht.."));
  }

  @Test
  void theCheckOfNetsAndItsCommandKnowNothingElse() {
    check(
        only(
            "dev.surefoot.verify..",
            "dev.surefoot.verify..",
            "dev.surefoot.check.petri..",
            "javax.xml.."));
    check(only("dev.surefoot.check.petri..", "dev.surefoot.check.petri.."));
  }

  @Test
  void theRuntimeKnowsNeitherRulesNorProcessor() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.surefoot.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.surefoot.check..", "dev.surefoot.processor.."));
  }

  @Test
  void theProcessorKnowsTheRuntimeByNameOnly() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.surefoot.check..", "dev.surefoot.processor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.surefoot.runtime.."));
  }

  @Test
  void eventsAreData() {
    check(
        pure("dev.surefoot.runtime.event..", "dev.surefoot.runtime.event..", "dev.surefoot.net.."));
  }

  @Test
  void theCoreIsAFunctionOfNetStateAndEvent() {
    check(
        pure(
            "dev.surefoot.runtime.internal.core..",
            "dev.surefoot.runtime.internal.core..",
            "dev.surefoot.runtime.event..",
            "dev.surefoot.net.."));
  }

  @Test
  void theCoreAsksForNeitherTimeNorChance() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "dev.surefoot.runtime.event..", "dev.surefoot.runtime.internal.core..")
            .should()
            .callMethodWhere(
                describe(
                    "it asks for the time or for chance",
                    call ->
                        switch (call.getTarget().getName()) {
                          case "now",
                              "currentTimeMillis",
                              "nanoTime",
                              "randomUUID",
                              "random",
                              "shuffle" ->
                              true;
                          default -> false;
                        })));
  }

  @Test
  void internalsAreUsedInTheirOwnModuleOnly() {
    check(classes().should(new InternalsOfOwnModule()));
  }

  @Test
  void theTestKitIsWrittenAsUsersCould() {
    check(
        only(
            "dev.surefoot.testing..",
            "dev.surefoot.testing..",
            "dev.surefoot",
            "dev.surefoot.net..",
            "dev.surefoot.runtime",
            "dev.surefoot.runtime.spi..",
            "dev.surefoot.runtime.event.."));
  }

  @Test
  void samplesAreWrittenAsUsersWould() {
    check(
        noClasses()
            .that()
            .resideInAPackage("shop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.surefoot.check..",
                "dev.surefoot.processor..",
                "dev.surefoot.runtime.internal.."));
  }

  @Test
  void partsAreFreeOfCycles() {
    check(slices().matching("dev.surefoot.(*)..").should().beFreeOfCycles());
    check(slices().matching("dev.surefoot.runtime.internal.(*)..").should().beFreeOfCycles());
  }

  private static void check(ArchRule rule) {
    rule.check(ALL);
  }

  private static ArchRule only(String part, String... known) {
    return classes()
        .that()
        .resideInAPackage(part)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known).or(resideInAnyPackage(LANGUAGE)));
  }

  /** Of the language only what has neither threads nor files, databases nor a network. */
  private static ArchRule pure(String part, String... known) {
    DescribedPredicate<JavaClass> plain =
        resideInAnyPackage(
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.time",
            "org.jspecify.annotations");
    DescribedPredicate<JavaClass> values =
        describe(
            "values",
            type ->
                Set.of(
                        "dev.surefoot.runtime.InstanceState",
                        "dev.surefoot.runtime.ErrorCode",
                        "dev.surefoot.runtime.Rollback",
                        "dev.surefoot.runtime.Rollback$Mode",
                        "dev.surefoot.runtime.RollbackPlan",
                        "dev.surefoot.runtime.RollbackPlan$Undo",
                        "java.util.concurrent.TimeoutException",
                        "java.io.StringWriter",
                        "java.io.PrintWriter")
                    .contains(type.getName()));
    return classes()
        .that()
        .resideInAPackage(part)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known).or(plain).or(values))
        .andShould()
        .onlyDependOnClassesThat(
            describe("are no threads", type -> !type.isAssignableTo(Thread.class)));
  }
}

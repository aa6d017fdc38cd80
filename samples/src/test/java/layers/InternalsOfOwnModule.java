package layers;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A class may use what is {@code internal} only where both come from the same module. */
final class InternalsOfOwnModule extends ArchCondition<JavaClass> {
  InternalsOfOwnModule() {
    super("use the internals of their own module only");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      boolean internal = (target.getPackageName() + ".").contains(".internal.");
      if (internal
          && target.getPackageName().startsWith("dev.surefoot.")
          && !Origin.of(target).equals(Origin.of(type))) {
        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
      }
    }
  }
}

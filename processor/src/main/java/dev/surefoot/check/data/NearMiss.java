package dev.surefoot.check.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may have meant who asks for a datum that nobody makes.
 *
 * @param line what there is instead
 * @param fix what to write then
 */
record NearMiss(String line, String fix) {
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "byte", "java.lang.Byte",
          "char", "java.lang.Character",
          "short", "java.lang.Short",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  /** The nearest of all that the flow makes, if any is near. */
  static Optional<NearMiss> of(DataNet data, DataKey asked, boolean byKey, KeyWords words) {
    List<DataKey> made =
        data.ownKeys().stream()
            .filter(k -> k.equals(data.data().input()) || !data.makers(data.indexOf(k)).isEmpty())
            .toList();
    for (Kind kind : Kind.values()) {
      for (DataKey key : made) {
        if (kind.isNear(asked, key, data)) {
          String there = who(data, key) + " " + words.one(key);
          return Optional.of(
              new NearMiss(
                  there + kind.why, kind.fix.formatted(fixed(key, byKey), fixed(asked, byKey))));
        }
      }
    }
    return Optional.empty();
  }

  /** For a guard or a correlation that asks for what only the call of a step is given. */
  static Optional<NearMiss> ofCall(Use use, DataKey asked, boolean isOnFailure) {
    boolean isCause = asked.type().equals("dev.surefoot.Cause");
    if (!use.asksByKey() || !isCause && !asked.type().equals("dev.surefoot.Attempt")) {
      return Optional.empty();
    }
    String simple = isCause ? "Cause" : "Attempt";
    String given = isCause ? "undos and steps of onFailure()" : "steps and undos";
    boolean isGuard = use.kind() == Use.Kind.GUARD;
    String step =
        isGuard
            ? "run a step in the choice, as in choice(\"" + use.name() + "\", Look.class),"
            : "run a step before it";
    return Optional.of(
        new NearMiss(
            (isCause ? "a " : "an ") + simple + " is no datum: only " + given + " are given it",
            isCause && !isOnFailure
                ? "ask for a datum: in define() nothing has failed"
                : step
                    + " that takes the "
                    + simple
                    + " and returns what the "
                    + (isGuard ? "guard" : "correlation")
                    + " asks for"));
  }

  /** As steps ask for it in a parameter, and guards and correlations by a key. */
  private static String fixed(DataKey key, boolean byKey) {
    if (key.name().isEmpty()) {
      return key.simple();
    }
    String name = "\"" + key.name() + "\"";
    return byKey
        ? "Key.of(" + key.simple() + ".class, " + name + ")"
        : "@Named(" + name + ") " + key.simple();
  }

  private static String who(DataNet data, DataKey key) {
    List<Use> makers = data.makers(data.indexOf(key));
    return makers.isEmpty() ? "the flow's input is" : makers.get(0).words() + " makes";
  }

  /** In which way one key is near another; the first that holds is told. */
  private enum Kind {
    OTHER_NAME(", which is data of its own", "ask for it as %1$s, or name both alike") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return asked.type().equals(made.type());
      }
    },
    OTHER_PACKAGE(
        ", a class of the same name", "use the same class in both places: look at the imports") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return !asked.raw().equals(made.raw()) && asked.simple().equals(made.simple());
      }
    },
    IN_OPTIONAL(
        ", and who takes an Optional<T> is given what is known as T", "let it return %2$s") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return made.type().equals("java.util.Optional<" + asked.type() + ">");
      }
    },
    ELEMENT(", and not one of its elements", "ask for %1$s") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return made.type().contains("<" + asked.type() + ">")
            || made.type().equals(asked.type() + "[]");
      }
    },
    COLLECTION(", and not several", "ask for %1$s, or let %2$s be made") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return asked.type().contains("<" + made.type() + ">")
            || asked.type().equals(made.type() + "[]");
      }
    },
    BOXED_ARRAY(", and arrays of primitives are not arrays of boxes", "ask for %1$s") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return asked.type().endsWith("[]") && boxed(asked).equals(boxed(made));
      }

      private String boxed(DataKey key) {
        String element = key.type().replace("[]", "");
        return key.type().replace(element, BOXES.getOrDefault(element, element));
      }
    },
    OTHER_ARGUMENTS(", and type arguments count", "ask for %1$s") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return asked.raw().equals(made.raw());
      }
    },
    SUBTYPE(", and data is found by its very type", "ask for %1$s, or let it return %2$s") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return !isObject(asked) && data.data().isSubtype().test(made.raw(), asked.raw());
      }
    },
    SUPERTYPE(", and data is found by its very type", "ask for %1$s, or let it return %2$s") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return !isObject(made) && data.data().isSubtype().test(asked.raw(), made.raw());
      }
    },
    NUMBER(", and numbers are not converted", "ask for %1$s, or let it return %2$s") {
      @Override
      boolean isNear(DataKey asked, DataKey made, DataNet data) {
        return BOXES.containsValue(asked.type()) && BOXES.containsValue(made.type());
      }
    };

    private final String why;
    private final String fix;

    Kind(String why, String fix) {
      this.why = why;
      this.fix = fix;
    }

    abstract boolean isNear(DataKey asked, DataKey made, DataNet data);

    private static boolean isObject(DataKey key) {
      return key.type().equals("java.lang.Object");
    }
  }
}

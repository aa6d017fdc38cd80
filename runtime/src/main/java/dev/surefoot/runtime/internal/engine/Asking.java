package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Guards;
import dev.surefoot.runtime.internal.core.Kept;
import dev.surefoot.runtime.spi.CodecException;
import dev.surefoot.runtime.spi.MissingDatumException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the guards of one decision, and computes keys, from the data that is known in it. */
final class Asking implements Guards {
  private final LiveInstance instance;
  private Map<Kept, Integer> takes = Map.of();
  private Values known;

  Asking(LiveInstance instance, Values known) {
    this.instance = instance;
    this.known = known;
  }

  @Override
  public boolean holds(String outcome, Env env) throws Threw {
    GuardCode guard = instance.hosted().guard(outcome);
    return asked(guard.key(), guard.predicate()::test, env);
  }

  @Override
  public @Nullable String correlation(String await, Env env) throws Threw {
    CorrelationCode correlation = instance.hosted().correlation(await);
    return correlation == null ? null : asked(correlation.key(), correlation::of, env);
  }

  private <T> T asked(Key<?> key, Function<Object, T> question, Env env) throws Threw {
    try {
      Data data = Data.of(instance.hosted().program(), instance.host().codec(), known, env);
      Object datum = data.find(key).orElseThrow(() -> new MissingDatumException(key));
      return question.apply(datum);
    } catch (CodecException e) { // not the fault of the user's code: the instance is left as it is
      throw e;
    } catch (Throwable e) { // whatever that throws is the failure of the choice or await
      throw new Threw(e);
    }
  }

  @Override
  public void takes(Kept kept, int execution) {
    Map<Kept, Integer> more = new LinkedHashMap<>(takes);
    more.put(kept, execution);
    takes = more;
    known = known.taking(kept, execution);
  }

  /** What is known, with what came with the occurrence. */
  Values known() {
    return known;
  }

  /** Values in which what was kept is taken, too. */
  Values taken(Values values) {
    if (takes.isEmpty()) {
      return values;
    }
    Values taken = values;
    for (Map.Entry<Kept, Integer> one : takes.entrySet()) {
      taken =
          taken.kept().containsKey(one.getKey())
              ? taken.taking(one.getKey(), one.getValue())
              : taken;
    }
    return taken;
  }
}

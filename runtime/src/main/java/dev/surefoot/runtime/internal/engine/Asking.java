package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Guards;
import dev.surefoot.runtime.internal.core.Kept;
import dev.surefoot.runtime.spi.CodecException;
import dev.surefoot.runtime.spi.MissingDatumException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the guards of one decision about the data that is known in it. */
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
    try {
      Data data = Data.of(instance.hosted().program(), instance.host().codec(), known, env);
      Object datum =
          data.find(guard.key()).orElseThrow(() -> new MissingDatumException(guard.key()));
      return guard.predicate().test(datum);
    } catch (CodecException e) { // not the guard's fault: the instance is left as it is
      throw e;
    } catch (Throwable e) { // whatever a guard throws is that choice's failure
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

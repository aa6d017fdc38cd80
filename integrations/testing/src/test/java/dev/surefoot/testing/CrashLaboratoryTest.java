package dev.surefoot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Attempt;
import dev.surefoot.FailurePolicy;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the laboratory finds, and what it does not take for a fault. */
class CrashLaboratoryTest {
  /** A bank that books what it is asked to, and can be asked whether it has. */
  private static final class Bank {
    private final Set<String> seen = new HashSet<>();
    private final List<String> bookings = new ArrayList<>();

    void book(String what) {
      bookings.add(what);
    }

    void bookOnce(Attempt attempt, String what) {
      if (seen.add(attempt.key())) {
        bookings.add(what);
      }
    }

    List<String> bookings() {
      return bookings;
    }
  }

  private static Script<String, Void> chain() {
    return Script.of(new Flows.Chain(), String.class);
  }

  private static BoundFlow<String, Void> booking(Bank bank) {
    return chain()
        .step(
            "b",
            call -> {
              bank.bookOnce(call.attempt(), "b");
              return null;
            })
        .bind();
  }

  @Test
  void finds_nothing_in_a_step_that_takes_effect_once() {
    CrashReport report =
        CrashLaboratory.of(Bank::new, CrashLaboratoryTest::booking, "in")
            .observing(Bank::bookings)
            .crashEverywhere();
    // begin, three outcomes: each before and after; three calls: each before and after
    assertThat(report.runs()).isEqualTo(14);
    assertThat(report.crashes()).isEqualTo(14);
    assertThat(report.endings()).isEqualTo(1);
  }

  @Test
  void finds_a_step_that_takes_effect_again_and_says_which_crash_shows_it() {
    CrashLaboratory<Bank, String, Void> laboratory =
        CrashLaboratory.of(
                Bank::new,
                bank ->
                    chain()
                        .step(
                            "b",
                            call -> {
                              bank.book("b");
                              return null;
                            })
                        .bind(),
                "in")
            .observing(Bank::bookings);

    String found =
        """
        a crash makes a difference to flow 'chain'%s
          crash 1: when 'b' (b#1, attempt 1) had done its work, before its outcome was committed
          then: it ends otherwise
            observed undisturbed  [b]
                     crashed      [b, b]
          repeat it: crashAt(%sL, 7)
        instance '1' of flow 'chain' is FINISHED
          a#1 SUCCEEDED at 2026-01-01T12:00:00Z
          b#1 SUCCEEDED at 2026-01-01T12:00:00Z
          c#1 SUCCEEDED at 2026-01-01T12:00:00Z""";
    assertThatThrownBy(laboratory::crashEverywhere)
        .isInstanceOf(AssertionError.class)
        .hasMessage(found, "", 0);
    assertThatThrownBy(() -> laboratory.crashAt(0, 7)).hasMessage(found, "", 0);
    assertThatThrownBy(() -> laboratory.crashAtRandom(100, 3))
        .hasMessageStartingWith(
            "a crash makes a difference to flow 'chain' (found with 3 crashes, shrunk to 1)\n"
                + "  crash 1: when 'b' (b#1, attempt 1) had done its work")
        .hasMessageContaining("repeat it: crashAt(");
  }

  @Test
  void finds_a_step_that_remembers_in_its_own_object() {
    assertThatThrownBy(
            () ->
                CrashLaboratory.of(Bank::new, CrashLaboratoryTest::numbering, "in")
                    .observing(Bank::bookings)
                    .crashEverywhere())
        .hasMessageContaining("observed undisturbed  [2 calls]")
        .hasMessageContaining("crashed      [1 calls]");
  }

  private static BoundFlow<String, Void> numbering(Bank bank) {
    AtomicInteger calls = new AtomicInteger();
    return chain()
        .step(
            "a",
            call -> {
              calls.incrementAndGet();
              return null;
            })
        .step(
            "b",
            call -> {
              bank.bookOnce(call.attempt(), calls.incrementAndGet() + " calls");
              return null;
            })
        .bind();
  }

  @Test
  void finds_a_place_in_a_step_at_which_a_crash_loses_an_effect() {
    assertThatThrownBy(
            () ->
                CrashLaboratory.of(
                        Bank::new,
                        bank ->
                            chain()
                                .step(
                                    "b",
                                    call -> {
                                      if (bank.seen.add(call.attempt().key())) {
                                        CrashLaboratory.point("noted, not yet booked");
                                        bank.book("b");
                                      }
                                      return null;
                                    })
                                .bind(),
                        "in")
                    .observing(Bank::bookings)
                    .crashEverywhere())
        .hasMessageContaining("crash 1: at 'noted, not yet booked'")
        .hasMessageContaining("crashed      []");
  }

  @Test
  void finds_a_store_that_acknowledges_what_it_does_not_keep() {
    assertThatThrownBy(
            () ->
                CrashLaboratory.of(Bank::new, CrashLaboratoryTest::booking, "in")
                    .storedIn(LosingStore::new)
                    .crashEverywhere())
        .hasMessageContaining("the store lost what it had acknowledged: a journal of length 1")
        .hasMessageContaining("had length 0 after the crash");
  }

  @Test
  void finds_an_instance_that_does_not_end() {
    assertThatThrownBy(
            () ->
                CrashLaboratory.of(
                        Bank::new,
                        bank ->
                            chain()
                                .fails("b")
                                .policy("b", Policies.onFailure(FailurePolicy.HOLD))
                                .bind(),
                        "in")
                    .operated(instance -> instance.retry())
                    .crashEverywhere())
        .hasMessageStartingWith("the flow goes wrong without any crash (seed 0): ")
        .hasMessageContaining("it does not come to an end, whatever is decided");
  }

  @Test
  void an_operator_is_asked_again_if_a_crash_forgot_what_he_decided() {
    CrashReport report =
        CrashLaboratory.of(
                Bank::new,
                bank ->
                    chain().fails("b").policy("b", Policies.onFailure(FailurePolicy.HOLD)).bind(),
                "in")
            .operated(instance -> instance.skip("b", null, "ann", "by hand"))
            .crashEverywhere();
    assertThat(report.runs()).isGreaterThan(14);
    assertThat(report.endings()).isEqualTo(1);
  }

  @Test
  void a_call_that_a_crash_cut_off_uses_up_no_scripted_outcome() {
    CrashLaboratory.of(
            Bank::new,
            bank -> chain().policy("b", Policies.attempts(3, Duration.ofDays(1))).bind(),
            "in")
        .scripted(scripts -> scripts.step("b").fails(3, new IllegalStateException("no")))
        .crashAtRandom(100, 1);
  }

  @Test
  void calls_that_take_their_time_are_cut_off_too() {
    CrashReport report =
        CrashLaboratory.of(
                Bank::new,
                bank ->
                    Script.of(new Flows.Fork(), String.class)
                        .policy("b", Policies.timeout(Duration.ofDays(2)))
                        .bind(),
                "in")
            .scripted(
                scripts -> {
                  scripts.step("b").takes(Duration.ofDays(1));
                  scripts.step("c").takes(Duration.ofHours(1));
                })
            .crashEverywhere();
    assertThat(report.endings()).isEqualTo(1);
  }
}

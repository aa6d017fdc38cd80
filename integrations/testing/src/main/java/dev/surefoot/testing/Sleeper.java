package dev.surefoot.testing;

import java.time.Duration;

/** Lets the test's time pass in the middle of a call. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration time) throws InterruptedException;
}

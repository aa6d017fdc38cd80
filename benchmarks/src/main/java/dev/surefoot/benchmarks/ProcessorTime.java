package dev.surefoot.benchmarks;

import java.lang.management.ManagementFactory;

/** The processor time of the calling thread, which does not count what else the machine does. */
final class ProcessorTime {
  private ProcessorTime() {}

  static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

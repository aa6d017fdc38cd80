package dev.surefoot.benchmarks;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory. */
final class JavaText extends SimpleJavaFileObject {
  private final String text;

  JavaText(String className, String text) {
    super(URI.create("mem:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}

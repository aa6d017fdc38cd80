package dev.surefoot.processor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Runs a processor in an environment that is wrapped as a build tool would. */
final class Wrapping extends AbstractProcessor {
  private final Processor inside;
  private final UnaryOperator<ProcessingEnvironment> wrapper;

  Wrapping(Processor inside, UnaryOperator<ProcessingEnvironment> wrapper) {
    this.inside = inside;
    this.wrapper = wrapper;
  }

  /** A class with a field that delegates, as Gradle has it. */
  static ProcessingEnvironment likeGradle(ProcessingEnvironment delegate) {
    return new Delegating(delegate);
  }

  /** The same with another filer. */
  static ProcessingEnvironment with(ProcessingEnvironment delegate, Filer filer) {
    return new Delegating(delegate) {
      @Override
      public Filer getFiler() {
        return filer;
      }
    };
  }

  /** A dynamic proxy whose handler captured the environment. */
  static ProcessingEnvironment likeIntellij(ProcessingEnvironment delegateTo) {
    return proxy(
        new InvocationHandler() {
          @Override
          public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return method.invoke(delegateTo, arguments);
          }
        });
  }

  /** Another compiler: nothing leads to javac. */
  static ProcessingEnvironment likeEclipse(ProcessingEnvironment environment) {
    return proxy(
        new InvocationHandler() {
          private final ProcessingEnvironment unknown = environment;

          @Override
          public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return method.invoke(unknown, arguments);
          }
        });
  }

  private static ProcessingEnvironment proxy(InvocationHandler handler) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            Wrapping.class.getClassLoader(), new Class<?>[] {ProcessingEnvironment.class}, handler);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return inside.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return inside.getSupportedSourceVersion();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    inside.init(wrapper.apply(environment));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return inside.process(annotations, round);
  }

  private static class Delegating implements ProcessingEnvironment {
    private final ProcessingEnvironment delegate;

    Delegating(ProcessingEnvironment delegate) {
      this.delegate = delegate;
    }

    @Override
    public java.util.Map<String, String> getOptions() {
      return delegate.getOptions();
    }

    @Override
    public javax.annotation.processing.Messager getMessager() {
      return delegate.getMessager();
    }

    @Override
    public Filer getFiler() {
      return delegate.getFiler();
    }

    @Override
    public javax.lang.model.util.Elements getElementUtils() {
      return delegate.getElementUtils();
    }

    @Override
    public javax.lang.model.util.Types getTypeUtils() {
      return delegate.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return delegate.getSourceVersion();
    }

    @Override
    public java.util.Locale getLocale() {
      return delegate.getLocale();
    }
  }
}

package layers;

import com.tngtech.archunit.core.domain.JavaClass;

/**
 * The folder or jar from which a class was loaded.
 *
 * @param location without the class's own path
 */
record Origin(String location) {
  static Origin of(JavaClass type) {
    String uri =
        type.getSource()
            .orElseThrow(() -> new IllegalStateException(type.getName() + " has no class file"))
            .getUri()
            .toString();
    String path = type.getName().replace('.', '/') + ".class";
    return new Origin(uri.substring(0, uri.length() - path.length()));
  }
}

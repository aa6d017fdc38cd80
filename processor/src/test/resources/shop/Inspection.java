package shop;

/** How often a parcel was looked at. */
public record Inspection(int times) {
  public boolean again() {
    return times < 3;
  }
}

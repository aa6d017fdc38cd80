package other;

public record Receipt(int number) {}

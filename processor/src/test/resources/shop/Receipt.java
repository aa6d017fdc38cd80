package shop;

public record Receipt(String number) {}

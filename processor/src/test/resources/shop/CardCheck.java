package shop;

public record CardCheck(boolean declined) {}

package guide;

record Payment(int amount) {}

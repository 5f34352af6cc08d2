package org.serai.tenant;

/** A secret by the name it has in the environment or the secrets directory. Never prints its value. */
public record Secret(String name, String value) {
    @Override
    public String toString() {
        return "secret " + name;
    }
}

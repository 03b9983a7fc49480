package org.unionhall.web;

/**
 * The address names nothing that this reader may see. Thrown for what does not exist and for what lies outside the
 * reader's scope alike, so that an id tried out tells nothing.
 */
public class NoSuchThing extends RuntimeException {

    public NoSuchThing() {
        super(null, null, false, false);
    }
}

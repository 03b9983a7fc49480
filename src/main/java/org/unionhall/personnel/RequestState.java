package org.unionhall.personnel;

/** How far a field of a request has come. */
public enum RequestState {
    /** Somebody must decide. */
    ASKED,
    /** The record says it now. */
    APPROVED,
    /** It stays as it was; the reason is with it. */
    REFUSED,
    /** The person does not want it any more. */
    WITHDRAWN;

    /** The shape a page shows beside its words: wait, ok, stop, off. */
    public String sign() {
        return switch (this) {
            case ASKED -> "wait";
            case APPROVED -> "ok";
            case REFUSED -> "stop";
            case WITHDRAWN -> "off";
        };
    }

    /** Whether nothing more can happen. */
    public boolean ended() {
        return this != ASKED;
    }
}

package org.unionhall.identity;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.unionhall.web.DailyWork;

/** Throws away what the door no longer needs to remember: old failures, codes used or expired. */
@Component
class DoorTidying implements DailyWork {

    private final SignInGuard guard;
    private final OneTimeCodes codes;

    DoorTidying(SignInGuard guard, OneTimeCodes codes) {
        this.guard = guard;
        this.codes = codes;
    }

    @Override
    public String name() {
        return "identity.tidy";
    }

    @Override
    public LocalTime at() {
        return LocalTime.of(3, 30);
    }

    @Override
    public void run() {
        guard.tidy();
        codes.tidy();
    }
}

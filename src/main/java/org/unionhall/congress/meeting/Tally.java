package org.unionhall.congress.meeting;

import java.util.List;

/**
 * How many of some delegates came (应到, 实到, 迟到, 请假, 缺席).
 *
 * @param name  of the delegation; null for who belongs to none
 * @param here  in the hall now
 * @param came  were in the hall at any time
 */
public record Tally(String name, int should, int here, int came, int late, int leave, int absent) {

    static Tally of(String name, List<Seat> seats) {
        int came = (int) seats.stream().filter(seat -> seat.inAt() != null).count();
        int leave = (int) seats.stream().filter(seat -> seat.state() == Seat.State.LEAVE).count();
        return new Tally(name, seats.size(), (int) seats.stream().filter(Seat::here).count(), came, (int) seats.stream().filter(Seat::late).count(), leave,
                seats.size() - came - leave);
    }
}

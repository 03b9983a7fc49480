package org.unionhall.rulebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.kernel.Ids;

/** The calendars in the database. */
@Repository
class CalendarRepository {

    private final JdbcClient jdbc;

    CalendarRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The calendars that count, newest year first. */
    List<CalendarYear> years() {
        return jdbc.sql("""
                select c.id, c.year, c.source, c.imported_by, c.imported_at,
                       (select count(*) from rulebook_calendar_day d where d.calendar_id = c.id) as days
                from rulebook_calendar c where c.replaced_at is null order by c.year desc
                """).query((rs, row) -> new CalendarYear(rs.getObject(1, UUID.class), rs.getInt(2), rs.getString(3), rs.getString(4),
                        rs.getTimestamp(5).toInstant(), rs.getInt(6))).list();
    }

    boolean has(int year) {
        return jdbc.sql("select exists (select 1 from rulebook_calendar where year = :year and replaced_at is null)")
                .param("year", year).query(Boolean.class).single();
    }

    /** Whether a year was ever there: what an officer replaced is not brought back by the next start. */
    boolean hadEver(int year) {
        return jdbc.sql("select exists (select 1 from rulebook_calendar where year = :year)").param("year", year).query(Boolean.class).single();
    }

    /** One import at a time. Until the end of the transaction. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rulebook calendar', 0))::text").query(String.class).single();
    }

    /** The national days in a year, from whichever file names them; where two do, the one announced for the later year. */
    Map<LocalDate, CalendarFile.Day> national(int year) {
        Map<LocalDate, CalendarFile.Day> days = new HashMap<>();
        jdbc.sql("""
                select d.day, d.name, d.off from rulebook_calendar_day d join rulebook_calendar c on c.id = d.calendar_id
                where c.replaced_at is null and d.day between :first and :last order by c.year
                """).param("first", LocalDate.of(year, 1, 1)).param("last", LocalDate.of(year, 12, 31))
                .query((rs, row) -> new CalendarFile.Day(rs.getObject(1, LocalDate.class), rs.getString(2), rs.getBoolean(3)))
                .list().forEach(day -> days.put(day.date(), day));
        return days;
    }

    /** The days of all regions in a year, by date. */
    List<RegionalDay> regional(int year) {
        return jdbc.sql("""
                select id, region, day, name, off, basis, set_by from rulebook_regional_day
                where withdrawn_at is null and day between :first and :last order by day, region
                """).param("first", LocalDate.of(year, 1, 1)).param("last", LocalDate.of(year, 12, 31)).query(CalendarRepository::regional).list();
    }

    Optional<RegionalDay> regional(UUID id) {
        return jdbc.sql("select id, region, day, name, off, basis, set_by from rulebook_regional_day where id = :id and withdrawn_at is null")
                .param("id", id).query(CalendarRepository::regional).optional();
    }

    boolean hasRegional(String region, LocalDate day) {
        return jdbc.sql("select exists (select 1 from rulebook_regional_day where region = :region and day = :day and withdrawn_at is null)")
                .param("region", region).param("day", day).query(Boolean.class).single();
    }

    private static RegionalDay regional(ResultSet rs, int row) throws SQLException {
        return new RegionalDay(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, LocalDate.class), rs.getString(4),
                rs.getBoolean(5), rs.getString(6), rs.getString(7));
    }

    void replace(int year, Instant at) {
        jdbc.sql("update rulebook_calendar set replaced_at = :at where year = :year and replaced_at is null")
                .param("at", Timestamp.from(at)).param("year", year).update();
    }

    UUID insert(CalendarFile file, String source, String by, Instant at, String reason) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into rulebook_calendar (id, year, source, imported_by, imported_at, reason)
                values (:id, :year, :source, :by, :at, :reason)
                """).param("id", id).param("year", file.year()).param("source", source).param("by", by)
                .param("at", Timestamp.from(at)).param("reason", reason).update();
        file.days().forEach(day -> jdbc.sql("insert into rulebook_calendar_day (calendar_id, day, name, off) values (:id, :day, :name, :off)")
                .param("id", id).param("day", day.date()).param("name", day.name()).param("off", day.off()).update());
        return id;
    }

    void insert(RegionalDay day, Instant at) {
        jdbc.sql("""
                insert into rulebook_regional_day (id, region, day, name, off, basis, set_by, set_at)
                values (:id, :region, :day, :name, :off, :basis, :by, :at)
                """).param("id", day.id()).param("region", day.region()).param("day", day.day()).param("name", day.name())
                .param("off", day.off()).param("basis", day.basis()).param("by", day.setBy()).param("at", Timestamp.from(at)).update();
    }

    void withdraw(UUID id, String by, Instant at, String because) {
        jdbc.sql("update rulebook_regional_day set withdrawn_by = :by, withdrawn_at = :at, withdrawn_because = :because where id = :id")
                .param("by", by).param("at", Timestamp.from(at)).param("because", because).param("id", id).update();
    }
}

-- A profile written today has no day of effect: it stands in the way of no act that holds from yesterday.
create or replace function membership_unit_act_forward() returns trigger language plpgsql as $$
begin
    if new.act <> 'DESCRIBE' and exists (
        select 1 from membership_unit_act a where a.unit_id = new.unit_id and a.act <> 'DESCRIBE' and a.on_day > new.on_day) then
        raise exception 'an act before the last one' using errcode = 'check_violation', constraint = 'membership_unit_act_forward';
    end if;
    return new;
end $$;

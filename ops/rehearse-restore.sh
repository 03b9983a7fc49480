#!/usr/bin/env bash
# Rehearses a restore: dumps one database, restores it into an empty one, and compares every table of both.
#
#   ops/rehearse-restore.sh postgresql://user@host/unionhall postgresql://user@host/unionhall_rehearsal
#
# The second database must exist and be empty; it is left as it is, to be looked at, and dropped by hand.
# pg_dump, pg_restore and psql must be at least as new as the server (PGBIN=/folder/with/them). Passwords: ~/.pgpass.
set -euo pipefail

[ $# -eq 2 ] || { sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//'; exit 2; }
source=$1
target=$2
bin=${PGBIN:+$PGBIN/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ask() { "${bin}psql" --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname "$1" --command "$2"; }

server=$(ask "$source" "select current_setting('server_version_num')::int / 10000")
tool=$("${bin}pg_dump" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
if [ "$tool" -lt "$server" ]; then
    echo "pg_dump $tool cannot read a server of version $server: install its client programs, or name them with PGBIN." >&2
    exit 1
fi
if [ "$(ask "$target" "select count(*) from pg_tables where schemaname = 'public'")" -ne 0 ]; then
    echo "The target is not empty; nothing was done." >&2
    exit 1
fi

# One line a table: name, rows, and a sum over all rows. Work under way and sessions move by themselves.
contents() {
    local table
    ask "$1" "select tablename from pg_tables where schemaname = 'public' and tablename not in ('web_job', 'identity_session', 'identity_session_attributes') order by 1" |
        while read -r table; do
            echo "$table $(ask "$1" "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from public.\"$table\" t")"
        done
}

begin=$SECONDS
"${bin}pg_dump" --format=custom --file="$work/dump" --dbname="$source"
dumped=$SECONDS
"${bin}pg_restore" --no-owner --exit-on-error --dbname="$target" "$work/dump"
restored=$SECONDS
contents "$source" > "$work/source"
contents "$target" > "$work/target"
if ! diff "$work/source" "$work/target"; then
    echo "The restored database differs in the tables above (or the portal went on writing: stop it for the rehearsal)." >&2
    exit 1
fi
echo "$(wc -l < "$work/target") tables are the same. Dump $((dumped - begin)) s, $(du -h "$work/dump" | cut -f1); restore $((restored - dumped)) s."

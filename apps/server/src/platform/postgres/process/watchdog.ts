/**
 * The shell script that stands between the server and PostgreSQL. PostgreSQL is its child; its standard input is
 * a pipe from the server. When that pipe ends, because the server asked for it or was killed with -9, PostgreSQL
 * is stopped: at once and cleanly (INT), or after 60 s without a checkpoint (QUIT). When PostgreSQL ends first, so
 * does the script, with the same exit code: that is how the server learns of it.
 *
 * Arguments: $0 the name by which a later start knows it, $1 the server's process id, $2 the folder of the socket,
 * the rest the command.
 */
export const watchdogName = 'baton-watchdog'

export const watchdogScript = `
socket_dir=$2
shift 2
exec 3<&0
"$@" </dev/null 3<&- &
postgres=$!
(
  read -r _ <&3
  trap '' TERM
  kill -INT "$postgres"
  tenths=0
  while kill -0 "$postgres" 2>/dev/null; do
    tenths=$((tenths + 1))
    [ "$tenths" -eq 600 ] && kill -QUIT "$postgres"
    [ "$tenths" -eq 700 ] && break
    sleep 0.1
  done
  rm -f "$socket_dir"/.s.PGSQL.* "$socket_dir"/postgresql.conf
  rmdir "$socket_dir"
) 2>/dev/null &
dog=$!
exec 3<&-
wait "$postgres"
code=$?
kill "$dog" 2>/dev/null
exit "$code"
`

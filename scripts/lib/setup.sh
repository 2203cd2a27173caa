# Sourced by the scripts beside this folder: makes .venv with what requirements/<set>.txt pins, once per change of that file.
# Needs Python 3.11 or newer; uses uv when it is there. Everything is called as `python -m …`: script files would carry
# the path of the folder in their first line, which breaks when it is long or has spaces.
ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
VENV=${KRIYA_VENV:-$ROOT/.venv}
PY=$VENV/bin/python
TURN=$VENV.turn
UNFINISHED=$VENV.unfinished
export PYTHONPATH="$ROOT${PYTHONPATH:+:$PYTHONPATH}" PYTHONNOUSERSITE=1
# A process starts in a third of the time when it finds its modules compiled.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Where a Python lies; nothing when it is too old or makes no venv.
FITS='
import sys
if sys.version_info < (3, 11): sys.exit(1)
import venv
if not sys.argv[1:]: import ensurepip
print(sys.executable)
'
# Its seconds for some work. Calls and small objects tell the builds apart, by half; loops and texts alone by less than a
# busy machine is off.
TRIAL='
import sys, time
class Row:
    def __init__(self, number): self.number = number
    def more(self, by): return self.number + by
def work():
    begun = time.process_time()
    for i in range(4000): sorted((Row(i).more(1), 3, 2), key=lambda number: -number)
    return time.process_time() - begun
print(f"{min(work() for _ in range(20)):.5f} {sys.executable}")
'

# One that was built without optimizations takes half as long again for everything: of those that are there, the quickest.
find_python() {
    names="python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11"
    command -v python3 >/dev/null 2>&1 || names="$names python"
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- $names; fi
    known=
    for name in "$@"; do
        shift
        path=$(command -v "$name" 2>/dev/null) && path=$("$path" -c "$FITS" ${UV:+with-uv} 2>/dev/null) || continue
        case $known in *"|$path|"*) ;; *) known="$known|$path|"; set -- "$@" "$path" ;; esac
    done
    [ $# -gt 0 ] || return 1
    [ $# -gt 1 ] || { printf '%s\n' "$1"; return; }
    # In turn and often: a busy machine slows down whichever it meets.
    for path in "$@" "$@" "$@" "$@" "$@" "$@"; do "$path" -c "$TRIAL" 2>/dev/null || continue; done |
        LC_ALL=C sort -n | { read -r _seconds path && printf '%s\n' "$path"; }
}

# prepare app|dev
prepare() {
    set_name=$1
    requirements=$ROOT/requirements/$set_name.txt
    stamp=$VENV/.$set_name
    if ready; then return 0; fi
    [ -w "$(dirname -- "$VENV")" ] || die "This user may not write in $(dirname -- "$VENV"): clone Kriya into a folder of your own. / Pengguna ini tidak boleh menulis di sana: salin Kriya ke folder sendiri."
    free=$(df -Pk "$(dirname -- "$VENV")" | awk 'NR == 2 { print $4 }')
    [ "${free:-999999999}" -gt 600000 ] || die "The disk is nearly full: Kriya needs 600 MB for its first set-up. / Disk hampir penuh: perlu 600 MB untuk penyiapan pertama."
    take_turn
    ready || set_up
    end_turn
}

# Whether all is there. What was cut short is not: neither pip nor uv sees that half of a package is missing.
ready() {
    [ ! -e "$UNFINISHED" ] && [ -x "$PY" ] || return 1
    cmp -s "$requirements" "$stamp" || { [ "$set_name" = app ] && cmp -s "$ROOT/requirements/dev.txt" "$VENV/.dev"; } || return 1
    "$PY" -c '' 2>/dev/null
}

set_up() {
    say "Setting up ($set_name) in $VENV, once …"
    UV=${UV:-$(command -v uv 2>/dev/null || true)}
    if [ -n "$UV" ]; then needed=; else needed='import pip'; fi
    if [ -e "$UNFINISHED" ] || ! "$PY" -c "$needed" 2>/dev/null; then make_venv; fi
    : >"$UNFINISHED"
    install_all || { rm "$UNFINISHED"; die "Could not install what $requirements pins (see above). / Gagal memasang isi $requirements."; }
    cp "$requirements" "$stamp"
    rm "$UNFINISHED"
}

# Of two starts in a fresh clone the second waits for the first, unless that was killed.
take_turn() {
    waiting=
    until (set -C && echo $$ >"$TURN") 2>/dev/null; do
        sleep 1
        other=$(cat "$TURN" 2>/dev/null) || continue
        if [ -n "$other" ] && is_setting_up "$other"; then
            [ -n "$waiting" ] || say "Process $other is setting up, waiting for it … / Menunggu proses $other yang sedang menyiapkan …"
            waiting=yes
        elif mv "$TURN" "$TURN.$$" 2>/dev/null; then
            # Another start may have taken the dead one's place meanwhile: then it keeps that.
            if [ "$(cat "$TURN.$$")" = "$other" ]; then rm "$TURN.$$"; else mv "$TURN.$$" "$TURN"; fi
        fi
    done
    trap 'rm -f "$TURN"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' HUP TERM
}

# Whether a process is there and one of ours: the number of one that was killed may be another's by now.
is_setting_up() {
    kill -0 "$1" 2>/dev/null || return 1
    case $(ps -o args= -p "$1" 2>/dev/null) in *scripts/* | '') ;; *) return 1 ;; esac
}

end_turn() {
    rm -f "$TURN"
    trap - EXIT INT HUP TERM
}

# Pip alone takes five times as long as with uv, which it can fetch itself; where uv finds no way to the packages, pip does.
install_all() {
    if [ -n "$UV" ]; then with_uv "$UV"; return; fi
    index=${PIP_INDEX_URL:-$("$PY" -m pip config get global.index-url 2>/dev/null)}
    if [ -n "$index" ]; then export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"; fi
    if with_pip -r "$ROOT/requirements/uv.txt" 2>/dev/null && with_uv "$PY" -m uv 2>/dev/null; then return 0; fi
    with_pip -r "$requirements" || return 1
    "$PY" -m compileall -q -j 0 "$VENV/lib" >/dev/null 2>&1 || true  # what is no Python of this version stays as it is
}

with_uv() { "$@" pip install --quiet --compile-bytecode --python "$PY" --require-hashes -r "$requirements"; }

with_pip() { "$PY" -m pip install --quiet --disable-pip-version-check --no-input --no-compile --require-hashes "$@"; }

make_venv() {
    : >"$UNFINISHED"
    rm -rf "$VENV"
    if python=$(find_python); then
        if [ -n "$UV" ]; then
            "$UV" venv --quiet --python "$python" "$VENV" && return 0
        elif "$python" -m venv "$VENV" 2>/dev/null; then
            return 0
        fi
        rm -rf "$VENV"
        die "Python at $python cannot make virtual environments: install its venv package (Debian: apt install python3-venv) or uv. / Pasang paket venv untuk Python, atau uv."
    fi
    [ -n "$UV" ] || die "Kriya needs Python 3.11 or newer (or uv). / Kriya memerlukan Python 3.11 atau lebih baru (atau uv)."
    "$UV" venv --quiet --python '>=3.11' "$VENV" || die "uv found no Python 3.11 or newer. / uv tidak menemukan Python 3.11 atau lebih baru."
}

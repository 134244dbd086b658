# shellcheck shell=bash disable=SC2034  # the scripts that source this use the names
# Sourced by host-up, host-down and host-exec: their common arguments, and the names of what a data plane is made of.

export LC_ALL=C PATH=$PATH:/usr/sbin:/sbin
PROGRAM=${0##*/}
QEMU_USER=libvirt-qemu
SOCKET_PATH_MAX=107                   # of a UNIX socket, without the closing NUL

DIR='' NAME='' PREFIX='' FAILURE=''

die() { echo "$PROGRAM: $*" >&2; exit "${FAILURE:-1}"; }
bad_usage() { echo "$PROGRAM: $*" >&2; exit "${FAILURE:-2}"; }

# common_option OPTION VALUE: takes one of --dir, --name, --prefix; false for any other
common_option() {
    case $1 in
        --dir) DIR=$2 ;;
        --name) NAME=$2 ;;
        --prefix) PREFIX=$2 ;;
        *) return 1 ;;
    esac
}

check_label() {
    [[ $2 =~ ^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$ ]] ||
        bad_usage "$1: '$2' (expected: 1 to 32 lower-case letters, digits and inner hyphens)"
}

# check_common: called once all options are read
check_common() {
    [ "$(id -u)" = 0 ] || die "user: $(id -un) (expected: root)"
    check_label --name "$NAME"
    check_label --prefix "$PREFIX"
    [[ $DIR == /* ]] || bad_usage "--dir: '$DIR' (expected: an absolute path)"
    [[ $DIR != *[[:space:]:,\"]* ]] || bad_usage "--dir: '$DIR' (expected: no space, colon, comma or quote)"
    DIR=$(realpath -m -- "$DIR")
    SOCKET=$DIR/run/libvirt-sock
    [ ${#SOCKET} -le $SOCKET_PATH_MAX ] ||
        bad_usage "--dir: $SOCKET has ${#SOCKET} characters (expected: at most $SOCKET_PATH_MAX, the limit of a UNIX socket)"
    URI="qemu+unix:///system?socket=$SOCKET"
    NETNS=$PREFIX-$NAME
    NETNS_FILE=/run/netns/$NETNS
}

as_qemu_user() { setpriv --reuid "$QEMU_USER" --regid "$QEMU_USER" --init-groups -- "$@"; }

# check_reachable LABEL: qemu opens disks by their path: every directory on the way to DIR must let its user through, and those
# that are there may not be ours to change
check_reachable() {
    local path='' part
    while IFS= read -r -d / part; do
        path=$path${part:+/$part}
        [ -e "${path:-/}" ] || return 0   # to be made, by us
        as_qemu_user test -x "${path:-/}" ||
            die "$1: ${path:-/} is closed to user $QEMU_USER, mode $(stat -c %a "${path:-/}") (expected: execute permission for it, for instance chmod o+x)"
    done <<< "$DIR/"
}

in_netns() { nsenter --net="$NETNS_FILE" -- "$@"; }

# init_arguments PID: "DIR PREFIX NAME" of a running host-init; false if PID is something else
init_arguments() {
    local -a words
    mapfile -d '' -t words 2> /dev/null < "/proc/$1/cmdline" || return 1
    [ ${#words[@]} = 5 ] && [[ ${words[1]} == */host-init ]] || return 1
    echo "${words[2]} ${words[3]} ${words[4]}"
}

# find_init: sets INIT_PID, the first process of the data plane of DIR as seen from outside; false if it does not run
find_init() {
    local running
    INIT_PID=$(cat "$DIR/init.pid" 2> /dev/null) || return 1
    running=$(init_arguments "$INIT_PID") || return 1
    [[ $running == "$DIR "* ]] || return 1
    [ "$running" = "$DIR $PREFIX $NAME" ] || die "--prefix, --name: $PREFIX $NAME (expected: ${running#"$DIR "}, as which $DIR runs)"
}

# check_owner: refuses a network namespace in which the data plane of another directory runs
check_owner() {
    local pid owner
    [ -e "$NETNS_FILE" ] || return 0
    for pid in $(ip netns pids "$NETNS"); do
        owner=$(init_arguments "$pid") || continue
        [ "${owner%% *}" = "$DIR" ] || die "$NETNS belongs to ${owner%% *} (expected: another --name or --prefix)"
    done
}

# lock DIRECTORY, unlock: one host-up or host-down at a time for it; the directory itself is locked, so nothing is left behind
lock() { exec {LOCK}< "$1" && flock "$LOCK"; }
unlock() { exec {LOCK}<&-; }

# cgroup_roots: the directories that a process may be put below, of version 1 (one for each controller) and 2
cgroup_roots() {
    local procs
    for procs in /sys/fs/cgroup/*/cgroup.procs /sys/fs/cgroup/cgroup.procs; do
        [ ! -e "$procs" ] || [ -L "${procs%/cgroup.procs}" ] || echo "${procs%/cgroup.procs}"
    done
}

# wait_until LIMIT_SECONDS CMD...: false when the limit is over
wait_until() {
    local limit=$((${EPOCHREALTIME/./} + $1 * 1000000))
    shift
    until "$@"; do
        [ "${EPOCHREALTIME/./}" -lt $limit ] || return 1
        sleep 0.03
    done
}

# Sourced by the other scripts: installs what a fresh Debian machine lacks, and builds.
# Debian's package names are given as arguments of need_packages.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "Installing ${missing[*]} …" >&2
  "${as_root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# The map's client is bundled by the build. Debian's npm and another distribution's nodejs do not go together: who has an npm keeps it.
need_npm() { command -v npm > /dev/null || need_packages nodejs npm; }

# publish PROJECT FOLDER: as it is given to users, compiled ahead of time, which a command that ends in seconds notices.
publish() {
  need_npm
  dotnet publish "$1" -c Release -o "$2" -p:PublishReadyToRun=true -nodeReuse:false -v quiet -clp:NoSummary >&2
}

build() { # build CONFIGURATION [PROJECT]
  need_npm
  dotnet build "${2:-$root/LandPlanner.sln}" -c "$1" -nodeReuse:false -v quiet -clp:NoSummary >&2
}

postgres_programs=/usr/lib/postgresql/15/bin

# free_port [PORT]: PORT if nobody has it, else another of loopback.
free_port() {
  local port
  for port in "$@" $(shuf -i 20000-29999 -n 50); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
  done
}

# start_cluster FOLDER: a PostgreSQL of our own with PostGIS, never the system's, on a free loopback port; sets $cluster_address.
# The server refuses to run as root: there it runs as the user postgres.
start_cluster() {
  local port
  port=$(free_port)
  rm -rf "$1"
  mkdir -p "$1"
  [ "$(id -u)" -ne 0 ] || chown postgres "$1"
  as_server "$postgres_programs/initdb" -D "$1/data" -E UTF8 --locale=C.UTF-8 -U postgres -A trust --no-sync > /dev/null
  as_server "$postgres_programs/pg_ctl" -D "$1/data" -w -l "$1/server.log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$1 -c fsync=off -c full_page_writes=off ${2:-}" start > /dev/null
  cluster_address=postgresql://postgres@127.0.0.1:$port/postgres
}

stop_cluster() { # stop_cluster FOLDER
  as_server "$postgres_programs/pg_ctl" -D "$1/data" -m fast -w stop > /dev/null
  rm -rf "$1"
}

as_server() { if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

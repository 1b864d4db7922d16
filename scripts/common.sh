# What the scripts share; each sources it first. Leaves the shell in the project's folder.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

step() { printf '\n== %s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Compilers and package managers keep caches in the home folder; without one they get their own.
if [ ! -d "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
  mkdir -p .build/home
  export HOME="$PWD/.build/home"
fi

# Installs Debian packages, as root or through sudo; says what to do on other systems.
install_packages() {
  command -v apt-get >/dev/null ||
    fail "install what Debian calls '$*' (macOS: brew install cmark-gfm pkg-config openjdk), then run this again"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "run as root: apt-get install $*"
    as_root=(sudo)
    # Nobody is there to type a password.
    [ -t 0 ] || as_root=(sudo -n)
  fi
  step "installing $*"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@"
}

# Makes a Python environment in a folder, and makes it anew when the pinned versions change or it
# does not work any more.
python_environment() {
  local venv=$1 requirements=$2
  if ! cmp -s "$requirements" "$venv/requirements.txt" || ! "$venv/bin/python" -c '' 2>/dev/null; then
    python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
    cp "$requirements" "$venv/requirements.txt"
  fi
}

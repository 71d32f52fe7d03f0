# tools/packages.sh - Debian packages of demo, test and .ci/run: says what is missing and installs it; sourced, not run
BUILD_PACKAGES=(g++ cmake ninja-build libssl-dev libicu-dev libexpected-dev libcli11-dev nlohmann-json3-dev
  libseccomp-dev libsodium-dev libqrencode-dev libsqlite3-dev linux-libc-dev libgtest-dev
  libarchive-dev libdeflate-dev zlib1g-dev libzstd-dev libbrotli-dev libpoppler-cpp-dev poppler-data
  libcpp-httplib-dev)
# Node builds the page; one from elsewhere does as well as Debian's.
command -v node > /dev/null || BUILD_PACKAGES+=(nodejs)
command -v npm > /dev/null || BUILD_PACKAGES+=(npm)
TEST_PACKAGES=(python3 strace openssl chromium tesseract-ocr)
CHECK_PACKAGES=(git make clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14)

need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2> /dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local install=(apt-get install -y --no-install-recommends "${missing[@]}")
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      echo "These Debian packages are missing, and installing them needs root: ${install[*]}" >&2
      return 3
    fi
    as_root=(sudo)
  fi
  echo "== Installing from Debian: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get -qq update && "${as_root[@]}" "${install[@]}" > /dev/null
}

# A compiler cache is used where there is one; nothing depends on it.
if command -v ccache > /dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

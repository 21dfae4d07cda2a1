#!/bin/sh
# Installs the browsers of the tests where it may: as root, with apt-get. It
# always ends well: the tests themselves say which engine they did without.
set -u

packages=
need() { # program package…: the packages are wanted when the program is missing
	command -v "$1" >/dev/null 2>&1 && return
	shift
	packages="$packages $*"
}
need chromedriver chromium-driver
need chromium chromium
command -v firefox >/dev/null 2>&1 || need firefox-esr firefox-esr
need WebKitWebDriver webkit2gtk-driver
need Xvfb xvfb xauth
[ -z "$packages" ] && exit 0
packages="$packages fonts-dejavu-core"

by_hand() {
	echo "The browser tests miss programs ($1). By hand, on Debian:" >&2
	echo "  sudo apt-get install --no-install-recommends$packages" >&2
	exit 0
}
command -v apt-get >/dev/null 2>&1 || by_hand "apt-get is not here"
[ "$(id -u)" = 0 ] || by_hand "only root can install"

export DEBIAN_FRONTEND=noninteractive
echo "Installing$packages"
# shellcheck disable=SC2086
apt-get install -qq -y --no-install-recommends $packages >/dev/null 2>&1 ||
	{ apt-get update -qq && apt-get install -qq -y --no-install-recommends $packages >/dev/null; } ||
	by_hand "apt-get failed"

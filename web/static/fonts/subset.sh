#!/bin/sh
# Makes the fonts of this folder again: subset.sh NODE_MODULES OUT
# Needs fonttools with brotli, and the npm packages @fontsource-variable/onest@5.3.1
# and @fontsource-variable/source-serif-4@5.3.1 unpacked in NODE_MODULES.
set -eu
# What every script needs, so that a text of any is whole with two files: spaces, digits and signs.
common='U+20-40,U+5B-60,U+7B-7E,U+A0-BF,U+D7,U+F7,U+2009,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+20B8,U+2116,U+2122,U+2190-2193,U+2212'
latin='U+41-5A,U+61-7A,U+C0-D6,U+D8-F6,U+F8-FF,U+2BB-2BC'
latin_ext='U+100-17F,U+18F,U+259'
cyrillic='U+301,U+400-45F,U+490-491,U+4B0-4B1'
cyrillic_ext='U+460-48F,U+492-4AF,U+4B2-52F,U+20B4'
name() { case $1 in onest) echo sans ;; *) echo serif ;; esac }
source() { case $1 in common) echo latin ;; *) echo "$1" ;; esac }
work=$(mktemp -d)
for family in onest source-serif-4; do
	for part in common latin latin-ext cyrillic cyrillic-ext; do
		fonttools varLib.instancer -q -o "$work/font.woff2" \
			"$1/@fontsource-variable/$family/files/$family-$(source $part)-wght-normal.woff2" wght=400:700
		eval "unicodes=\$$(echo $part | tr - _)"
		pyftsubset "$work/font.woff2" --unicodes="$unicodes" --flavor=woff2 \
			--layout-features=kern,liga,tnum,lnum,ccmp,locl,mark,mkmk --name-IDs=0,13,14 --output-file="$2/$(name $family)-$part.woff2"
	done
done
# The font of the picture that app/plain draws: one weight, without features, in a form that Go reads.
for part in common latin latin-ext cyrillic cyrillic-ext; do
	fonttools varLib.instancer -q -o "$work/font.woff2" "$1/@fontsource-variable/onest/files/onest-$(source $part)-wght-normal.woff2" wght=600
	eval "unicodes=\$$(echo $part | tr - _)"
	pyftsubset "$work/font.woff2" --unicodes="$unicodes" --layout-features= --no-hinting --output-file="$work/$part.ttf"
done
(cd "$work" && pyftmerge common.ttf latin.ttf latin-ext.ttf cyrillic.ttf cyrillic-ext.ttf --output-file=merged.ttf)
pyftsubset "$work/merged.ttf" --unicodes='*' --layout-features= --no-hinting --name-IDs=0,13,14 \
	--drop-tables+=GSUB,GPOS,GDEF --output-file="$2/../../../app/plain/card/sans.ttf"
rm -r "$work"

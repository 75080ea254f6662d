#!/usr/bin/env bash
# cut_test over the pages of the extraction benchmark. usage: PROGRAM DATA_DIR
set -euo pipefail

if [[ ! -d $2/html ]]; then
    echo "skipped: no pages in $2"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for page in "$2"/html/*.html.gz; do
    gzip -dc "$page" >"$folder/$(basename "$page" .gz)"
done
"$1" "$folder"/*.html >"$folder/out" 2>&1 || {
    cat "$folder/out"
    exit 1
}

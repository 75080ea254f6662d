/*
 * image: bytes of a pack's image are changed behind the back of its checksum;
 * what thaws it must find out, or get a pack that is safe to look at. The input
 * is a list of changes: where (3 bytes) and what to add (1 byte).
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "rules/frozen.h"
#include "rules/loader.h"

enum { BASE = 0x100000, CHANGE = 4, MOST = 64 };

static const char rules[] =
    "pack: {id: p, version: 1.0.0, lang: en, sport: football}\n"
    "numbers: {two: 2}\n"
    "calendar: {weekdays: {monday: 0, tuesday: 1}}\n"
    "words: {common: [the, after], variants: {women: women}}\n"
    "fragments:\n"
    "  n: {pattern: '\\d{1,2}|two', as: integer}\n"
    "rules:\n"
    "- {id: a, pattern: '%{team:w} beat %{team:l} %{n:x}-%{n:y}',\n"
    "   unless: {before: 'if ', where: 'x < y'},\n"
    "   emit: {winner: $w, loser: $l, score.ft: [$x, $y]}}\n"
    "- {id: b, needs: [a], pattern: ['(?<p>[A-Z]\\w+) scored (?<m>\\d+)'],\n"
    "   emit: {goals+: [{name: $p, minute: '1 + $m'}]}}\n";

static const ft_image_bytes *image_of_rules(void)
{
    static ft_image_bytes image;
    static const ft_stamp stamp = {.path = FT_SLICE("/rules/pack.yaml")};

    if (!image.data) {
        ft_arena *arena = ft_arena_new();
        ft_pack *pack = NULL;
        if (!arena ||
            ft_loader_text(arena, "pack.yaml", ft_slice_of(rules), NULL, NULL,
                           &pack, NULL) ||
            !ft_frozen_make(pack, &stamp, 1, BASE, &image))
            abort();
        ft_pack_free(pack);
        ft_arena_free(arena);
    }
    return &image;
}

static void look(const ft_image_bytes *image)
{
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;
    size_t count = 0;

    (void)ft_frozen_stamps(image, &count);
    if (arena && !ft_frozen_open(image, arena, &pack)) {
        for (size_t i = 0; i < ft_pack_rule_count(pack); i++)
            count += ft_pack_rule_id(pack, i).len;
        ft_pack_free(pack);
    }
    ft_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ft_image_bytes *whole = image_of_rules();
    const size_t len = whole->structs + whole->strings + whole->rest;
    ft_image_bytes image = *whole;

    image.data = malloc(len);
    if (!image.data)
        abort();
    memcpy(image.data, whole->data, len);
    for (size_t i = 0; i + CHANGE <= size && i < (size_t)MOST * CHANGE;
         i += CHANGE) {
        size_t at =
            (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];
        image.data[at % len] = (char)(image.data[at % len] + data[i + 3]);
    }
    if (ft_frozen_thaw(&image, BASE))
        look(&image);
    free(image.data);
    return 0;
}

/*
 * input: bytes as a file of any kind: packed or not, a web archive, lines of
 * JSON or an article. Whatever comes in, the feed comes to an end, articles
 * keep to the limit, damage is told, and records stand one behind the other.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <unistd.h>

#include "input/feed.h"

enum { LIMIT = 1 << 20 };

static void expect(bool promise)
{
    if (!promise)
        abort();
}

/* The feed reads files: one of its own for each process. */
static bool write_file(char *path, const uint8_t *data, size_t size)
{
    int file = mkstemp(path);
    bool whole;

    if (file < 0)
        return false;
    whole = write(file, data, size) == (ssize_t)size;
    return close(file) == 0 && whole;
}

static void expect_turn(ft_turn turn, const ft_item *item, const ft_error *err)
{
    if (turn == FT_TURN_DAMAGED)
        expect(err->status != FT_OK && err->message[0] != '\0');
    if (turn == FT_TURN_ARTICLE)
        expect(item->bytes.len <= LIMIT && err->status == FT_OK);
    if (turn == FT_TURN_ARTICLE || turn == FT_TURN_DAMAGED)
        expect(item->name.len > 0);
}

static void read_all(ft_feed *feed, size_t size)
{
    /* an archive can tell of more than it holds by a little: broken members */
    size_t turns = 4096 + 2048 * size;
    ft_turn turn = FT_TURN_FOREIGN;

    while (turn != FT_TURN_END) {
        ft_arena *arena = ft_arena_new();
        ft_error err = {0};
        ft_item item;

        expect(arena && turns-- > 0);
        expect(!ft_feed_next(feed, arena, &turn, &item, &err));
        expect_turn(turn, &item, &err);
        ft_arena_free(arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "input-XXXXXX";
    char *names[] = {path};
    static const ft_media types[] = {FT_MEDIA_AUTO, FT_MEDIA_LINES,
                                     FT_MEDIA_WARC};

    expect(write_file(path, data, size));
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        const ft_feed_options options = {
            .type = types[i], .fields = ft_fields_default, .limit = LIMIT};
        ft_feed *feed;

        expect(!ft_feed_open(names, 1, NULL, &options, &feed, NULL));
        read_all(feed, size);
        ft_feed_free(feed);
    }
    expect(unlink(path) == 0);
    return 0;
}

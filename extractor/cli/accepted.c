/* Comes in: a file of accepted records, or records to accept. Goes out: the
 * one or the other. Two branches may both have changed the file: lines that
 * stand twice count once, and any of several digests will do. */
#include "cli/accepted.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/source.h"
#include "cli/replace.h"

enum { FILE_MOST = 16 * 1024 * 1024 };

static const char key[] = "expected"; /* of the line with the digest */

/* Parts the digests from the records. */
static void sort_out(const ft_json **items, const char *digest,
                     ft_compared *out)
{
    size_t count = 0, all = out->accepted.count;

    for (size_t i = 0; i < all; i++) {
        const ft_json *named = ft_json_get(items[i], key);
        bool twice = false;

        if (named && ft_slice_equal(ft_json_text(named), ft_slice_of(digest)))
            out->settled = true;
        for (size_t k = 0; k < count && !twice; k++)
            twice = ft_json_same(items[k], items[i]);
        if (!named && !twice)
            items[count++] = items[i];
    }
    out->accepted = (ft_records_read){items, count};
}

ft_status ft_accepted_read(ft_arena *arena, const char *path, ft_slice gold,
                           ft_compared *out, ft_error *err)
{
    char digest[65];
    struct stat info;
    const ft_json **items;
    ft_slice text;
    ft_status status;

    out->fresh = stat(path, &info) && errno == ENOENT;
    out->settled = false;
    out->accepted = (ft_records_read){NULL, 0};
    if (out->fresh)
        return FT_OK;
    if ((status = ft_file_read(arena, path, FILE_MOST, &text, err)) ||
        (status = ft_lines_parse(arena, path, text, &out->accepted, err)))
        return status;
    items = FT_NEW(arena, const ft_json *, out->accepted.count);
    if (!items)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < out->accepted.count; i++)
        items[i] = out->accepted.items[i];
    ft_digest_sha256(gold, digest);
    sort_out(items, digest, out);
    return FT_OK;
}

ft_status ft_accepted_write(const char *path, ft_slice gold,
                            const ft_records_read *records, ft_error *err)
{
    char digest[65];
    ft_buffer text = {0};
    ft_status status;

    ft_digest_sha256(gold, digest);
    ft_buffer_text(&text, "{\"expected\":\"");
    ft_buffer_text(&text, digest);
    ft_buffer_text(&text, "\"}\n");
    for (size_t i = 0; i < records->count; i++)
        ft_facts_put(&text, records->items[i]);
    status = ft_replace_file(path, &text, err);
    ft_buffer_free(&text);
    return status;
}

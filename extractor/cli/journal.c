/*
 * Comes in: how far a run came. Goes out: a small text file of a fixed form, a
 * word and a value a line, its last line "end".
 */
#include "cli/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/source.h"

enum { LARGEST = 1024 * 1024 };

static const char first_line[] = "fulltime journal 1\n";

unsigned long long ft_journal_chain(unsigned long long chain, ft_slice name)
{
    const unsigned long long prime = 0x100000001B3; /* of FNV-1a, 64 bits */

    chain = (chain ^ ft_slice_hash(name)) * prime;
    return chain ^ chain >> 32;
}

bool ft_journal_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

void ft_journal_remove(const char *path)
{
    (void)unlink(path);
}

static const char *const count_names[] = {"articles", "matches", "bytes",
                                          "with",     "without", "unchanged",
                                          "failed",   "chain",   "whole"};

/* The counts in that order, as one array, to read and to write. */
static void to_counts(const ft_journal *journal, unsigned long long *counts)
{
    const ft_tally *tally = &journal->tally;
    const unsigned long long all[FT_COUNT(count_names)] = {
        tally->articles,
        tally->matches,
        tally->bytes,
        tally->fates[FT_FATE_MATCHES],
        tally->fates[FT_FATE_NOTHING],
        tally->fates[FT_FATE_UNCHANGED],
        tally->fates[FT_FATE_FAILED],
        journal->chain,
        journal->whole,
    };

    memcpy(counts, all, sizeof all);
}

static void from_counts(const unsigned long long *counts, ft_journal *journal)
{
    journal->tally = (ft_tally){
        .articles = counts[0], .matches = counts[1], .bytes = counts[2]};
    journal->tally.fates[FT_FATE_MATCHES] = counts[3];
    journal->tally.fates[FT_FATE_NOTHING] = counts[4];
    journal->tally.fates[FT_FATE_UNCHANGED] = counts[5];
    journal->tally.fates[FT_FATE_FAILED] = counts[6];
    journal->chain = counts[7];
    journal->whole = counts[8] != 0;
}

/* The value of the line "name value" at *at, which moves behind it. */
static bool read_line(ft_slice text, size_t *at, const char *name,
                      ft_slice *value)
{
    const size_t len = strlen(name);
    const size_t end = ft_slice_find(text, ft_slice_of("\n"), *at);
    ft_slice line;

    if (end >= text.len)
        return false;
    line = ft_slice_cut(text, (ft_span){*at, end});
    *at = end + 1;
    if (!ft_slice_starts(line, ft_slice_of(name)) || line.len <= len ||
        line.data[len] != ' ')
        return false;
    *value = ft_slice_cut(line, (ft_span){len + 1, line.len});
    return true;
}

static bool read_count(ft_slice digits, unsigned long long *out)
{
    *out = 0;
    for (size_t i = 0; i < digits.len; i++) {
        const char *hex = "0123456789abcdef";
        const char *at = strchr(hex, digits.data[i]);

        if (!digits.data[i] || !at || i > 15)
            return false;
        *out = *out << 4 | (unsigned long long)(at - hex);
    }
    return digits.len > 0;
}

static bool read_all(ft_slice text, ft_journal *out)
{
    unsigned long long counts[FT_COUNT(count_names)];
    size_t at = sizeof first_line - 1;
    ft_slice value, rest;

    if (!ft_slice_starts(text, ft_slice_of(first_line)) ||
        !read_line(text, &at, "run", &out->what))
        return false;
    for (size_t i = 0; i < FT_COUNT(count_names); i++)
        if (!read_line(text, &at, count_names[i], &value) ||
            !read_count(value, &counts[i]))
            return false;
    from_counts(counts, out);
    if (!read_line(text, &at, "state", &out->state))
        return false;
    rest = ft_slice_cut(text, (ft_span){at, text.len});
    return ft_slice_equal(rest, ft_slice_of("end\n"));
}

ft_status ft_journal_read(ft_arena *arena, const char *path, ft_journal *out,
                          ft_error *err)
{
    ft_slice text;
    ft_status status = ft_file_read(arena, path, LARGEST, &text, err);

    *out = (ft_journal){.path = path};
    if (!status && !read_all(text, out))
        status = ft_error_file(err, FT_ERR_SYNTAX, path,
                               "is no journal of this version");
    return status;
}

static void add_count(ft_buffer *out, const char *name,
                      unsigned long long count)
{
    char line[64];

    (void)snprintf(line, sizeof line, "%s %llx\n", name, count);
    ft_buffer_text(out, line);
}

static void compose(const ft_journal *journal, ft_buffer *out)
{
    unsigned long long counts[FT_COUNT(count_names)];

    to_counts(journal, counts);
    ft_buffer_text(out, first_line);
    ft_buffer_text(out, "run ");
    ft_buffer_add(out, journal->what);
    ft_buffer_byte(out, '\n');
    for (size_t i = 0; i < FT_COUNT(count_names); i++)
        add_count(out, count_names[i], counts[i]);
    ft_buffer_text(out, "state ");
    ft_buffer_add(out, journal->state);
    ft_buffer_text(out, "\nend\n");
}

static bool write_file(const char *path, ft_slice bytes)
{
    const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    const int file = open(path, flags, 0666);
    bool right = file >= 0;

    while (right && bytes.len > 0) {
        const ssize_t done = write(file, bytes.data, bytes.len);

        right = done >= 0 || errno == EINTR;
        bytes.data += done > 0 ? done : 0;
        bytes.len -= done > 0 ? (size_t)done : 0;
    }
    right = right && fsync(file) == 0;
    if (file >= 0)
        right = close(file) == 0 && right;
    return right;
}

ft_status ft_journal_write(const ft_journal *journal, ft_error *err)
{
    ft_buffer text = {0}, path = {0};
    ft_status status = FT_OK;

    ft_buffer_text(&path, journal->path);
    ft_buffer_text(&path, ".new");
    ft_buffer_byte(&path, '\0');
    compose(journal, &text);
    if (path.failed || text.failed)
        status = ft_error_memory(err);
    else if (!write_file(path.data, ft_buffer_slice(&text)) ||
             rename(path.data, journal->path))
        status = ft_error_file(err, FT_ERR_IO, journal->path,
                               "cannot write: %s", strerror(errno));
    ft_buffer_free(&text);
    ft_buffer_free(&path);
    return status;
}

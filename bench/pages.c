/*
 * pages: many pages made of few articles, to measure long runs with. Each page
 * is one of the articles in one of several templates, with a day, an address
 * and furniture of its own. The same arguments give the same bytes.
 *
 * usage: fulltime_pages FORM COUNT OUT ARTICLE...
 *   FORM  files: OUT is a folder, 1000 pages to a folder below it
 *         ndjson, warc, warc.gz: OUT is one file, "-" standard output
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <zlib.h>

#include "base/source.h"
#include "page.h"
#include "text/date.h"

typedef enum form { FILES, NDJSON, WARC, WARC_GZ, FORMS } form;

static const char *const form_names[FORMS] = {
    [FILES] = "files",
    [NDJSON] = "ndjson",
    [WARC] = "warc",
    [WARC_GZ] = "warc.gz",
};

typedef struct maker {
    form form;
    const char *out;
    FILE *file;
    const ft_slice *articles;
    size_t article_count;
    ft_buffer page;
    ft_buffer record;
    char day[11];
    char url[64];
} maker;

static void add_around(ft_buffer *out, const char *before, const char *word,
                       const char *after)
{
    ft_buffer_text(out, before);
    ft_buffer_text(out, word);
    ft_buffer_text(out, after);
}

/* Headlines of other stories: more of them on some pages than on others. */
static void add_menu(ft_buffer *out, size_t number)
{
    ft_buffer_text(out, "<nav><ul>\n");
    for (size_t i = 0; i < 10 + number % 17; i++) {
        char line[128];

        (void)snprintf(line, sizeof line,
                       "<li class=\"nav-%zu\"><a href=\"/part/%zu\">Part "
                       "%zu</a></li>\n",
                       i, (number + i) % 1000, i);
        ft_buffer_text(out, line);
    }
    ft_buffer_text(out, "</ul></nav>\n");
}

static void add_script(ft_buffer *out, size_t number)
{
    ft_buffer_text(out, "<script>window.slots=[];\n");
    for (size_t i = 0; i < 20 + number % 41; i++) {
        char line[128];

        (void)snprintf(line, sizeof line,
                       "slots.push({id:\"s%zu\",size:[%zu,250],lazy:true});\n",
                       i, 100 + (number * 7 + i) % 900);
        ft_buffer_text(out, line);
    }
    ft_buffer_text(out, "</script>\n");
}

static void add_head(const maker *m, size_t number, ft_buffer *out)
{
    add_around(out, "<link rel=\"canonical\" href=\"", m->url, "\">\n");
    if (number % 3 == 0)
        add_around(out, "<meta property=\"article:published_time\" content=\"",
                   m->day, "T18:00:00Z\">\n");
    else
        add_around(out,
                   "<script "
                   "type=\"application/"
                   "ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"",
                   m->day, "\"}</script>\n");
    add_script(out, number);
}

static void add_paragraphs(ft_slice text, const char *tag, ft_buffer *out)
{
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = ft_slice_find(text, ft_slice_of("\n"), at);
        end = end < text.len ? end : text.len;
        if (end == at)
            continue;
        add_around(out, "<", tag, ">");
        ft_buffer_add(out, ft_slice_cut(text, (ft_span){at, end}));
        add_around(out, "</", tag, ">\n");
        tag = "p";
    }
}

/* The place behind a start tag, or `otherwise`. */
static size_t behind(ft_slice page, const char *tag, size_t otherwise)
{
    size_t at = ft_slice_find(page, ft_slice_of(tag), 0);

    at = at < page.len ? ft_slice_find(page, ft_slice_of(">"), at) : page.len;
    return at < page.len ? at + 1 : otherwise;
}

static void make_page(maker *m, ft_slice article, size_t number)
{
    ft_buffer *out = &m->page;
    const bool is_page =
        ft_slice_starts(ft_slice_trim(article), ft_slice_of("<"));
    const size_t head = is_page ? behind(article, "<head", 0) : 0;
    const size_t body = is_page ? behind(article, "<body", head) : 0;

    ft_buffer_clear(out);
    if (is_page) {
        ft_buffer_add(out, ft_slice_cut(article, (ft_span){0, head}));
        add_head(m, number, out);
        ft_buffer_add(out, ft_slice_cut(article, (ft_span){head, body}));
        add_menu(out, number);
        ft_buffer_add(out, ft_slice_cut(article, (ft_span){body, article.len}));
        return;
    }
    ft_buffer_text(out, "<!DOCTYPE html>\n<html lang=\"en\"><head>"
                        "<meta charset=\"utf-8\"><title>Report</title>\n");
    add_head(m, number, out);
    ft_buffer_text(out, "</head>\n<body>\n");
    add_menu(out, number);
    ft_buffer_text(out, number % 2 ? "<main><article>\n" : "<div id=story>\n");
    add_paragraphs(article, "h1", out);
    ft_buffer_text(out, number % 2 ? "</article></main>\n" : "</div>\n");
    add_menu(out, number * 3);
    ft_buffer_text(out, "</body></html>\n");
}

/* A day of ten years, an address with the number. */
static void set_facts(maker *m, size_t number)
{
    const ft_date first = {2014, 1, 1};

    ft_date_format(
        ft_date_from_number(ft_date_number(first) + (long)(number * 37 % 3650)),
        m->day);
    (void)snprintf(m->url, sizeof m->url, "https://news.example/%s/%zu", m->day,
                   number);
}

static FILE *open_page_file(const maker *m, size_t number)
{
    char path[4096];

    (void)snprintf(path, sizeof path, "%s/%04zu", m->out, number / 1000);
    (void)mkdir(path, 0777);
    (void)snprintf(path, sizeof path, "%s/%04zu/%07zu.html", m->out,
                   number / 1000, number);
    return fopen(path, "wb");
}

static bool put(FILE *file, ft_slice bytes)
{
    return fwrite(bytes.data, 1, bytes.len, file) == bytes.len;
}

static bool write_file(const maker *m, size_t number)
{
    FILE *file = open_page_file(m, number);
    const bool right = file && put(file, ft_buffer_slice(&m->page));

    return file && fclose(file) == 0 && right;
}

static void make_line(maker *m)
{
    ft_buffer *out = &m->record;

    ft_buffer_clear(out);
    ft_buffer_text(out, "{\"url\":");
    ft_buffer_json(out, ft_slice_of(m->url));
    ft_buffer_text(out, ",\"html\":");
    ft_buffer_json(out, ft_buffer_slice(&m->page));
    ft_buffer_text(out, "}\n");
}

static void add_record(ft_buffer *out, const char *type, const char *url,
                       const char *day, const char *content_type, ft_slice body)
{
    char header[512];

    (void)snprintf(header, sizeof header,
                   "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
                   "WARC-Date: %sT20:00:00Z\r\nContent-Type: %s\r\n"
                   "Content-Length: %zu\r\n\r\n",
                   type, url, day, content_type, body.len);
    ft_buffer_text(out, header);
    ft_buffer_add(out, body);
    ft_buffer_text(out, "\r\n\r\n");
}

static void make_response(maker *m)
{
    ft_buffer message = {0};

    ft_buffer_clear(&m->record);
    ft_buffer_text(&message, "HTTP/1.1 200 OK\r\nContent-Type: text/html; "
                             "charset=utf-8\r\n\r\n");
    ft_buffer_add(&message, ft_buffer_slice(&m->page));
    add_record(&m->record, "response", m->url, m->day,
               "application/http; msgtype=response", ft_buffer_slice(&message));
    m->record.failed = m->record.failed || message.failed;
    ft_buffer_free(&message);
}

/* The record as a gzip member of its own. */
static bool put_packed(FILE *file, ft_slice bytes)
{
    z_stream zlib = {.next_in = (Bytef *)(uintptr_t)bytes.data,
                     .avail_in = (unsigned)bytes.len};
    unsigned char out[64 * 1024];
    bool right = deflateInit2(&zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
                              MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    int result = Z_OK;

    while (right && result == Z_OK) {
        zlib.next_out = out;
        zlib.avail_out = sizeof out;
        result = deflate(&zlib, Z_FINISH);
        right = fwrite(out, 1, sizeof out - zlib.avail_out, file) ==
                sizeof out - zlib.avail_out;
    }
    (void)deflateEnd(&zlib);
    return right && result == Z_STREAM_END;
}

static bool write_page(maker *m, size_t number)
{
    if (m->page.failed)
        return false;
    if (m->form == FILES)
        return write_file(m, number);
    if (m->form == NDJSON)
        make_line(m);
    else
        make_response(m);
    if (m->record.failed)
        return false;
    return m->form == WARC_GZ ? put_packed(m->file, ft_buffer_slice(&m->record))
                              : put(m->file, ft_buffer_slice(&m->record));
}

static bool open_out(maker *m)
{
    if (m->form == FILES) {
        (void)mkdir(m->out, 0777);
        return true;
    }
    m->file = strcmp(m->out, "-") == 0 ? stdout : fopen(m->out, "wb");
    return m->file != NULL;
}

static bool make_all(maker *m, size_t count)
{
    bool right = open_out(m);

    for (size_t i = 0; right && i < count; i++) {
        set_facts(m, i);
        make_page(
            m, m->articles[(i * 31 + i / m->article_count) % m->article_count],
            i);
        right = write_page(m, i);
    }
    if (m->file)
        right = fclose(m->file) == 0 && right;
    ft_buffer_free(&m->page);
    ft_buffer_free(&m->record);
    return right;
}

static form form_of(const char *name)
{
    form which = FILES;

    while (which < FORMS && strcmp(name, form_names[which]) != 0)
        which++;
    return which;
}

int main(int argc, char **argv)
{
    ft_arena *arena = ft_arena_new();
    const size_t count = argc > 4 ? (size_t)argc - 4 : 0;
    ft_slice *articles = arena ? FT_NEW(arena, ft_slice, count) : NULL;
    maker m = {.articles = articles, .article_count = count};
    ft_error err = {0};
    bool right = articles && count > 0;

    if (count == 0 || (m.form = form_of(argv[1])) == FORMS) {
        (void)fprintf(stderr, "usage: fulltime_pages "
                              "files|ndjson|warc|warc.gz COUNT OUT "
                              "ARTICLE...\n");
        ft_arena_free(arena);
        return 2;
    }
    m.out = argv[3];
    for (size_t i = 0; right && i < count; i++)
        right = !ft_file_read(arena, argv[i + 4], 0, &articles[i], &err);
    right = right && make_all(&m, strtoul(argv[2], NULL, 10));
    if (!right)
        (void)fprintf(stderr, "fulltime_pages: %s%s\n", err.file,
                      err.message[0] ? err.message : "cannot write");
    ft_arena_free(arena);
    return right ? 0 : 1;
}

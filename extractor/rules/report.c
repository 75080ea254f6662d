/*
 * report: findings of a load. The text of an error is bounded, so reporting
 * never allocates.
 */
#include "rules/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

static void send(const ft_report *report, ft_severity severity,
                 const ft_source *source, size_t offset, const char *message)
{
    ft_finding finding = {.severity = severity,
                          .source = source,
                          .offset = offset,
                          .message = message};

    if (report->sink)
        report->sink(report->context, &finding);
}

/* Counts an error and hands it to the caller. */
static void add_error(ft_report *report, ft_status status,
                      const ft_source *source, size_t offset,
                      const char *message)
{
    report->errors++;
    if (!report->first)
        report->first = status;
    if (source)
        (void)ft_error_at(report->err, status, source, offset, "%s", message);
    else
        (void)ft_error_set(report->err, status, "%s", message);
    send(report, FT_SEVERITY_ERROR, source, offset, message);
}

ft_status ft_report_error(ft_report *report, const ft_source *source,
                          size_t offset, const char *format, ...)
{
    char message[sizeof((ft_error *)0)->message];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    add_error(report, FT_ERR_RULE, source, offset, message);
    return FT_ERR_RULE;
}

ft_status ft_report_at(ft_report *report, const ft_node *node,
                       const char *message)
{
    return ft_report_error(report, node->source, node->offset, "%s", message);
}

void ft_report_warning(ft_report *report, const ft_source *source,
                       size_t offset, const char *format, ...)
{
    char message[sizeof((ft_error *)0)->message];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    send(report, FT_SEVERITY_WARNING, source, offset, message);
}

/* The byte at a 1-based line and column. */
static size_t offset_of(const ft_source *source, const ft_error *error)
{
    ft_slice line = ft_source_line(source, error->line);
    size_t offset = 0;

    if (!line.data)
        return 0;
    for (unsigned column = 1; column < error->column && offset < line.len;
         column++) {
        offset++;
        while (offset < line.len &&
               ((unsigned char)line.data[offset] & 0xC0) == 0x80)
            offset++;
    }
    return (size_t)(line.data - source->text.data) + offset;
}

ft_status ft_report_pass(ft_report *report, const ft_source *source,
                         const ft_error *error)
{
    if (error->status == FT_ERR_MEMORY)
        return ft_report_memory(report);
    if (source && error->line) {
        add_error(report, error->status, source, offset_of(source, error),
                  error->message);
        return error->status;
    }
    if (report->err && !report->err->status)
        *report->err = *error;
    add_error(report, error->status, NULL, 0, error->message);
    return error->status;
}

ft_status ft_report_memory(ft_report *report)
{
    report->first = FT_ERR_MEMORY;
    if (report->err)
        report->err->status = FT_OK;
    return ft_error_memory(report->err);
}

ft_status ft_report_name(ft_report *report, const ft_source *source,
                         size_t offset, const char *what, ft_slice name,
                         const ft_slice *names, size_t count)
{
    ft_slice near = ft_error_nearest(name, names, count);
    int len = name.len < 48 ? (int)name.len : 48;

    if (near.len)
        return ft_report_error(report, source, offset,
                               "%s '%.*s'; did you mean '%.*s'?", what, len,
                               name.data, (int)near.len, near.data);
    return ft_report_error(report, source, offset, "%s '%.*s'", what, len,
                           name.data);
}

ft_status ft_report_key(ft_report *report, const ft_node *node,
                        const ft_slice *names, size_t count)
{
    return ft_report_name(report, node->source, node->key_offset, "unknown key",
                          node->key, names, count);
}

/** @file extract.h  From the bytes of an article to its match records. */
#ifndef FULLTIME_EXTRACT_H
#define FULLTIME_EXTRACT_H

#include "fulltime/error.h"
#include "fulltime/record.h"
#include "fulltime/version.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Compiled rules. Immutable once loaded: threads may share one. */
typedef struct ft_rules ft_rules;

/** What one article came to: its text and its records. */
typedef struct ft_result ft_result;

/** How to read the bytes. */
typedef enum ft_input { FT_INPUT_AUTO, FT_INPUT_HTML, FT_INPUT_TEXT } ft_input;

/** What the caller knows of the article and its bytes do not say. */
typedef struct ft_options {
    ft_input input;  /**< FT_INPUT_AUTO tells HTML and plain text apart */
    const char *uri; /**< name for `source.uri`; borrowed; NULL: none */
    const char *url; /**< used when the page names none; NULL: none */
    const char
        *published;      /**< ISO day, used when the page says none; or NULL */
    const char *archive; /**< the file that holds it among others; or NULL */
    size_t offset;       /**< of its record there, in bytes */
    const char *fetched; /**< when it was fetched, as the archive says it */
    const char *digest;  /**< of the article, as the archive says it */
    double min_confidence; /**< records below it are left out; 0: none is */
} ft_options;

/**
 * Loads a rule pack. What it comes to is kept in a file of the user's own, from
 * which the next process has it sooner: in $FULLTIME_CACHE ("off": nowhere),
 * else in "fulltime" in $XDG_CACHE_HOME or ~/.cache.
 *
 * @param path  a folder with a pack.yaml, or one YAML file; several, with
 *              ':' between, load together. Borrowed. NULL looks in
 * $FULLTIME_RULES, beside the build and in the place of installation, in this
 * order
 * @param[out] out  on FT_OK owned by the caller, see ft_rules_free(); else NULL
 * @param[out] err  may be NULL; written only on failure
 * @return FT_OK, FT_ERR_IO, FT_ERR_SYNTAX, FT_ERR_RULE or FT_ERR_MEMORY
 */
FT_API ft_status ft_rules_load(const char *path, ft_rules **out, ft_error *err);

/** Frees rules; NULL is fine. No result may be in the making with them. */
FT_API void ft_rules_free(ft_rules *rules);

/** "football-en@0.1.0"; tied to the rules. */
FT_API const char *ft_rules_name(const ft_rules *rules);

/**
 * Extracts every match whose final score the article states.
 *
 * @param rules    borrowed during the call, and by the result for rule ids:
 *                 keep them until the result is freed
 * @param bytes    HTML or plain text in any encoding; no NUL needed; borrowed
 *                 during the call
 * @param len      bytes, not characters
 * @param options  borrowed during the call; NULL: all defaults
 * @param[out] out on FT_OK owned by the caller, see ft_result_free(); else
 *                 NULL. An article without a match is not an error
 * @param[out] err may be NULL; written only on failure
 * @return FT_OK, FT_ERR_ENCODING (no text at all), FT_ERR_ARGUMENT
 *         (`published` is no ISO day), FT_ERR_LIMIT (longer, or more work, than
 *         an article may be: SECURITY.md has the limits) or FT_ERR_MEMORY
 */
FT_API ft_status ft_extract(const ft_rules *rules, const char *bytes,
                            size_t len, const ft_options *options,
                            ft_result **out, ft_error *err);

/** Frees a result and all that is tied to it; NULL is fine. */
FT_API void ft_result_free(ft_result *result);

/** Number of match records, in the order of the text. */
FT_API size_t ft_result_count(const ft_result *result);

/** The record at `index` (from 0), tied to the result; NULL when out of range.
 */
FT_API const ft_match *ft_result_match(const ft_result *result, size_t index);

/** The extracted text that all spans index: UTF-8, NUL-terminated, tied to the
 *  result. `len` may be NULL. */
FT_API const char *ft_result_text(const ft_result *result, size_t *len);

/** The records as NDJSON (docs/record.md), NUL-terminated, tied to the result;
 *  "" when there is none. `len` may be NULL. */
FT_API const char *ft_result_ndjson(const ft_result *result, size_t *len);

#ifdef __cplusplus
}
#endif
#endif

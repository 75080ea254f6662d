/** @file error.h  One error type, held by the caller, with a place. */
#ifndef FULLTIME_ERROR_H
#define FULLTIME_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

/** What a call came to. FT_OK is 0, so `if (status)` reads "if it failed". */
typedef enum ft_status {
    FT_OK = 0,
    FT_ERR_MEMORY,   /**< an allocation failed, or a limit on memory was met */
    FT_ERR_IO,       /**< a file could not be opened, read or written */
    FT_ERR_ENCODING, /**< the bytes are no text in any encoding we know */
    FT_ERR_SYNTAX,   /**< a rule file or a name table is not well formed */
    FT_ERR_RULE,     /**< a rule is well formed but makes no sense */
    FT_ERR_ARGUMENT, /**< a parameter is out of its documented range */
    FT_ERR_LIMIT /**< an article is larger, or takes more work, than one may */
} ft_status;

/** Where and why a call failed. Reporting never allocates. */
typedef struct ft_error {
    ft_status status;  /**< what the call returned */
    char file[128];    /**< as the caller named it; "" when from memory */
    unsigned line;     /**< 1-based; 0 when no place applies */
    unsigned column;   /**< 1-based, in code points, as an editor shows it */
    char message[160]; /**< "expected a team after 'vs', found ','" */
} ft_error;

#ifdef __cplusplus
}
#endif
#endif

/* testpage: `test --html`: a run as a page. */
#ifndef FT_CLI_TESTPAGE_H
#define FT_CLI_TESTPAGE_H

#include "cli/summary.h"

/* Appends the page. FT_ERR_MEMORY or FT_OK. */
ft_status ft_testpage_show(ft_buffer *out, const ft_session *session,
                           const ft_summary_options *options, ft_error *err);

#endif

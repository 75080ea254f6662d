/* test: cmocka with the headers it must follow, in the order it needs. */
#ifndef FT_TESTS_SUPPORT_TEST_H
#define FT_TESTS_SUPPORT_TEST_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#endif

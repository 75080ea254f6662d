/** @file version.h  What this library is, for the compiler and at run time. */
#ifndef FULLTIME_VERSION_H
#define FULLTIME_VERSION_H

/** The version of these headers. */
#define FT_VERSION "0.1.0"

/** Marks what the library exports. */
#if defined(__GNUC__)
#define FT_API __attribute__((visibility("default")))
#else
#define FT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** The version of the library that is loaded, "0.1.0"; static storage. */
FT_API const char *ft_version(void);

#ifdef __cplusplus
}
#endif
#endif

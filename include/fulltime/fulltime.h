/**
 * @file fulltime.h
 * Reads sports news and gives match records: who played, the score, who scored
 * and when, where, before how many. Include this file; it includes the rest.
 */
#ifndef FULLTIME_FULLTIME_H
#define FULLTIME_FULLTIME_H

#include "fulltime/error.h"
#include "fulltime/extract.h"
#include "fulltime/record.h"
#include "fulltime/version.h"

#endif

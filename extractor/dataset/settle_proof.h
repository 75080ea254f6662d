/*
 * settle_proof: what speaks for the merged record and against it, when all of
 * its fields are settled.
 */
#ifndef FT_DATASET_SETTLE_PROOF_H
#define FT_DATASET_SETTLE_PROOF_H

#include "dataset/settler.h"

/* Confidence, checks, evidence and conflicts. */
void ft_settle_proof(ft_settler *s);

#endif

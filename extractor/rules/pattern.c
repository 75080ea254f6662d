/*
 * pattern: PCRE2 with UTF and UCP, names that may stand twice, and `$` at the
 * very end only. A pattern that runs often gets native code, beside the code of
 * the interpreter, so that threads which share it never see it change.
 *
 * The match limit counts anew at each start position; what bounds a quadratic
 * pattern is the length of the subject (FT_SUBJECT_LIMIT).
 */
#include "rules/pattern.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/checksum.h"
#include "base/error.h"
#include "rules/fork.h"

enum {
    NATIVE_AFTER = 16,               /* runs */
    NATIVE_MEMORY = 8 * 1024 * 1024, /* that JIT may need for a pattern */
    MATCH_LIMIT = 5000,
    HEAP_LIMIT = 2048, /* KiB, of the interpreter */
    STACK_FIRST = 32 * 1024,
    STACK_LIMIT = 256 * 1024,
    WORK_A_RUN = 1700, /* steps */
    WORK_A_PLACE = 12
};

typedef enum native_state {
    NATIVE_NONE,
    NATIVE_BUSY,
    NATIVE_DONE
} native_state;

struct ft_pattern {
    const ft_frozen *frozen;      /* what the code is made of; or NULL */
    _Atomic(pcre2_code *) code;   /* for the interpreter; NULL: not yet made */
    _Atomic(pcre2_code *) native; /* a copy with native code, made by JIT */
    atomic_uint runs;
    _Atomic(native_state) state;
    bool bounded; /* compiled for an offset limit */
    bool trace;
};

struct ft_matcher {
    ft_arena *arena;
    pcre2_general_context *general;
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack; /* NULL: none yet, PCRE2 then uses 32 KiB of the
                               thread's */
    int trouble;            /* PCRE2's number */
    ft_span depth;
    ft_matcher_step *step;
    void *step_context;
};

/* --- compiling ----------------------------------------------------------- */

/* The pattern with what its anchor adds. `shift` bytes go before it. */
static char *anchored(ft_slice text, ft_anchor anchor, size_t *len,
                      size_t *shift)
{
    const char *before = anchor == FT_ANCHOR_NONE ? "" : "(?:";
    const char *after = anchor == FT_ANCHOR_NONE  ? ""
                        : anchor == FT_ANCHOR_END ? ")\\z"
                                                  : ")";
    char *whole = malloc(text.len + 8);

    if (!whole)
        return NULL;
    *shift = strlen(before);
    memcpy(whole, before, *shift);
    if (text.len)
        memcpy(whole + *shift, text.data, text.len);
    memcpy(whole + *shift + text.len, after, strlen(after) + 1);
    *len = *shift + text.len + strlen(after);
    return whole;
}

static uint32_t options_of(ft_anchor anchor, ft_compile use)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES |
                       PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_USE_OFFSET_LIMIT;

    if (anchor == FT_ANCHOR_START)
        options |= PCRE2_ANCHORED;
    if (use == FT_COMPILE_TRACE)
        options |= PCRE2_AUTO_CALLOUT;
    if (use == FT_COMPILE_TRACE || use == FT_COMPILE_SPARSE)
        options |= PCRE2_NO_AUTO_POSSESS | PCRE2_NO_START_OPTIMIZE;
    return options;
}

static ft_status fail(const ft_template *text, int number, size_t at,
                      ft_report *report)
{
    unsigned char reason[96];
    size_t offset = 0;
    const ft_node *node = ft_template_place(text, at, &offset);

    if (number == PCRE2_ERROR_HEAP_FAILED)
        return report ? ft_report_memory(report) : FT_ERR_MEMORY;
    if (pcre2_get_error_message(number, reason, sizeof reason) < 0)
        memcpy(reason, "does not compile", sizeof "does not compile");
    if (report)
        ft_report_error(report, node ? node->source : NULL, offset, "%s",
                        (const char *)reason);
    return FT_ERR_RULE;
}

/* `code` is the pattern's from here on, also when there is none. */
static ft_pattern *wrap(pcre2_code *code, ft_anchor anchor, ft_compile use)
{
    ft_pattern *pattern = calloc(1, sizeof *pattern);

    if (!pattern) {
        pcre2_code_free(code);
        return NULL;
    }
    atomic_init(&pattern->code, code);
    pattern->bounded = anchor != FT_ANCHOR_START;
    pattern->trace = use == FT_COMPILE_TRACE || use == FT_COMPILE_SPARSE;
    atomic_init(&pattern->native, NULL);
    atomic_init(&pattern->runs, 0);
    atomic_init(&pattern->state, NATIVE_NONE);
    return pattern;
}

/* The same with looks ahead of alternatives; NULL when it is to be compiled as
 * it is, for errors must name its places, and the looks may make it too large.
 */
static pcre2_code *compile_forked(ft_slice plain, ft_anchor anchor)
{
    pcre2_code *code = NULL;
    ft_buffer text = {0};
    int number = 0;
    size_t at = 0;

    if (ft_fork_text(plain, &text))
        code = pcre2_compile((const unsigned char *)text.data, text.len,
                             options_of(anchor, FT_COMPILE_RUN), &number, &at,
                             NULL);
    ft_buffer_free(&text);
    return code;
}

ft_status ft_pattern_compile(const ft_template *text, ft_anchor anchor,
                             ft_compile use, ft_report *report,
                             ft_pattern **out)
{
    int number = 0;
    size_t at = 0;
    size_t len = 0;
    size_t shift = 0;
    char *whole = anchored(ft_template_text(text), anchor, &len, &shift);

    *out = NULL;
    if (!whole)
        return report ? ft_report_memory(report) : FT_ERR_MEMORY;
    const ft_slice plain = {whole, len};
    pcre2_code *code =
        use == FT_COMPILE_RUN ? compile_forked(plain, anchor) : NULL;
    if (!code)
        code = pcre2_compile((const unsigned char *)whole, len,
                             options_of(anchor, use), &number, &at, NULL);
    free(whole);
    if (code) {
        *out = wrap(code, anchor, use);
        if (!*out)
            return report ? ft_report_memory(report) : FT_ERR_MEMORY;
        return FT_OK;
    }
    if (use == FT_COMPILE_TRIAL &&
        number == PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE)
        return FT_OK;
    return fail(text, number, at > shift ? at - shift : 0, report);
}

void ft_pattern_free(ft_pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_code_free(atomic_load(&pattern->code));
    pcre2_code_free(atomic_load(&pattern->native));
    free(pattern);
}

/* --- freezing ------------------------------------------------------------- */

void ft_pattern_engine(char *out, size_t size)
{
    char version[64] = {0};
    uint32_t link = 0;

    (void)pcre2_config(PCRE2_CONFIG_VERSION, version);
    (void)pcre2_config(PCRE2_CONFIG_LINKSIZE, &link);
    (void)snprintf(out, size, "%s, links of %u bytes, words of %zu", version,
                   (unsigned)link, sizeof(void *));
}

bool ft_pattern_freeze(ft_arena *arena, const ft_pattern *pattern,
                       ft_slice text, ft_anchor anchor, ft_frozen *out)
{
    const pcre2_code *code = atomic_load(&pattern->code);
    unsigned char *bytes = NULL;
    size_t size = 0;
    size_t shift = 0;
    char *whole = anchored(text, anchor, &size, &shift);

    *out = (ft_frozen){.anchor = anchor};
    if (!whole)
        return false;
    out->text = ft_arena_copy(arena, (ft_slice){whole, size});
    free(whole);
    if (!out->text.data ||
        pcre2_serialize_encode(&code, 1, &bytes, &size, NULL) != 1)
        return false;
    out->code = ft_arena_copy(arena, (ft_slice){(const char *)bytes, size});
    pcre2_serialize_free(bytes);
    if (!out->code.data)
        return false;
    out->text_sum = ft_checksum(out->text, 0);
    out->code_sum = ft_checksum(out->code, 0);
    return true;
}

ft_pattern *ft_pattern_thaw(const ft_frozen *frozen)
{
    ft_pattern *pattern = wrap(NULL, frozen->anchor, FT_COMPILE_RUN);

    if (pattern)
        pattern->frozen = frozen;
    return pattern;
}

static pcre2_code *make_code(const ft_frozen *frozen)
{
    pcre2_code *code = NULL;
    int number = 0;
    size_t at = 0;

    if (ft_checksum(frozen->code, 0) == frozen->code_sum &&
        pcre2_serialize_decode(
            &code, 1, (const unsigned char *)frozen->code.data, NULL) == 1)
        return code;
    if (ft_checksum(frozen->text, 0) != frozen->text_sum)
        return NULL;
    return pcre2_compile(
        (const unsigned char *)frozen->text.data, frozen->text.len,
        options_of(frozen->anchor, FT_COMPILE_RUN), &number, &at, NULL);
}

/* The code of the interpreter, which is made when it is first asked for; of
 * threads that ask at once the first counts. NULL when memory is out. */
static const pcre2_code *plain_code(ft_pattern *pattern)
{
    pcre2_code *known =
        atomic_load_explicit(&pattern->code, memory_order_acquire);

    if (known)
        return known;
    pcre2_code *made = make_code(pattern->frozen);
    if (!made || atomic_compare_exchange_strong(&pattern->code, &known, made))
        return made;
    pcre2_code_free(made);
    return known;
}

/* --- native code ----------------------------------------------------------
 */

/* JIT does not look whether it got the memory it asked for: there must be some.
 * Volatile, or the compiler sees that nobody uses it. */
static bool has_memory(void)
{
    void *volatile some = malloc(NATIVE_MEMORY);
    const bool there = some != NULL;

    free(some);
    return there;
}

/* Makes native code, once; without it the interpreter goes on. Another thread
 * sees all of it or nothing. */
static const pcre2_code *make_native(ft_pattern *pattern)
{
    native_state none = NATIVE_NONE;

    if (!atomic_compare_exchange_strong(&pattern->state, &none, NATIVE_BUSY))
        return atomic_load(&pattern->native);
    pcre2_code *copy = pcre2_code_copy(plain_code(pattern)); /* NULL is fine */
    if (copy &&
        (!has_memory() || pcre2_jit_compile(copy, PCRE2_JIT_COMPLETE))) {
        pcre2_code_free(copy);
        copy = NULL;
    }
    atomic_store(&pattern->native, copy);
    atomic_store(&pattern->state, NATIVE_DONE);
    return copy;
}

/* As above, and waits for a thread that is at it. */
static const pcre2_code *await_native(ft_pattern *pattern)
{
    (void)make_native(pattern);
    while (atomic_load(&pattern->state) == NATIVE_BUSY)
        (void)sched_yield();
    return atomic_load(&pattern->native);
}

/* What to run: the interpreter at first, for most patterns run rarely and JIT
 * takes longer than all the rest of loading one. */
static const pcre2_code *code_of(ft_pattern *pattern)
{
    const pcre2_code *native =
        atomic_load_explicit(&pattern->native, memory_order_acquire);

    if (native || pattern->trace)
        return native ? native : plain_code(pattern);
    unsigned runs =
        atomic_fetch_add_explicit(&pattern->runs, 1, memory_order_relaxed);
    if (runs + 1 == NATIVE_AFTER)
        native = make_native(pattern);
    return native ? native : plain_code(pattern);
}

/* Of a pattern that was compiled, not thawed. */
static uint32_t info(const ft_pattern *pattern, uint32_t what)
{
    uint32_t value = 0;

    (void)pcre2_pattern_info(atomic_load(&pattern->code), what, &value);
    return value;
}

size_t ft_pattern_group_count(const ft_pattern *pattern)
{
    return info(pattern, PCRE2_INFO_CAPTURECOUNT);
}

size_t ft_pattern_name_count(const ft_pattern *pattern)
{
    return info(pattern, PCRE2_INFO_NAMECOUNT);
}

ft_slice ft_pattern_name(const ft_pattern *pattern, size_t index,
                         unsigned *group)
{
    const unsigned char *table = NULL;
    size_t size = info(pattern, PCRE2_INFO_NAMEENTRYSIZE);

    (void)pcre2_pattern_info(atomic_load(&pattern->code), PCRE2_INFO_NAMETABLE,
                             &table);
    const unsigned char *entry = table + index * size;
    *group = (unsigned)entry[0] << 8 | entry[1];
    return ft_slice_of((const char *)entry + 2);
}

bool ft_pattern_may_be_empty(const ft_pattern *pattern)
{
    return info(pattern, PCRE2_INFO_MATCHEMPTY) != 0;
}

/* --- matching ------------------------------------------------------------ */

static void *allocate(size_t size, void *arena)
{
    return ft_arena_alloc(arena, size);
}

/* The arena frees all at once. */
static void release(void *memory, void *arena)
{
    (void)memory;
    (void)arena;
}

static bool prepare(ft_matcher *m, size_t groups)
{
    m->general = pcre2_general_context_create(allocate, release, m->arena);
    if (!m->general)
        return false;
    m->context = pcre2_match_context_create(m->general);
    m->data = pcre2_match_data_create((uint32_t)groups + 1, m->general);
    if (!m->context || !m->data)
        return false;
    (void)pcre2_set_match_limit(m->context, MATCH_LIMIT);
    (void)pcre2_set_heap_limit(m->context, HEAP_LIMIT);
    return true;
}

ft_matcher *ft_matcher_new(ft_arena *arena, size_t groups)
{
    ft_matcher *m = FT_NEW(arena, ft_matcher, 1);

    if (!m || groups >= UINT16_MAX)
        return NULL;
    m->arena = arena;
    if (prepare(m, groups))
        return m;
    ft_matcher_free(m);
    return NULL;
}

void ft_matcher_free(ft_matcher *matcher)
{
    if (matcher && matcher->stack)
        pcre2_jit_stack_free(matcher->stack);
}

static int note_depth(pcre2_callout_block *block, void *matcher)
{
    ft_matcher *m = matcher;

    if (m->step)
        m->step(m->step_context,
                (ft_span){block->start_match, block->current_position},
                block->pattern_position);
    if (block->current_position > block->start_match &&
        block->current_position - block->start_match >
            m->depth.end - m->depth.start)
        m->depth = (ft_span){block->start_match, block->current_position};
    return 0;
}

static uint32_t run_options(const ft_subject *subject)
{
    uint32_t options = PCRE2_NO_UTF_CHECK;

    if (!subject->empty)
        options |= PCRE2_NOTEMPTY;
    if (!subject->opens)
        options |= PCRE2_NOTBOL;
    if (!subject->closes)
        options |= PCRE2_NOTEOL;
    return options;
}

/* A larger stack, which few articles need; false when there is none. */
static bool grow_stack(ft_matcher *m)
{
    if (m->stack)
        return false;
    m->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_LIMIT, m->general);
    if (m->stack)
        pcre2_jit_stack_assign(m->context, NULL, m->stack);
    return m->stack != NULL;
}

static int run_code(ft_matcher *m, const pcre2_code *code,
                    const ft_subject *subject, uint32_t options)
{
    const unsigned char *text = (const unsigned char *)subject->text.data;

    return pcre2_match(code, text, subject->text.len, subject->from, options,
                       m->data, m->context);
}

/* One run; a stack that JIT finds too small, or steps that the interpreter
 * finds too many (it counts more of them), get another try. What comes out does
 * not depend on how often the pattern has run. */
static int match(ft_matcher *m, ft_pattern *pattern, const ft_subject *subject)
{
    const pcre2_code *code = code_of(pattern);
    const uint32_t options = run_options(subject);

    if (!code)
        return PCRE2_ERROR_NOMEMORY;
    int count = run_code(m, code, subject, options);
    if (count == PCRE2_ERROR_MATCHLIMIT &&
        code == atomic_load(&pattern->code) && !pattern->trace &&
        (code = await_native(pattern)))
        count = run_code(m, code, subject, options);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT && grow_stack(m))
        count = run_code(m, code, subject, options);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT)
        count = run_code(m, code, subject, options | PCRE2_NO_JIT);
    return count;
}

/* Steps of a run: what it costs to begin, and what each place costs where a
 * match may begin. Not how many the pattern took, which depends on whether it
 * is interpreted. */
static uint64_t work(const ft_subject *subject)
{
    size_t last =
        subject->limit < subject->text.len ? subject->limit : subject->text.len;

    return WORK_A_RUN +
           (last > subject->from ? last - subject->from : 0) * WORK_A_PLACE;
}

ft_found ft_matcher_run(ft_matcher *m, ft_pattern *pattern,
                        const ft_subject *subject)
{
    size_t limit = pattern->bounded && subject->limit < subject->text.len
                       ? subject->limit
                       : PCRE2_UNSET;

    if (subject->from > subject->text.len)
        return FT_FOUND_NO;
    if (!ft_arena_work(m->arena, work(subject))) {
        m->trouble = PCRE2_ERROR_NOMEMORY;
        return FT_FOUND_TROUBLE;
    }
    m->depth = (ft_span){0, 0};
    (void)pcre2_set_offset_limit(m->context, limit);
    (void)pcre2_set_callout(m->context, pattern->trace ? note_depth : NULL, m);
    int count = match(m, pattern, subject);
    if (count >= 0)
        return FT_FOUND_YES;
    m->trouble = count;
    return count == PCRE2_ERROR_NOMATCH ? FT_FOUND_NO : FT_FOUND_TROUBLE;
}

ft_span ft_matcher_group(const ft_matcher *matcher, unsigned group)
{
    const size_t *vector = pcre2_get_ovector_pointer(matcher->data);
    const size_t at = 2 * (size_t)group;
    ft_span none = {SIZE_MAX, SIZE_MAX};

    if (group >= pcre2_get_ovector_count(matcher->data) ||
        vector[at] == PCRE2_UNSET)
        return none;
    return (ft_span){vector[at], vector[at + 1]};
}

const char *ft_matcher_trouble(const ft_matcher *matcher)
{
    switch (matcher->trouble) {
    case PCRE2_ERROR_NOMEMORY:
        return NULL;
    case PCRE2_ERROR_MATCHLIMIT:
        return "match limit";
    case PCRE2_ERROR_DEPTHLIMIT:
        return "depth limit";
    case PCRE2_ERROR_HEAPLIMIT:
        return "heap limit";
    case PCRE2_ERROR_RECURSELOOP:
        return "endless recursion";
    default:
        return "engine error";
    }
}

ft_span ft_matcher_depth(const ft_matcher *matcher)
{
    return matcher->depth;
}

void ft_matcher_watch(ft_matcher *matcher, ft_matcher_step *step, void *context)
{
    matcher->step = step;
    matcher->step_context = context;
}

/*
 * In: the mentions of days, and the facts that say what they are days of. Out:
 * days of the calendar. Which match a day belongs to is left to date.
 */
#include "records/day.h"

bool ft_day_same(ft_date a, ft_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool full(const ft_day *day)
{
    return !day->relative && day->date.year && day->date.month && day->date.day;
}

static const ft_day *day_of(const ft_link *link, const ft_value *value)
{
    size_t entity = ft_link_entity(link, value);

    if (entity == FT_NOBODY ||
        link->input->mentions->entities[entity].kind != FT_KIND_DAY)
        return NULL;
    return &link->input->mentions->entities[entity].day;
}

static const ft_day *published_by(const ft_link *link, size_t fact)
{
    return day_of(link,
                  ft_fact_value(&link->facts->facts[fact], FT_FIELD_PUBLISHED));
}

static bool is_line(const ft_fact *fact)
{
    return ft_fact_value(fact, FT_FIELD_PUBLISHED) &&
           ft_fact_value(fact, FT_FIELD_DATE);
}

/* A label says it ("Posted: ..."); else the lines that are a day do, if they
 * name one day alone: several are headings of lists. */
static ft_date told_published(const ft_link *link)
{
    ft_date line = {0, 0, 0};
    bool several = false;

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_day *day = published_by(link, i);
        ft_date date = {0, 0, 0};

        if (!day || !full(day) || !ft_day_resolve(*day, date, 0, &date))
            continue;
        if (!is_line(&link->facts->facts[i]))
            return date;
        if (line.year && !ft_day_same(line, date))
            several = true;
        line = date;
    }
    return several ? (ft_date){0, 0, 0} : line;
}

/* What the full dates of one kind of place come to. */
typedef struct ft_dates {
    ft_date newest;
    bool several;
} ft_dates;

static void note(ft_dates *dates, ft_date date)
{
    if (dates->newest.year && !ft_day_same(dates->newest, date))
        dates->several = true;
    if (!dates->newest.year ||
        ft_date_number(date) > ft_date_number(dates->newest))
        dates->newest = date;
}

static void note_mention(const ft_link *link, const ft_mention *mention,
                         size_t block, ft_dates *posts, ft_dates *all)
{
    const ft_entity *entity = &link->input->mentions->entities[mention->entity];
    ft_date date = {0, 0, 0};

    if (entity->kind != FT_KIND_DAY || !full(&entity->day) ||
        !ft_day_resolve(entity->day, date, 0, &date))
        return;
    note(all, date);
    if (ft_link_zone(link, block) == FT_ZONE_POST)
        note(posts, date);
}

static ft_date seen_from(ft_link *link)
{
    const ft_mentions *mentions = link->input->mentions;
    const ft_text *text = mentions->text;
    ft_dates posts = {{0, 0, 0}, false};
    ft_dates all = {{0, 0, 0}, false};
    size_t block = 0;

    for (size_t i = 0; i < mentions->mention_count; i++) {
        while (block + 1 < text->block_count &&
               text->blocks[block + 1].start <=
                   mentions->mentions[i].span.start)
            block++;
        note_mention(link, &mentions->mentions[i], block, &posts, &all);
    }
    if (posts.newest.year)
        return posts.newest;
    link->guessed = true;
    return all.several ? (ft_date){0, 0, 0} : all.newest;
}

ft_date ft_day_published(const ft_link *link)
{
    return link->input->published.year ? link->input->published
                                       : told_published(link);
}

ft_date ft_day_reference(ft_link *link)
{
    ft_date told = ft_day_published(link);

    return told.year ? told : seen_from(link);
}

/* The full date of a line that is a day and no more. */
static bool full_line(const ft_link *link, size_t fact, ft_date *out)
{
    const ft_day *day =
        is_line(&link->facts->facts[fact]) ? published_by(link, fact) : NULL;
    ft_date none = {0, 0, 0};

    return day && full(day) && ft_day_resolve(*day, none, 0, out);
}

static bool has_posts(const ft_link *link)
{
    ft_date first = {0, 0, 0};

    for (size_t i = 0; i < link->fact_count; i++) {
        ft_date date;

        if (!full_line(link, i, &date))
            continue;
        if (first.year && !ft_day_same(first, date))
            return true;
        first = date;
    }
    return false;
}

ft_status ft_day_find_posts(ft_link *link)
{
    ft_date standing = {0, 0, 0};

    if (!has_posts(link))
        return FT_OK;
    link->above = FT_NEW(link->arena, ft_date, link->fact_count);
    if (!link->above)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < link->fact_count; i++) {
        ft_date date;

        if (full_line(link, i, &date))
            standing = date;
        link->above[i] = standing;
    }
    return FT_OK;
}

/* The day from which a fact sees "Saturday". */
static ft_date post_of(const ft_link *link, const ft_fact *fact)
{
    ft_date above =
        link->above ? link->above[fact - link->facts->facts] : link->reference;

    return above.year ? above : link->reference;
}

static ft_verdict fits(const ft_day *day, ft_date date)
{
    if (!full(day) || day->weekday < 0)
        return FT_VERDICT_ABSENT;
    return ft_day_contradicts(*day, date) ? FT_VERDICT_FAIL : FT_VERDICT_PASS;
}

static bool read_day(const ft_link *link, const ft_fact *fact, ft_date *out,
                     ft_verdict *weekday)
{
    const ft_day *day = day_of(link, ft_fact_value(fact, FT_FIELD_DATE));

    if (!day || day->direction > 0 ||
        (link->guessed && !link->above && day->relative && day->days) ||
        ft_link_zone(link, fact->block) == FT_ZONE_POST ||
        !ft_day_resolve(*day, post_of(link, fact), -1, out))
        return false;
    if (link->reference.year &&
        ft_date_number(*out) > ft_date_number(link->reference))
        return false;
    if (weekday)
        *weekday = fits(day, *out);
    return true;
}

bool ft_day_told(const ft_link *link, const ft_fact *fact, ft_date *out,
                 ft_verdict *weekday)
{
    return !is_line(fact) && read_day(link, fact, out, weekday);
}

bool ft_day_line(const ft_link *link, const ft_fact *fact, ft_date *out,
                 ft_verdict *weekday)
{
    return is_line(fact) && read_day(link, fact, out, weekday);
}

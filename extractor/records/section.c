/*
 * In: blocks and tellings. Out: the sections of the article, each opened by a
 * heading or by the head of a match, and the match each is about.
 */
#include "records/section.h"

static void open_section(ft_link *link, size_t start, size_t head)
{
    link->sections[link->section_count++] = (ft_section){
        .start = start,
        .head = head,
        .match = head == FT_NOBODY ? FT_NOBODY : link->tellings[head].match,
    };
}

static bool in_rows(ft_zone zone)
{
    return zone == FT_ZONE_LIST || zone == FT_ZONE_TABLE ||
           zone == FT_ZONE_FACTS || zone == FT_ZONE_SCORE;
}

enum {
    FT_ROW_BLOCKS = 2,  /* a row, and a line of its scorers */
    FT_HEAD_BLOCKS = 4, /* lines under a head that still belong to it */
};

static const ft_telling *head_of(const ft_link *link, size_t section)
{
    size_t head = link->sections[section].head;

    return head == FT_NOBODY ? NULL : &link->tellings[head];
}

/* Prose behind a list of results is about none of its rows; prose behind one
 * row alone is about that. */
static bool leaves_rows(const ft_link *link, size_t block)
{
    const ft_telling *last;
    const ft_telling *before;

    if (link->section_count < 2 || in_rows(ft_link_zone(link, block)))
        return false;
    last = head_of(link, link->section_count - 1);
    before = head_of(link, link->section_count - 2);
    return last && before && in_rows(last->zone) && in_rows(before->zone) &&
           last->fact->block <= before->fact->block + FT_ROW_BLOCKS;
}

/* A fact begins in the block. */
static bool has_facts(const ft_link *link, size_t block)
{
    const ft_span *span = &link->input->mentions->blocks[block];
    size_t low = 0;
    size_t high = link->fact_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (link->facts->facts[middle].span.start < span->start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < link->fact_count &&
           link->facts->facts[low].span.start < span->end;
}

static bool in_brackets(const ft_link *link, size_t block)
{
    const ft_text *text = link->input->mentions->text;
    ft_span span = text->blocks[block];

    return span.start < span.end && text->normal.data[span.start] == '(';
}

/* A line set like a heading that still belongs to the head above it: its second
 * line, its scorers, its crowd. */
static bool continues_head(const ft_link *link, size_t block)
{
    const ft_telling *head;

    if (link->section_count == 0 ||
        !(head = head_of(link, link->section_count - 1)))
        return false;
    if (link->input->mentions->blocks[block].start < head->fact->span.end)
        return true;
    if (block == head->fact->block + 1 && in_brackets(link, block))
        return true;
    if (block > head->fact->block + FT_HEAD_BLOCKS || !has_facts(link, block))
        return false;
    for (size_t i = head->fact->block; i < block; i++)
        if (ft_link_zone(link, i) == FT_ZONE_BODY)
            return false;
    return true;
}

/* Opens what a block opens; `telling` moves behind the tellings in it. */
static void open_block(ft_link *link, size_t block, size_t *telling)
{
    size_t start = link->input->mentions->blocks[block].start;
    bool heading = ft_link_zone(link, block) == FT_ZONE_HEADING;

    if ((heading && !continues_head(link, block)) || leaves_rows(link, block))
        open_section(link, start, FT_NOBODY);
    for (; *telling < link->telling_count &&
           link->tellings[*telling].fact->block == block;
         ++*telling) {
        if (!link->tellings[*telling].head ||
            link->tellings[*telling].mentioned)
            continue;
        if (heading && link->section_count &&
            link->sections[link->section_count - 1].start == start)
            link->section_count--;
        open_section(
            link, heading ? start : link->tellings[*telling].fact->span.start,
            *telling);
        heading = false;
    }
}

/* Under a mere heading: the match that the section reports first. */
static void fill_headings(ft_link *link)
{
    size_t telling = 0;

    for (size_t i = 0; i < link->section_count; i++) {
        ft_section *section = &link->sections[i];
        size_t end = i + 1 < link->section_count
                         ? link->sections[i + 1].start
                         : link->input->mentions->shadow.len;

        for (; telling < link->telling_count; telling++) {
            const ft_telling *one = &link->tellings[telling];

            if (one->fact->span.start >= end)
                break;
            if (section->match == FT_NOBODY && !one->mentioned &&
                one->fact->span.start >= section->start)
                section->match = one->match;
        }
    }
}

void ft_sections_find(ft_link *link)
{
    size_t telling = 0;

    link->section_count = 0;
    for (size_t i = 0; i < link->input->mentions->text->block_count; i++)
        open_block(link, i, &telling);
    fill_headings(link);
}

const ft_section *ft_section_at(const ft_link *link, size_t offset)
{
    size_t low = 0;
    size_t high = link->section_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (link->sections[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &link->sections[low - 1] : NULL;
}

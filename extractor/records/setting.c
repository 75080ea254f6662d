/*
 * In: facts with a day, a place, a crowd or a competition. Out: these fields of
 * the matches. The nearest tie wins: a value in the sentence of a result
 * belongs to it; one elsewhere belongs to the section, the block or the
 * article's own match. A match told in passing has only what its own sentence
 * says of it.
 */
#include "records/setting.h"

#include "records/day.h"
#include "records/party.h"
#include "records/topic.h"

/* --- days --- */

/* The day facts of the telling's sentence: the nearest that no other telling
 * parts from it, else the one that opens the sentence for all of them. */
static void date_telling(ft_link *link, ft_telling *telling)
{
    ft_span range = ft_link_facts(link, telling->fact->sentence);
    size_t own = (size_t)(telling->fact - link->facts->facts);
    ft_date opening = {0, 0, 0};
    bool parted = false;

    for (size_t i = range.start; i < range.end; i++) {
        ft_date date;

        if (i != own && link->telling_of[i] != FT_NOBODY) {
            if (i > own)
                break;
            telling->date = (ft_date){0, 0, 0};
            parted = true;
        }
        if (!ft_day_told(link, &link->facts->facts[i], &date, NULL))
            continue;
        if (!parted && i < own)
            opening = date;
        if (!telling->date.year)
            telling->date = date;
    }
    if (!telling->date.year)
        telling->date = opening;
}

void ft_setting_date_tellings(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++)
        date_telling(link, &link->tellings[i]);
}

/* The day that a fact gives to a match, whichever way it stands. */
static bool any_day(const ft_link *link, const ft_fact *fact, ft_date *out,
                    ft_verdict *weekday)
{
    return ft_day_told(link, fact, out, weekday) ||
           ft_day_line(link, fact, out, weekday);
}

static ft_status set_date(ft_link *link, ft_candidate *match,
                          const ft_fact *fact, int tie)
{
    ft_verdict weekday;
    ft_date date;

    if (match->status == FT_MATCH_POSTPONED ||
        !any_day(link, fact, &date, &weekday))
        return FT_OK;
    if (!match->date.year || tie > match->date_tie) {
        match->date = date;
        match->date_tie = tie;
        match->weekday = weekday;
        match->date_proofs = (ft_proofs){NULL, NULL};
    } else if (!ft_day_same(match->date, date)) {
        return FT_OK;
    } else if (match->weekday == FT_VERDICT_ABSENT) {
        match->weekday = weekday;
    }
    return ft_link_prove(link, &match->date_proofs, fact,
                         ft_fact_value(fact, FT_FIELD_DATE))
               ? FT_OK
               : FT_ERR_MEMORY;
}

/* Where an article says when its own match was played: up to its first result,
 * and a little further. */
static bool opens_article(const ft_link *link, size_t block)
{
    ft_zone zone = ft_link_zone(link, block);

    return ft_link_summary(link, block) || zone == FT_ZONE_SCORE ||
           zone == FT_ZONE_FACTS || block <= ft_link_first_body(link) + 1 ||
           (link->telling_count && block <= link->tellings[0].fact->block);
}

enum { FT_DAY_LINE = 48 }; /* bytes of "Reports from Saturday's games" */

static bool names_team(const ft_link *link, size_t block)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span range = ft_link_mentions(link, mentions->text->blocks[block]);

    for (size_t i = range.start; i < range.end; i++)
        if (mentions->entities[mentions->mentions[i].entity].kind ==
            FT_KIND_TEAM)
            return true;
    return false;
}

/* A line that says little but a day stands above the rows of that day. */
static bool stands_alone(const ft_link *link, const ft_fact *fact)
{
    const ft_span *block = &link->input->mentions->blocks[fact->block];
    size_t len = block->end - block->start;

    return ft_link_zone(link, fact->block) == FT_ZONE_HEADING ||
           (fact->span.end - fact->span.start) * 2 >= len ||
           (len <= FT_DAY_LINE && !names_team(link, fact->block));
}

enum { FT_ROW_MARK = 8 }; /* bytes of "- " or a flag before a row */

/* A result with a line of its own, which it opens. */
static bool is_row(const ft_link *link, const ft_telling *telling)
{
    const ft_value *first = telling->sides[telling->primary].value;
    ft_slice shadow = link->input->mentions->shadow;
    size_t start = first ? first->span.start : telling->fact->span.start;

    if (telling->match == FT_NOBODY || telling->mentioned ||
        !(telling->listed || telling->head) ||
        ft_telling_final(telling) == FT_PAIR_COUNT)
        return false;
    for (size_t back = 0; back <= FT_ROW_MARK; back++)
        if (back >= start || shadow.data[start - back - 1] == '\n')
            return true;
    return false;
}

enum { FT_DAY_BLOCKS = 6 }; /* between a line with a day and its rows */

/* The next result behind a fact is a row, and not far. */
static bool rows_follow(const ft_link *link, const ft_fact *fact, size_t blocks)
{
    size_t at = (size_t)(fact - link->facts->facts);

    for (size_t i = at + 1; i < link->fact_count && i - at < FT_LOOK_LIMIT; i++)
        if (link->telling_of[i] != FT_NOBODY)
            return is_row(link, &link->tellings[link->telling_of[i]]) &&
                   link->facts->facts[i].block <= fact->block + blocks;
    return false;
}

static ft_status date_by_topic(ft_link *link, const ft_fact *fact)
{
    ft_tie tie;
    size_t match;

    if (!ft_fact_value(fact, FT_FIELD_DATE) ||
        ft_fact_value(fact, FT_FIELD_PUBLISHED))
        return FT_OK;
    match = ft_topic_of(link, fact, &tie);
    if (match == FT_NOBODY || tie == FT_TIE_SENTENCE ||
        (!ft_fact_value(fact, FT_FIELD_VENUE) && stands_alone(link, fact) &&
         rows_follow(link, fact, 1)) ||
        (tie == FT_TIE_MAIN && !opens_article(link, fact->block)))
        return FT_OK;
    if (ft_fact_value(fact, FT_FIELD_VENUE)) /* place and day in one line */
        tie = FT_TIE_SENTENCE;
    return set_date(link, &link->matches[match], fact, (int)tie);
}

/* The day fact in the sentence of a telling that gave it its date. */
static ft_status date_by_sentence(ft_link *link, const ft_telling *telling)
{
    ft_span range = ft_link_facts(link, telling->fact->sentence);

    for (size_t i = range.start; i < range.end; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_status status;
        ft_date date;

        if (ft_day_told(link, fact, &date, NULL) &&
            ft_day_same(date, telling->date) &&
            (status = set_date(link, &link->matches[telling->match], fact,
                               (int)FT_TIE_SENTENCE)))
            return status;
    }
    return FT_OK;
}

static bool has_telling(const ft_link *link, size_t sentence)
{
    ft_span range = ft_link_facts(link, sentence);

    for (size_t i = range.start; i < range.end; i++)
        if (link->telling_of[i] != FT_NOBODY)
            return true;
    return false;
}

enum { FT_DATE_LOOK = 32 }; /* facts looked back through */

/* A sentence before, in the same block, says when: "Also on Wednesday ..." */
static ft_status date_from_before(ft_link *link, const ft_telling *telling)
{
    size_t i = (size_t)(telling->fact - link->facts->facts);

    for (int seen = 0; i-- > 0 && seen < FT_DATE_LOOK; seen++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_date date;

        if (fact->block != telling->fact->block)
            return FT_OK;
        if (ft_day_told(link, fact, &date, NULL))
            return has_telling(link, fact->sentence)
                       ? FT_OK
                       : set_date(link, &link->matches[telling->match], fact,
                                  (int)FT_TIE_BLOCK);
    }
    return FT_OK;
}

static ft_status date_tellings(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];
        ft_status status = FT_OK;

        if (telling->match == FT_NOBODY)
            continue;
        if (telling->date.year)
            status = date_by_sentence(link, telling);
        else if (!telling->mentioned)
            status = date_from_before(link, telling);
        if (status)
            return status;
    }
    return FT_OK;
}

enum { FT_DAY_ROWS = 2 };

/* Several days have a line of their own: then each heads a list. */
static bool lists_days(const ft_link *link)
{
    ft_date first = {0, 0, 0};

    for (size_t i = 0; i < link->fact_count; i++) {
        ft_date day;

        if (!ft_day_line(link, &link->facts->facts[i], &day, NULL))
            continue;
        if (first.year && !ft_day_same(first, day))
            return true;
        first = day;
    }
    return false;
}

/* Rows follow a line at once, two of them: else it is the article's day. */
static bool heads_list(const ft_link *link, size_t index)
{
    const ft_fact *line = &link->facts->facts[index];
    int rows = 0;

    for (size_t i = index + 1;
         i < link->fact_count && i - index < FT_LOOK_LIMIT; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        size_t telling = link->telling_of[i];

        if (telling == FT_NOBODY || !is_row(link, &link->tellings[telling]))
            continue;
        if (rows == 0 && fact->block > line->block + FT_DAY_BLOCKS)
            return false;
        if (++rows == FT_DAY_ROWS)
            return true;
    }
    return false;
}

static bool heads_rows(const ft_link *link, size_t index, bool several)
{
    const ft_fact *fact = &link->facts->facts[index];
    ft_date date;

    if (link->telling_of[index] != FT_NOBODY)
        return false;
    if (ft_day_line(link, fact, &date, NULL))
        return several || heads_list(link, index);
    return ft_day_told(link, fact, &date, NULL) &&
           !has_telling(link, fact->sentence) && stands_alone(link, fact);
}

/* Rows under a line with a day. */
static ft_status date_rows(ft_link *link)
{
    const ft_fact *standing = NULL;
    bool several = lists_days(link);

    for (size_t i = 0; i < link->fact_count; i++) {
        size_t telling = link->telling_of[i];
        ft_status status;

        if (heads_rows(link, i, several))
            standing = &link->facts->facts[i];
        if (!standing || telling == FT_NOBODY ||
            !is_row(link, &link->tellings[telling]))
            continue;
        status = set_date(link, &link->matches[link->tellings[telling].match],
                          standing, (int)FT_TIE_NAMED);
        if (status)
            return status;
    }
    return FT_OK;
}

enum { FT_NEWS_DAYS = 3 }; /* a report follows its match within these */

/* The day of a fact that is news, and tied to the article's own match by no
 * more than a sentence that names its sides alone. */
static bool news_of_main(const ft_link *link, const ft_fact *fact, ft_date *out)
{
    size_t party[2] = {FT_NOBODY, FT_NOBODY};
    ft_tie tie;
    int sides;

    if (!link->reference.year || !ft_day_told(link, fact, out, NULL) ||
        ft_date_number(link->reference) - ft_date_number(*out) > FT_NEWS_DAYS ||
        ft_topic_of(link, fact, &tie) != link->main || tie != FT_TIE_MAIN)
        return false;
    sides = ft_topic_sides(link, fact->sentence, SIZE_MAX, 0, party);
    for (int i = 0; i < sides && i < 2; i++)
        if (ft_party_side(&link->matches[link->main], party[i]) < 0)
            return false;
    return sides == 1 || sides == 2;
}

/* A report that does not open with its day: the only recent one that it tells
 * of its sides further down. */
static ft_status date_late(ft_link *link)
{
    const ft_fact *found = NULL;
    ft_date day = {0, 0, 0};

    if (link->main == FT_NOBODY || link->matches[link->main].date.year)
        return FT_OK;
    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_date date;

        if (!news_of_main(link, fact, &date))
            continue;
        if (found && !ft_day_same(day, date))
            return FT_OK;
        if (!found)
            found = fact;
        day = date;
    }
    return found ? set_date(link, &link->matches[link->main], found,
                            (int)FT_TIE_NONE)
                 : FT_OK;
}

/* The day told in the opening of an article, in no result's sentence; NULL for
 * none, or for several. */
static const ft_fact *opening_day(const ft_link *link)
{
    const ft_fact *found = NULL;
    ft_date day = {0, 0, 0};

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_date date;
        ft_tie tie;

        if (!ft_day_told(link, fact, &date, NULL) ||
            !opens_article(link, fact->block) ||
            has_telling(link, fact->sentence))
            continue;
        (void)ft_topic_of(link, fact, &tie);
        if (tie > FT_TIE_NAMED)
            continue;
        if (found && !ft_day_same(day, date))
            return NULL;
        if (!found)
            found = fact;
        day = date;
    }
    return found;
}

/* One of its sides plays in another match of that day. */
static bool busy(const ft_link *link, const ft_candidate *match, ft_date day)
{
    for (int side = 0; side < 2; side++) {
        size_t i = link->parties.items[match->party[side]].matches;

        for (int seen = 0; i != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
            const ft_candidate *other = &link->matches[i];

            if (other != match && other->date.year &&
                ft_day_same(other->date, day))
                return true;
            i = other->chain[ft_party_side(other, match->party[side])];
        }
    }
    return false;
}

static bool has_row(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (is_row(link, &link->tellings[i]))
            return true;
    return false;
}

/* Gives the day of a round to its matches: those with a head or a row of their
 * own, or (`listed` false) all that are told. A side plays once a day. */
static ft_status date_round(ft_link *link, const ft_fact *fact, bool listed)
{
    ft_verdict weekday;
    ft_date day;

    if (!ft_day_told(link, fact, &day, &weekday))
        return FT_OK;
    for (size_t i = 0; i < link->match_count; i++) {
        ft_candidate *match = &link->matches[i];
        ft_status status;

        if (match->date.year || match->mentioned ||
            (listed && !has_row(link, match)) || busy(link, match, day))
            continue;
        if ((status = set_date(link, match, fact, (int)FT_TIE_NONE)))
            return status;
    }
    return FT_OK;
}

/* "Sunday brought three verdicts": a day before all results, of no side. */
static bool of_all(const ft_link *link, const ft_fact *fact)
{
    size_t party[2] = {FT_NOBODY, FT_NOBODY};

    return fact->span.end <= link->tellings[0].fact->span.start &&
           ft_topic_sides(link, fact->sentence, SIZE_MAX, 0, party) == 0;
}

static ft_status date_round_up(ft_link *link)
{
    const ft_fact *fact = opening_day(link);
    ft_status status;

    if (!fact || link->telling_count == 0)
        return FT_OK;
    if ((status = date_round(link, fact, true)) ||
        (link->plain && !of_all(link, fact)))
        return status;
    return date_round(link, fact, false);
}

static ft_status settle_dates(ft_link *link)
{
    ft_status status;

    if ((status = date_tellings(link)))
        return status;
    for (size_t i = 0; i < link->fact_count; i++)
        if ((status = date_by_topic(link, &link->facts->facts[i])))
            return status;
    if ((status = date_rows(link)) || (status = date_round_up(link)))
        return status;
    return date_late(link);
}

/* --- places --- */

static const ft_entry *entry_of(const ft_link *link, const ft_value *value)
{
    size_t entity = ft_link_entity(link, value);

    return entity == FT_NOBODY ? NULL
                               : link->input->mentions->entities[entity].entry;
}

/* A side is no place, but a club may bear the name of its town. */
static bool is_place(const ft_link *link, const ft_value *value)
{
    size_t entity = ft_link_entity(link, value);
    const ft_entry *entry = entry_of(link, value);

    if (entity == FT_NOBODY ||
        link->input->mentions->entities[entity].kind != FT_KIND_TEAM)
        return true;
    return entry && !entry->national && entry->city.len &&
           ft_party_alike(entry->city, ft_link_written(link, value));
}

static bool in_capitals(ft_slice text)
{
    bool upper = false;

    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] >= 'a' && text.data[i] <= 'z')
            return false;
        upper = upper || (text.data[i] >= 'A' && text.data[i] <= 'Z');
    }
    return upper;
}

/* "SAN JOSE" -> "San Jose"; NULL data when memory is out. */
static ft_slice title_case(ft_link *link, ft_slice text)
{
    char *out = FT_NEW(link->arena, char, text.len + 1);
    bool begins = true;

    if (!out)
        return (ft_slice){NULL, 0};
    for (size_t i = 0; i < text.len; i++) {
        bool upper = text.data[i] >= 'A' && text.data[i] <= 'Z';

        out[i] = text.data[i];
        if (upper && !begins)
            out[i] = (char)(out[i] - 'A' + 'a');
        begins = text.data[i] == ' ' || text.data[i] == '-';
    }
    return (ft_slice){out, text.len};
}

static bool contains(ft_slice whole, ft_slice part)
{
    for (size_t i = 0; part.len && i + part.len <= whole.len; i++)
        if ((i == 0 || whole.data[i - 1] == ' ') &&
            (i + part.len == whole.len || whole.data[i + part.len] == ' ') &&
            ft_party_alike((ft_slice){whole.data + i, part.len}, part))
            return true;
    return false;
}

/* A place as written; the table's name where that only adds words ("Hampden":
 * "Hampden Park"), or where the text has it in capitals. */
static ft_status place_name(ft_link *link, const ft_value *value, ft_slice *out)
{
    const ft_entry *entry = entry_of(link, value);
    ft_slice written = ft_link_written(link, value);

    *out = written;
    if (entry && entry->kind != FT_KIND_TEAM &&
        (in_capitals(written) || contains(entry->name, written)))
        *out = entry->name;
    else if (in_capitals(written) && value->kind == FT_VALUE_MENTION)
        *out = title_case(link, written);
    return out->data || written.len == 0 ? FT_OK : FT_ERR_MEMORY;
}

static bool same_text(const ft_settled_text *settled, size_t entity,
                      ft_slice text)
{
    return (entity != FT_NOBODY && entity == settled->entity) ||
           ft_party_alike(settled->text, text);
}

/* The stronger tie wins, then the first; the same place told again adds its
 * proof, and its longer form. */
static ft_status set_text(ft_link *link, ft_settled_text *settled,
                          const ft_fact *fact, const ft_value *value,
                          ft_slice text, int tie)
{
    size_t entity = ft_link_entity(link, value);

    if (text.len == 0)
        return FT_OK;
    if (settled->text.len && !same_text(settled, entity, text)) {
        if (tie <= settled->tie)
            return FT_OK;
        *settled = (ft_settled_text){.text = {NULL, 0}};
    }
    if (text.len > settled->text.len)
        settled->text = text;
    settled->entity = entity;
    if (tie > settled->tie)
        settled->tie = tie;
    return ft_link_prove(link, &settled->proofs, fact, value) ? FT_OK
                                                              : FT_ERR_MEMORY;
}

/* A competition is one that a table knows, by the table's name. The road to a
 * tournament is told beside it: "World Cup qualifying" in a sentence, the
 * "World Cup" in another; the longer name wins, whatever ties them. */
static ft_status set_competition(ft_link *link, ft_candidate *match,
                                 const ft_fact *fact, const ft_value *value,
                                 int tie)
{
    ft_settled_text *settled = &match->competition;
    const ft_entry *entry = entry_of(link, value);
    bool longer;

    if (!entry)
        return FT_OK;
    longer = settled->text.len && settled->text.len < entry->name.len &&
             contains(entry->name, settled->text);
    if (settled->text.len && !longer && entry->name.len < settled->text.len &&
        contains(settled->text, entry->name))
        return FT_OK;
    if (longer)
        *settled = (ft_settled_text){.text = {NULL, 0}, .tie = settled->tie};
    return set_text(link, settled, fact, value, entry->name, tie);
}

static ft_status set_crowd(ft_link *link, ft_candidate *match,
                           const ft_fact *fact, const ft_value *value, int tie)
{
    if (value->kind != FT_VALUE_INTEGER || value->integer < 0)
        return FT_OK;
    if (match->attendance != FT_ATTENDANCE_UNTOLD &&
        match->attendance != value->integer) {
        if (tie <= match->crowd_tie)
            return FT_OK;
        match->crowd_proofs = (ft_proofs){NULL, NULL};
    }
    match->attendance = value->integer;
    if (tie > match->crowd_tie)
        match->crowd_tie = tie;
    return ft_link_prove(link, &match->crowd_proofs, fact, value)
               ? FT_OK
               : FT_ERR_MEMORY;
}

static ft_status set_place(ft_link *link, ft_settled_text *place,
                           const ft_fact *fact, const ft_value *value, int tie)
{
    ft_slice name;

    if (!is_place(link, value))
        return FT_OK;
    return place_name(link, value, &name)
               ? FT_ERR_MEMORY
               : set_text(link, place, fact, value, name, tie);
}

/* A town far down an article, in no result's company, may be any town. */
static bool far_off(const ft_link *link, const ft_fact *fact, int tie)
{
    return tie <= (int)FT_TIE_MAIN && !opens_article(link, fact->block) &&
           !ft_fact_value(fact, FT_FIELD_VENUE) &&
           !ft_fact_value(fact, FT_FIELD_ATTENDANCE);
}

static ft_status set_slot(ft_link *link, ft_candidate *match,
                          const ft_fact *fact, const ft_slot *slot, int tie)
{
    const ft_value *value = &slot->value;

    switch (slot->field) {
    case FT_FIELD_VENUE:
        return set_place(link, &match->venue, fact, value, tie);
    case FT_FIELD_CITY:
        return far_off(link, fact, tie)
                   ? FT_OK
                   : set_place(link, &match->city, fact, value, tie);
    case FT_FIELD_COMPETITION:
        return far_off(link, fact, tie)
                   ? FT_OK
                   : set_competition(link, match, fact, value, tie);
    case FT_FIELD_ATTENDANCE:
        return set_crowd(link, match, fact, value, tie);
    default:
        return FT_OK;
    }
}

static bool has_setting(const ft_fact *fact)
{
    return ft_fact_value(fact, FT_FIELD_VENUE) ||
           ft_fact_value(fact, FT_FIELD_CITY) ||
           ft_fact_value(fact, FT_FIELD_COMPETITION) ||
           ft_fact_value(fact, FT_FIELD_ATTENDANCE);
}

static ft_status set_fact(ft_link *link, const ft_fact *fact)
{
    ft_tie tie;
    size_t match;
    ft_status status;

    if (!has_setting(fact))
        return FT_OK;
    match = ft_topic_of(link, fact, &tie);
    if (match == FT_NOBODY)
        return FT_OK;
    for (size_t i = 0; i < fact->slot_count; i++)
        if ((status = set_slot(link, &link->matches[match], fact,
                               &fact->slots[i], (int)tie)))
            return status;
    return FT_OK;
}

/* A competition above the matches: in headline, standfirst or a heading. */
static bool stands_above(const ft_link *link, const ft_fact *fact)
{
    ft_zone zone = ft_link_zone(link, fact->block);

    return ft_fact_value(fact, FT_FIELD_COMPETITION) &&
           (zone == FT_ZONE_HEADLINE || zone == FT_ZONE_STANDFIRST ||
            zone == FT_ZONE_HEADING || zone == FT_ZONE_SCORE ||
            zone == FT_ZONE_FACTS);
}

/* What stands under such a line and names no other is of that competition. */
static ft_status spread_competition(ft_link *link)
{
    const ft_fact *above = NULL;

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        size_t telling = link->telling_of[i];
        ft_candidate *match;
        ft_status status;

        if (stands_above(link, fact))
            above = fact;
        if (!above || telling == FT_NOBODY ||
            link->tellings[telling].mentioned ||
            link->tellings[telling].match == FT_NOBODY)
            continue;
        match = &link->matches[link->tellings[telling].match];
        if (match->competition.text.len)
            continue;
        status =
            set_slot(link, match, above,
                     &(ft_slot){FT_FIELD_COMPETITION,
                                *ft_fact_value(above, FT_FIELD_COMPETITION)},
                     (int)FT_TIE_NONE);
        if (status)
            return status;
    }
    return FT_OK;
}

/* The one competition that the opening of an article names in no result's
 * company: the longest form of it. NULL for none, or for several. */
static const ft_fact *opening_competition(const ft_link *link)
{
    const ft_fact *found = NULL;
    ft_slice name = {NULL, 0};

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        const ft_value *value = ft_fact_value(fact, FT_FIELD_COMPETITION);
        const ft_entry *entry = value ? entry_of(link, value) : NULL;

        if (!entry || !opens_article(link, fact->block) ||
            contains(name, entry->name))
            continue;
        if (found && !contains(entry->name, name))
            return NULL;
        found = fact;
        name = entry->name;
    }
    return found;
}

/* A round-up is of the competition that it opens with. */
static ft_status open_competition(ft_link *link)
{
    const ft_fact *fact = opening_competition(link);

    for (size_t i = 0; fact && i < link->match_count; i++) {
        ft_candidate *match = &link->matches[i];
        ft_status status;

        if (match->competition.text.len || match->mentioned ||
            (link->plain && i != link->main && !has_row(link, match)))
            continue;
        status = set_competition(link, match, fact,
                                 ft_fact_value(fact, FT_FIELD_COMPETITION),
                                 (int)FT_TIE_NONE);
        if (status)
            return status;
    }
    return FT_OK;
}

/* The town of a side: of the club, or of its ground. */
static bool lives_in(const ft_entry *side, const ft_entry *town)
{
    if (side->national)
        return town->country.len && ft_party_alike(side->id, town->country);
    return side->city.len && ft_party_alike(side->city, town->name);
}

/* Reports are often written elsewhere: a dateline is the town of the match when
 * one of its sides is at home there, or no table knows either of them. */
static bool plays_there(const ft_link *link, const ft_candidate *match,
                        const ft_entry *town)
{
    bool known = false;

    for (int i = 0; i < 2; i++) {
        const ft_entry *side = link->parties.items[match->party[i]].entry;

        known = known || side;
        if (side && town && town->kind != FT_KIND_TEAM && lives_in(side, town))
            return true;
        if (side && town == side)
            return true;
    }
    return !known;
}

static ft_status set_dateline(ft_link *link, const ft_fact *fact)
{
    const ft_value *value = ft_fact_value(fact, FT_FIELD_DATELINE);
    ft_candidate *match;
    size_t index;
    ft_tie tie;

    if (!value || (index = ft_topic_of(link, fact, &tie)) == FT_NOBODY)
        return FT_OK;
    match = &link->matches[index];
    if (match->city.text.len ||
        (tie == FT_TIE_MAIN && !opens_article(link, fact->block)) ||
        !plays_there(link, match, entry_of(link, value)))
        return FT_OK;
    return set_place(link, &match->city, fact, value, (int)FT_TIE_NONE);
}

static ft_status set_datelines(ft_link *link)
{
    for (size_t i = 0; i < link->fact_count; i++) {
        ft_status status = set_dateline(link, &link->facts->facts[i]);

        if (status)
            return status;
    }
    return FT_OK;
}

/* "Cape Town Stadium" says its town. */
static ft_status town_of_ground(ft_link *link, ft_candidate *match)
{
    const ft_settled_text *venue = &match->venue;
    const ft_entry *ground;

    if (match->city.text.len || !venue->text.len || venue->entity == FT_NOBODY)
        return FT_OK;
    ground = link->input->mentions->entities[venue->entity].entry;
    if (!ground || ground->kind != FT_KIND_GROUND ||
        !contains(venue->text, ground->city))
        return FT_OK;
    match->city = (ft_settled_text){
        .text = ground->city, .entity = FT_NOBODY, .tie = venue->tie};
    return ft_link_prove_all(link, &match->city.proofs, &venue->proofs)
               ? FT_OK
               : FT_ERR_MEMORY;
}

static ft_status settle_towns(ft_link *link)
{
    ft_status status = set_datelines(link);

    for (size_t i = 0; !status && i < link->match_count; i++)
        status = town_of_ground(link, &link->matches[i]);
    return status;
}

ft_status ft_setting_settle(ft_link *link)
{
    ft_status status;

    for (size_t i = 0; i < link->fact_count; i++)
        if ((status = set_fact(link, &link->facts->facts[i])))
            return status;
    if ((status = spread_competition(link)) ||
        (status = open_competition(link)))
        return status;
    return (status = settle_towns(link)) ? status : settle_dates(link);
}

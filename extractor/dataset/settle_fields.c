#include "dataset/settle_fields.h"

#include "output/names.h"

/* The host where a host is told, else the side that is named first. */
void ft_settle_order(ft_settler *s)
{
    unsigned long home[2] = {0, 0}, named[2] = {0, 0};

    for (size_t i = 0; i < s->count; i++) {
        int host = ft_told_home(s->told[i]);

        named[s->told[i]->turned] += ft_told_weight(s->told[i], "/team1");
        if (host == 0 || host == 1)
            home[host] += ft_told_weight(s->told[i], "/home");
    }
    if (home[0] != home[1])
        s->first = home[1] > home[0];
    else
        s->first = named[1] > named[0];
}

static void settle_status(ft_settler *s)
{
    const ft_ballot *ballot;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        ft_settler_vote(
            s, &poll, "/status", i,
            ft_settler_text(s,
                            ft_status_name(s->told[i]->report->match.status)));
    if ((ballot = ft_settler_count(s, &poll, "/status")))
        s->out->match.status = ft_settler_keeper(s, ballot)->status;
}

typedef const char *text_field(const ft_match *match);

static const char *date_of(const ft_match *match)
{
    return match->date;
}

static const char *competition_of(const ft_match *match)
{
    return match->competition;
}

static const char *venue_of(const ft_match *match)
{
    return match->venue;
}

static const char *city_of(const ft_match *match)
{
    return match->city;
}

static const char *settle_text(ft_settler *s, const char *field,
                               text_field *get)
{
    const ft_ballot *ballot;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        const char *text = get(&s->told[i]->report->match);

        if (text && *text)
            ft_settler_vote(s, &poll, field, i, ft_settler_text(s, text));
    }
    ballot = ft_settler_count(s, &poll, field);
    return ballot ? get(ft_settler_keeper(s, ballot)) : NULL;
}

/* The id with the most weight, or NULL where no record has one. */
static const char *settle_code(ft_settler *s, int side, const char *field)
{
    ft_poll poll;
    ft_ballot ballot;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        const char *code = ft_settler_side(s, s->told[i], side)->code;

        if (code)
            ft_settler_vote(s, &poll, field, i, ft_settler_text(s, code));
    }
    if (ft_poll_count(&poll, field, &ballot)) {
        s->failed = true;
        return NULL;
    }
    if (ballot.count == 0)
        return NULL;
    return ft_settler_side(s, s->told[ballot.votes[0].sources[0]], side)->code;
}

/* A record with that id (NULL: with none) that votes so; `count` of the vote
 * when there is none. */
static size_t find_code(const ft_settler *s, const ft_vote *vote, int side,
                        const char *code)
{
    size_t i = 0;

    while (i < vote->count &&
           !ft_settler_same(
               ft_settler_side(s, s->told[vote->sources[i]], side)->code, code))
        i++;
    return i;
}

/* Where a record has an id, the names of such records come first. */
static void settle_side(ft_settler *s, int side, const char *field)
{
    const char *code = settle_code(s, side, field);
    ft_ballot *ballot = &s->ballots[s->ballot_count];
    size_t best = 0;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        ft_settler_vote(
            s, &poll, field, i,
            ft_settler_text(s, ft_settler_side(s, s->told[i], side)->name));
    if (s->failed || !ft_settler_count(s, &poll, field))
        return;
    while (best + 1 < ballot->count &&
           find_code(s, &ballot->votes[best], side, code) ==
               ballot->votes[best].count)
        best++;
    ft_settler_prefer(s, ballot, best);
    if (s->failed)
        return;
    s->out->match.sides[side].code = code;
    s->out->match.sides[side].name =
        ft_settler_side(s, s->told[ballot->votes[0].sources[0]], side)->name;
}

static void settle_home(ft_settler *s)
{
    const ft_ballot *ballot;
    ft_poll poll;

    s->out->match.home = FT_HOME_UNTOLD;
    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        int host = ft_told_home(s->told[i]);

        if (host >= 0)
            ft_settler_vote(s, &poll, "/home", i,
                            ft_settler_number(s, host == 2          ? 0
                                                 : host == s->first ? 1
                                                                    : 2));
    }
    if ((ballot = ft_settler_count(s, &poll, "/home")))
        s->out->match.home = ballot->votes[0].value.data[0] - '0';
}

static void settle_attendance(ft_settler *s)
{
    const ft_ballot *ballot;
    ft_poll poll;

    s->out->match.attendance = FT_ATTENDANCE_UNTOLD;
    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        int people = s->told[i]->report->match.attendance;

        if (people != FT_ATTENDANCE_UNTOLD)
            ft_settler_vote(s, &poll, "/attendance", i,
                            ft_settler_number(s, people));
    }
    if ((ballot = ft_settler_count(s, &poll, "/attendance")))
        s->out->match.attendance = ft_settler_keeper(s, ballot)->attendance;
}

void ft_settle_head(ft_settler *s)
{
    ft_match *match = &s->out->match;

    settle_status(s);
    match->date = settle_text(s, "/date", date_of);
    match->competition = settle_text(s, "/competition", competition_of);
    settle_side(s, 0, "/team1");
    settle_side(s, 1, "/team2");
    settle_home(s);
}

void ft_settle_place(ft_settler *s)
{
    ft_match *match = &s->out->match;

    match->venue = settle_text(s, "/venue/name", venue_of);
    match->city = settle_text(s, "/venue/city", city_of);
    settle_attendance(s);
}

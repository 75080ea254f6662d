/*
 * Comes in: games. Goes out: SportsEvents with properties that schema.org has
 * for them and none that it has not: a score and a crowd are told in the
 * description.
 */
#include "output/jsonld.h"

#include "output/object.h"
#include "output/tidy.h"

static ft_object open_typed(ft_object *o, const char *key, const char *type)
{
    ft_object inner;

    ft_object_key(o, key);
    inner = ft_object_open(o->out);
    ft_object_text(&inner, "@type", type);
    return inner;
}

static void put_team(ft_buffer *out, const ft_side *side)
{
    ft_object o = ft_object_open(out);

    ft_object_text(&o, "@type", "SportsTeam");
    ft_object_text(&o, "name", side->name);
    ft_object_close(&o);
}

/* Who was at home is said only where it is known. */
static void put_teams(ft_object *o, const ft_game *game)
{
    if (game->match->home > 0) {
        ft_object_key(o, "homeTeam");
        put_team(o->out, game->sides[0]);
        ft_object_key(o, "awayTeam");
        put_team(o->out, game->sides[1]);
        return;
    }
    ft_object_key(o, "competitor");
    ft_buffer_byte(o->out, '[');
    put_team(o->out, game->sides[0]);
    ft_buffer_byte(o->out, ',');
    put_team(o->out, game->sides[1]);
    ft_buffer_byte(o->out, ']');
}

static void put_location(ft_object *o, const ft_match *match)
{
    ft_object place, address;

    if (!match->venue && !match->city)
        return;
    if (!match->venue) {
        place = open_typed(o, "location", "City");
        ft_object_text(&place, "name", match->city);
        ft_object_close(&place);
        return;
    }
    place = open_typed(o, "location", "StadiumOrArena");
    ft_object_text(&place, "name", match->venue);
    if (match->city) {
        address = open_typed(&place, "address", "PostalAddress");
        ft_object_text(&address, "addressLocality", match->city);
        ft_object_close(&address);
    }
    ft_object_close(&place);
}

/* schema.org has no word for a match that was broken off. */
static const char *event_status(ft_match_status status)
{
    static const char *const statuses[] = {
        [FT_MATCH_FINAL] = "https://schema.org/EventScheduled",
        [FT_MATCH_AWARDED] = "https://schema.org/EventScheduled",
        [FT_MATCH_POSTPONED] = "https://schema.org/EventPostponed",
        [FT_MATCH_ABANDONED] = NULL,
    };

    return statuses[status];
}

static void describe_goals(ft_buffer *out, const ft_side *side)
{
    if (side->goal_count == 0)
        return;
    ft_buffer_text(out, " Goals of ");
    ft_tidy(out, ft_slice_of(side->name));
    ft_buffer_text(out, ": ");
    for (size_t i = 0; i < side->goal_count; i++) {
        if (i > 0)
            ft_buffer_text(out, ", ");
        ft_game_goal(out, &side->goals[i]);
    }
    ft_buffer_byte(out, '.');
}

/* "Wales 2-1 Finland. Goals of Wales: Ida Varga 88'. Attendance: 31204." */
static void describe(ft_buffer *out, const ft_game *game)
{
    const ft_score half = ft_game_turn(game, &game->match->half_time);

    ft_tidy(out, ft_slice_of(game->sides[0]->name));
    ft_buffer_byte(out, ' ');
    ft_game_result(out, game);
    ft_buffer_byte(out, ' ');
    ft_tidy(out, ft_slice_of(game->sides[1]->name));
    ft_buffer_byte(out, '.');
    if (half.told) {
        ft_buffer_text(out, " Half-time: ");
        ft_buffer_integer(out, half.goals[0]);
        ft_buffer_byte(out, '-');
        ft_buffer_integer(out, half.goals[1]);
        ft_buffer_byte(out, '.');
    }
    describe_goals(out, game->sides[0]);
    describe_goals(out, game->sides[1]);
    if (game->match->attendance != FT_ATTENDANCE_UNTOLD) {
        ft_buffer_text(out, " Attendance: ");
        ft_buffer_integer(out, game->match->attendance);
        ft_buffer_byte(out, '.');
    }
}

/* Appends the buffer's text as a value, and frees it. */
static void put_buffer(ft_object *o, const char *key, ft_buffer *text)
{
    ft_object_slice(o, key, ft_buffer_slice(text));
    o->out->failed = o->out->failed || text->failed;
    ft_buffer_free(text);
}

static void put_name(ft_object *o, const ft_game *game)
{
    ft_buffer name = {0};

    ft_tidy(&name, ft_slice_of(game->sides[0]->name));
    ft_buffer_text(&name, " v ");
    ft_tidy(&name, ft_slice_of(game->sides[1]->name));
    put_buffer(o, "name", &name);
}

/* Nothing but an address of the web is one: no script, no data. */
static bool is_address(ft_slice url)
{
    const ft_slice plain = FT_SLICE("http://"), secure = FT_SLICE("https://");

    return ft_slice_starts(url, plain) || ft_slice_starts(url, secure);
}

static void put_article(ft_object *o, const ft_origin *origin)
{
    ft_object article;

    if (origin->title.len == 0 && !is_address(origin->url))
        return;
    article = open_typed(o, "subjectOf", "NewsArticle");
    ft_object_slice(&article, "headline", origin->title);
    if (is_address(origin->url))
        ft_object_slice(&article, "url", origin->url);
    ft_object_slice(&article, "datePublished", origin->published);
    ft_object_slice(&article, "inLanguage", origin->lang);
    ft_object_close(&article);
}

static void put_event(ft_buffer *out, const ft_game *game)
{
    ft_object o = ft_object_open(out), series;
    ft_buffer description = {0};

    ft_object_text(&o, "@type", "SportsEvent");
    ft_object_text(&o, "identifier", game->match->id);
    put_name(&o, game);
    ft_object_slice(&o, "sport", game->origin->sport);
    ft_object_text(&o, "startDate", game->match->date);
    ft_object_text(&o, "eventStatus", event_status(game->match->status));
    put_teams(&o, game);
    put_location(&o, game->match);
    if (game->match->competition) {
        series = open_typed(&o, "superEvent", "EventSeries");
        ft_object_text(&series, "name", game->match->competition);
        ft_object_close(&series);
    }
    describe(&description, game);
    put_buffer(&o, "description", &description);
    put_article(&o, game->origin);
    ft_object_close(&o);
}

/* What could end a script, or a line of one, becomes an escape. Outside of
 * strings JSON has no such characters. */
static void put_safe(ft_buffer *out, ft_slice json)
{
    static const struct {
        ft_slice from;
        const char *to;
    } escapes[] = {
        {FT_SLICE("<"), "\\u003c"},
        {FT_SLICE(">"), "\\u003e"},
        {FT_SLICE("&"), "\\u0026"},
        {FT_SLICE("\xE2\x80\xA8"), "\\u2028"},
        {FT_SLICE("\xE2\x80\xA9"), "\\u2029"},
    };

    while (json.len > 0) {
        size_t i = 0, step = 1;

        while (i < FT_COUNT(escapes) && !ft_slice_starts(json, escapes[i].from))
            i++;
        if (i < FT_COUNT(escapes)) {
            ft_buffer_text(out, escapes[i].to);
            step = escapes[i].from.len;
        } else {
            ft_buffer_byte(out, *json.data);
        }
        json = (ft_slice){json.data + step, json.len - step};
    }
}

static void begin(ft_writer *writer, ft_buffer *outs)
{
    (void)writer;
    ft_buffer_text(outs, "{\"@context\":\"https://schema.org\",\"@graph\":[");
}

static ft_status add(ft_writer *writer, ft_arena *arena, const ft_game *game,
                     ft_buffer *outs)
{
    ft_buffer event = {0};

    (void)arena;
    ft_buffer_text(outs, writer->games > 0 ? ",\n" : "\n");
    put_event(&event, game);
    put_safe(outs, ft_buffer_slice(&event));
    outs->failed = outs->failed || event.failed;
    ft_buffer_free(&event);
    return outs->failed ? FT_ERR_MEMORY : FT_OK;
}

static ft_status end(ft_writer *writer, ft_buffer *outs)
{
    (void)writer;
    ft_buffer_text(outs, "\n]}\n");
    return outs->failed ? FT_ERR_MEMORY : FT_OK;
}

void ft_jsonld_init(ft_writer *writer)
{
    *writer = (ft_writer){.count = 1,
                          .files = {"matches.jsonld"},
                          .begin = begin,
                          .add = add,
                          .end = end};
}

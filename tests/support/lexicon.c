#include "support/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mentions/wordbook.h"
#include "support/test.h"
#include "text/fixture.h"

static const lexicon_table tables[] = {
    {FT_KIND_TEAM,
     "id\tname\tnational\tcodes\tflags\tnames\tnicknames\tnicknames.women\t"
     "demonyms\thashtags\n"
     "CAN\tCanada\t1\tCAN\t\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6\t\t"
     "Les Rouges\tCanWNT\tCanadian|Canadians\t#CanMNT\n"
     "MEX\tMexico\t1\tMEX\t\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD\t\tEl "
     "Tri\t\tMexican|Mexicans\t\n"
     "ENG\tEngland\t1\tENG\t\t\t?Lions\tLionesses\tEnglish|Englishman\t\n"
     "SEN\tSenegal\t1\tSEN\t\t\t?Lions\t\tSenegalese\t\n"
     "JOR\tJordan\t1\tJOR\t\t\t\t\tJordanian\t\n"
     "FIN\tFinland\t1\tFIN\t\t\t\t\tFinnish|?Finn\t\n"
     "USA\tUnited States\t1\tUSA\t\tUSA|U.S.\t\t\t?American\t\n"
     "TRI\tTrinidad and Tobago\t1\tTRI\t\t\t\t\t\t\n"},
    {FT_KIND_TEAM,
     "id\tname\tname_is_ambiguous\tcountry\tcity\tground\tnames\tnicknames\n"
     "arden\tArden FC\t\tENG\tArden\tOld Mill Lane\tArden\tHerons\n"
     "vale\tHarrow Vale United\t\tENG\tHarrow\t\tHarrow "
     "Vale|?United|?Harrow\t?Herons\n"
     "kestrel\tKestrel City\t\tENG\tKestrel\t\tKestrel|?City\t\n"
     "oakham\tOakham City\t\tENG\tOakham\t\t?City|?Oakham\t\n"
     "pride\tLarkton Pride\t\tUSA\tLarkton\t\t?Pride|?Larkton\t\n"
     "penzmoor\tPenzmoor\t\tENG\tPenzmoor\t\t\t\n"
     "quay\tConnor's Quay Nomads\t\tWAL\t\t\tCQN\t?Nomads\n"
     "tor\tTor Celtic\t\tWAL\t\t\t\t\n"
     "hope\tHope\t1\tENG\t\t\tHope Town|St Hop's\t\n"},
    {FT_KIND_TEAM, "id\tname\trole\tnames\n"
                   "home\tthe hosts\thome\tthe home side\n"
                   "away\tthe visitors\taway\t\n"},
    {FT_KIND_GROUND, "id\tname\tname_is_ambiguous\tcity\tcapacity\tnames\n"
                     "mill\tOld Mill Lane\t\tArden\t9000\t\n"
                     "rise\tThe Rise\t\tKestrel\t\tthe Rise\n"
                     "national-1\tNational Stadium\t1\tOakham\t\t\n"
                     "national-2\tNational Stadium\t1\tHamilton\t\t\n"
                     "city\tCity Stadium\t1\tHamilton\t\t\n"},
    {FT_KIND_CITY, "id\tname\tcountry\n"
                   "larkton\tLarkton\tUSA\n"
                   "penzmoor\tPenzmoor\tENG\n"
                   "edmonton\tEdmonton\tCAN\n"},
    {FT_KIND_COMPETITION, "id\tname\tcountry\tnames\n"
                          "cup\tNorthern Cup\t\t\n"
                          "premier\tPremier League\tENG\t?Championship\n"
                          "wales\tLeague of Tor\tMEX|WAL\t?Premier League\n"},
};

static const char *const lists[] = {
    "a after all an and beats but coach cup division final first for group he "
    "in is it league long may national no of on one premier second sinks so "
    "strikes sunday that the then there they this three to up well when with "
    "yellow",
    "al and da de der la of van",
    "the",
    "captain coach striker goalkeeper referee",
    "at in near",
    "against and at beat from in of over to with",
    "academy city club fc rovers sporting town united university utd wanderers",
    "association federation",
    "arena estadio ground lane park road stadium",
    "championship cup division league premier shield tournament trophy",
    "penalties suddenly",
    "long three",
    "beat beats beaten drew fell lost tied won",
    "draw loss tie win",
    "against over to with",
    "a in of score soccer team their visiting women",
    "soccer",
    "fed volleyball",
    "club minnows",
};

static int by_bytes(const void *a, const void *b)
{
    return ft_slice_compare(*(const ft_slice *)a, *(const ft_slice *)b);
}

static ft_word_list list_of(ft_arena *arena, const char *words)
{
    size_t len = strlen(words);
    ft_slice *items = FT_NEW(arena, ft_slice, len + 1);
    size_t count = 0;
    assert_non_null(items);
    for (size_t start = 0, i = 0; i <= len; i++) {
        if (i < len && words[i] != ' ')
            continue;
        items[count++] = (ft_slice){words + start, i - start};
        start = i + 1;
    }
    qsort(items, count, sizeof *items, by_bytes);
    return (ft_word_list){items, count};
}

static ft_word_list variants(void)
{
    static const ft_slice items[] = {
        FT_SLICE("ladies=women"),  FT_SLICE("reserves=reserves"),
        FT_SLICE("u-19=u19"),      FT_SLICE("u21s=u21"),
        FT_SLICE("under 18s=u18"), FT_SLICE("women's=women"),
        FT_SLICE("women=women"),
    };
    return (ft_word_list){items, FT_COUNT(items)};
}

const ft_gazetteer *lexicon_gazetteer(ft_arena *arena,
                                      const lexicon_table *from, size_t count)
{
    ft_gazetteer_builder *builder = ft_gazetteer_builder_new(arena);
    const ft_gazetteer *gazetteer = NULL;
    ft_error err = {0};
    assert_non_null(builder);
    for (size_t i = 0; i < count; i++) {
        ft_source source;
        assert_int_equal(ft_source_init(&source, arena, ft_slice_of("table"),
                                        ft_slice_of(from[i].text)),
                         FT_OK);
        if (ft_gazetteer_add(builder, from[i].kind, &source, &err))
            fail_msg("%u:%u: %s", err.line, err.column, err.message);
    }
    if (ft_gazetteer_build(builder, &gazetteer, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    return gazetteer;
}

void lexicon_init(ft_arena *arena, ft_lexicon *out)
{
    ft_word_list *const targets[] = {
        &out->common,       &out->particles,
        &out->determiners,  &out->titles,
        &out->locatives,    &out->prepositions,
        &out->club_words,   &out->organisations,
        &out->ground_words, &out->competition_words,
        &out->ordinary,     &out->openers,
        &out->deeds,        &out->outcomes,
        &out->against,      &out->fillers,
        &out->sports,       &out->games,
        &out->appositions,
    };
    _Static_assert(FT_COUNT(targets) == FT_COUNT(lists), "a list for each");
    *out = (ft_lexicon){.calendar = fixture_calendar,
                        .numbers = fixture_numbers,
                        .abbreviations = fixture_abbreviations,
                        .variants = variants()};
    for (size_t i = 0; i < FT_COUNT(lists); i++)
        *targets[i] = list_of(arena, lists[i]);
    out->gazetteer = lexicon_gazetteer(arena, tables, FT_COUNT(tables));
    out->book = ft_wordbook_new(arena, out);
    assert_non_null(out->book);
}

static size_t add(char *out, size_t size, size_t len, ft_slice text)
{
    int n = snprintf(out + len, size - len, "%.*s", (int)text.len, text.data);
    assert_true(n >= 0 && (size_t)n < size - len);
    return len + (size_t)n;
}

const char *lexicon_show(ft_arena *arena, const ft_mentions *mentions)
{
    enum { MENTION_ROOM = 128 };
    ft_slice normal = mentions->text->normal;
    size_t size = normal.len + mentions->mention_count * MENTION_ROOM + 1;
    char *out = ft_arena_alloc(arena, size);
    size_t len = 0;
    size_t at = 0;
    assert_non_null(out);
    out[0] = '\0';
    for (size_t i = 0; i < mentions->mention_count; i++) {
        const ft_mention *m = &mentions->mentions[i];
        const ft_entity *e = &mentions->entities[m->entity];
        len = add(out, size, len,
                  ft_slice_cut(normal, (ft_span){at, m->span.start}));
        len = add(out, size, len, ft_slice_of("["));
        len = add(out, size, len, ft_kind_name(e->kind));
        len = add(out, size, len, ft_slice_of(" "));
        len = add(out, size, len, e->entry ? e->entry->id : e->name);
        if (e->variant.len)
            len = add(out, size, len, ft_slice_of("/"));
        len = add(out, size, len, e->variant);
        len = add(out, size, len, ft_slice_of("]"));
        at = m->span.end;
    }
    add(out, size, len, ft_slice_cut(normal, (ft_span){at, normal.len}));
    return out;
}

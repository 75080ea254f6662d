/*
 * In: the sides that the article names. Out: the two that headline and lead
 * speak of, and those that a sentence names.
 */
#include "records/lead.h"

#include "records/party.h"

enum { FT_LEAD_SENTENCES = 3 };

typedef struct ft_pairing {
    size_t party[2];
    int count; /* 3: more than two */
} ft_pairing;

static void meet(ft_pairing *pairing, size_t party)
{
    if (party == FT_NOBODY || pairing->count > 2)
        return;
    for (int i = 0; i < pairing->count; i++)
        if (pairing->party[i] == party)
            return;
    if (pairing->count < 2)
        pairing->party[pairing->count] = party;
    pairing->count++;
}

/* Meets the sides named in a piece of normal text, up to `until` in the shadow.
 */
static void meet_until(const ft_link *link, ft_span normal, size_t until,
                       ft_pairing *pairing)
{
    const ft_mention *mentions = link->input->mentions->mentions;
    ft_span range = ft_link_mentions(link, normal);

    for (size_t i = range.start; i < range.end && mentions[i].shadow < until;
         i++)
        meet(pairing, ft_party_of_entity(link, mentions[i].entity));
}

static void meet_all(const ft_link *link, ft_span normal, ft_pairing *pairing)
{
    meet_until(link, normal, SIZE_MAX, pairing);
}

static void meet_zone(const ft_link *link, ft_zone zone, ft_pairing *pairing)
{
    const ft_text *text = link->input->mentions->text;

    for (size_t i = 0; i < text->block_count && pairing->count < 2; i++)
        if (ft_link_zone(link, i) == zone)
            meet_all(link, text->blocks[i], pairing);
}

static void meet_lead(const ft_link *link, ft_pairing *pairing)
{
    const ft_text *text = link->input->mentions->text;
    size_t body = ft_link_first_body(link);
    int read = 0;

    for (size_t i = 0; i < text->sentence_count; i++) {
        if (text->sentences[i].block != body)
            continue;
        if (pairing->count >= 2 || read++ == FT_LEAD_SENTENCES)
            return;
        meet_all(link, text->sentences[i].span, pairing);
    }
}

void ft_lead_find(ft_link *link)
{
    ft_pairing pairing = {{FT_NOBODY, FT_NOBODY}, 0};

    meet_zone(link, FT_ZONE_HEADLINE, &pairing);
    meet_zone(link, FT_ZONE_SCORE, &pairing);
    meet_zone(link, FT_ZONE_STANDFIRST, &pairing);
    meet_lead(link, &pairing);
    for (int i = 0; i < 2; i++)
        link->lead[i] = pairing.count == 2 ? pairing.party[i] : FT_NOBODY;
}

int ft_lead_sides(const ft_link *link, size_t sentence, size_t until, int count,
                  size_t party[2])
{
    const ft_text *text = link->input->mentions->text;
    ft_pairing pairing = {{party[0], party[1]}, count};

    meet_until(link, text->sentences[sentence].span, until, &pairing);
    party[0] = pairing.party[0];
    party[1] = pairing.party[1];
    return pairing.count;
}

size_t ft_lead_other(const ft_link *link, size_t sentence, size_t except,
                     int *count)
{
    size_t party[2] = {except, FT_NOBODY};
    int sides = ft_lead_sides(link, sentence, SIZE_MAX, 1, party) - 1;

    if (count)
        *count = sides;
    return sides == 1 ? party[1] : FT_NOBODY;
}

size_t ft_lead_other_in(const ft_link *link, ft_span normal, size_t except)
{
    ft_pairing pairing = {{except, FT_NOBODY}, 1};

    meet_all(link, normal, &pairing);
    return pairing.count == 2 ? pairing.party[1] : FT_NOBODY;
}

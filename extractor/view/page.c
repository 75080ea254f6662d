/* Comes in: the model of a page. Goes out: the same with policy and clothes. */
#include "view/page.h"

#include "base/digest.h"
#include "fulltime/version.h"
#include "view/asset.h"

static unsigned nibble(char hex)
{
    return (unsigned)(hex <= '9' ? hex - '0' : hex - 'a' + 10);
}

/* Base 64 of 32 bytes that are told as hex digits (RFC 4648, section 4). */
static void add_base64(ft_buffer *out, const char hex[65])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
                                 "opqrstuvwxyz0123456789+/";
    unsigned bits = 0, have = 0;

    for (size_t i = 0; i < 64; i++) {
        bits = bits << 4 | nibble(hex[i]);
        have += 4;
        if (have >= 6) {
            have -= 6;
            ft_buffer_byte(out, digits[bits >> have & 63]);
        }
    }
    ft_buffer_byte(out, digits[bits << (6 - have) & 63]);
    ft_buffer_byte(out, '=');
}

static void add_hash(ft_buffer *out, ft_slice text)
{
    char hex[65];

    ft_digest_sha256(text, hex);
    ft_buffer_text(out, "'sha256-");
    add_base64(out, hex);
    ft_buffer_byte(out, '\'');
}

/* The next name of a list parted by spaces; it is taken off the list. */
static ft_slice next_name(ft_slice *names)
{
    const ft_slice space = FT_SLICE(" ");
    size_t end = ft_slice_find(*names, space, 0);
    ft_slice name = *names;

    name.len = end < names->len ? end : names->len;
    *names =
        ft_slice_trim(ft_slice_cut(*names, (ft_span){name.len, names->len}));
    return name;
}

/* Only this style sheet and these scripts (CSP level 3, by their hashes). */
void ft_page_dress(ft_model *page, ft_slice title, const char *scripts)
{
    static const ft_slice sheet = FT_SLICE("style.css");
    ft_slice style = ft_asset_find(sheet), names = ft_slice_of(scripts);
    ft_model *list = ft_model_list(page, "scripts");
    ft_buffer policy = {0};

    ft_buffer_text(&policy, "default-src 'none'; style-src ");
    add_hash(&policy, style);
    ft_buffer_text(&policy, "; script-src");
    while (names.len > 0) {
        ft_slice code = ft_asset_find(next_name(&names));

        ft_buffer_byte(&policy, ' ');
        add_hash(&policy, code);
        ft_model_markup(ft_model_item(list), "script", code);
    }
    ft_buffer_text(&policy, "; base-uri 'none'; form-action 'none'; "
                            "require-trusted-types-for 'script'");
    ft_model_take(page, "policy", &policy);
    ft_model_text(page, "title", title);
    ft_model_markup(page, "style", style);
    ft_model_string(page, "version", FT_VERSION);
    ft_buffer_free(&policy);
}

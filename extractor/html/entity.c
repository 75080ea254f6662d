/* In: "&ndash;", "&#8211;". Out: the character. The names are those of HTML 4
 * (W3C, 24.2 to 24.4) and the marks that HTML 5 adds to them. */
#include "html/entity.h"

#include "html/ascii.h"
#include "html/utf8.h"

typedef struct entity {
    ft_slice name;
    int code;
} entity;

/* Sorted bytewise by name. */
/* clang-format off */
static const entity entities[] = {
    {FT_SLICE("AElig"), 0xC6},
    {FT_SLICE("Aacute"), 0xC1},
    {FT_SLICE("Acirc"), 0xC2},
    {FT_SLICE("Agrave"), 0xC0},
    {FT_SLICE("Alpha"), 0x391},
    {FT_SLICE("Aring"), 0xC5},
    {FT_SLICE("Atilde"), 0xC3},
    {FT_SLICE("Auml"), 0xC4},
    {FT_SLICE("Beta"), 0x392},
    {FT_SLICE("Ccedil"), 0xC7},
    {FT_SLICE("Chi"), 0x3A7},
    {FT_SLICE("Dagger"), 0x2021},
    {FT_SLICE("Delta"), 0x394},
    {FT_SLICE("ETH"), 0xD0},
    {FT_SLICE("Eacute"), 0xC9},
    {FT_SLICE("Ecirc"), 0xCA},
    {FT_SLICE("Egrave"), 0xC8},
    {FT_SLICE("Epsilon"), 0x395},
    {FT_SLICE("Eta"), 0x397},
    {FT_SLICE("Euml"), 0xCB},
    {FT_SLICE("Gamma"), 0x393},
    {FT_SLICE("Iacute"), 0xCD},
    {FT_SLICE("Icirc"), 0xCE},
    {FT_SLICE("Igrave"), 0xCC},
    {FT_SLICE("Iota"), 0x399},
    {FT_SLICE("Iuml"), 0xCF},
    {FT_SLICE("Kappa"), 0x39A},
    {FT_SLICE("Lambda"), 0x39B},
    {FT_SLICE("Mu"), 0x39C},
    {FT_SLICE("NewLine"), 0xA},
    {FT_SLICE("Ntilde"), 0xD1},
    {FT_SLICE("Nu"), 0x39D},
    {FT_SLICE("OElig"), 0x152},
    {FT_SLICE("Oacute"), 0xD3},
    {FT_SLICE("Ocirc"), 0xD4},
    {FT_SLICE("Ograve"), 0xD2},
    {FT_SLICE("Omega"), 0x3A9},
    {FT_SLICE("Omicron"), 0x39F},
    {FT_SLICE("Oslash"), 0xD8},
    {FT_SLICE("Otilde"), 0xD5},
    {FT_SLICE("Ouml"), 0xD6},
    {FT_SLICE("Phi"), 0x3A6},
    {FT_SLICE("Pi"), 0x3A0},
    {FT_SLICE("Prime"), 0x2033},
    {FT_SLICE("Psi"), 0x3A8},
    {FT_SLICE("Rho"), 0x3A1},
    {FT_SLICE("Scaron"), 0x160},
    {FT_SLICE("Sigma"), 0x3A3},
    {FT_SLICE("THORN"), 0xDE},
    {FT_SLICE("Tab"), 0x9},
    {FT_SLICE("Tau"), 0x3A4},
    {FT_SLICE("Theta"), 0x398},
    {FT_SLICE("Uacute"), 0xDA},
    {FT_SLICE("Ucirc"), 0xDB},
    {FT_SLICE("Ugrave"), 0xD9},
    {FT_SLICE("Upsilon"), 0x3A5},
    {FT_SLICE("Uuml"), 0xDC},
    {FT_SLICE("Xi"), 0x39E},
    {FT_SLICE("Yacute"), 0xDD},
    {FT_SLICE("Yuml"), 0x178},
    {FT_SLICE("Zeta"), 0x396},
    {FT_SLICE("aacute"), 0xE1},
    {FT_SLICE("acirc"), 0xE2},
    {FT_SLICE("acute"), 0xB4},
    {FT_SLICE("aelig"), 0xE6},
    {FT_SLICE("agrave"), 0xE0},
    {FT_SLICE("alefsym"), 0x2135},
    {FT_SLICE("alpha"), 0x3B1},
    {FT_SLICE("amp"), 0x26},
    {FT_SLICE("and"), 0x2227},
    {FT_SLICE("ang"), 0x2220},
    {FT_SLICE("apos"), 0x27},
    {FT_SLICE("aring"), 0xE5},
    {FT_SLICE("ast"), 0x2A},
    {FT_SLICE("asymp"), 0x2248},
    {FT_SLICE("atilde"), 0xE3},
    {FT_SLICE("auml"), 0xE4},
    {FT_SLICE("bdquo"), 0x201E},
    {FT_SLICE("beta"), 0x3B2},
    {FT_SLICE("brvbar"), 0xA6},
    {FT_SLICE("bull"), 0x2022},
    {FT_SLICE("cap"), 0x2229},
    {FT_SLICE("ccedil"), 0xE7},
    {FT_SLICE("cedil"), 0xB8},
    {FT_SLICE("cent"), 0xA2},
    {FT_SLICE("chi"), 0x3C7},
    {FT_SLICE("circ"), 0x2C6},
    {FT_SLICE("clubs"), 0x2663},
    {FT_SLICE("colon"), 0x3A},
    {FT_SLICE("comma"), 0x2C},
    {FT_SLICE("commat"), 0x40},
    {FT_SLICE("cong"), 0x2245},
    {FT_SLICE("copy"), 0xA9},
    {FT_SLICE("crarr"), 0x21B5},
    {FT_SLICE("cup"), 0x222A},
    {FT_SLICE("curren"), 0xA4},
    {FT_SLICE("dArr"), 0x21D3},
    {FT_SLICE("dagger"), 0x2020},
    {FT_SLICE("darr"), 0x2193},
    {FT_SLICE("dash"), 0x2010},
    {FT_SLICE("deg"), 0xB0},
    {FT_SLICE("delta"), 0x3B4},
    {FT_SLICE("diams"), 0x2666},
    {FT_SLICE("divide"), 0xF7},
    {FT_SLICE("dollar"), 0x24},
    {FT_SLICE("eacute"), 0xE9},
    {FT_SLICE("ecirc"), 0xEA},
    {FT_SLICE("egrave"), 0xE8},
    {FT_SLICE("empty"), 0x2205},
    {FT_SLICE("emsp"), 0x2003},
    {FT_SLICE("ensp"), 0x2002},
    {FT_SLICE("epsilon"), 0x3B5},
    {FT_SLICE("equals"), 0x3D},
    {FT_SLICE("equiv"), 0x2261},
    {FT_SLICE("eta"), 0x3B7},
    {FT_SLICE("eth"), 0xF0},
    {FT_SLICE("euml"), 0xEB},
    {FT_SLICE("euro"), 0x20AC},
    {FT_SLICE("excl"), 0x21},
    {FT_SLICE("exist"), 0x2203},
    {FT_SLICE("fnof"), 0x192},
    {FT_SLICE("forall"), 0x2200},
    {FT_SLICE("frac12"), 0xBD},
    {FT_SLICE("frac14"), 0xBC},
    {FT_SLICE("frac34"), 0xBE},
    {FT_SLICE("frasl"), 0x2044},
    {FT_SLICE("gamma"), 0x3B3},
    {FT_SLICE("ge"), 0x2265},
    {FT_SLICE("gt"), 0x3E},
    {FT_SLICE("hArr"), 0x21D4},
    {FT_SLICE("harr"), 0x2194},
    {FT_SLICE("hearts"), 0x2665},
    {FT_SLICE("hellip"), 0x2026},
    {FT_SLICE("horbar"), 0x2015},
    {FT_SLICE("hyphen"), 0x2010},
    {FT_SLICE("iacute"), 0xED},
    {FT_SLICE("icirc"), 0xEE},
    {FT_SLICE("iexcl"), 0xA1},
    {FT_SLICE("igrave"), 0xEC},
    {FT_SLICE("image"), 0x2111},
    {FT_SLICE("infin"), 0x221E},
    {FT_SLICE("int"), 0x222B},
    {FT_SLICE("iota"), 0x3B9},
    {FT_SLICE("iquest"), 0xBF},
    {FT_SLICE("isin"), 0x2208},
    {FT_SLICE("iuml"), 0xEF},
    {FT_SLICE("kappa"), 0x3BA},
    {FT_SLICE("lArr"), 0x21D0},
    {FT_SLICE("lambda"), 0x3BB},
    {FT_SLICE("lang"), 0x2329},
    {FT_SLICE("laquo"), 0xAB},
    {FT_SLICE("larr"), 0x2190},
    {FT_SLICE("lceil"), 0x2308},
    {FT_SLICE("ldquo"), 0x201C},
    {FT_SLICE("le"), 0x2264},
    {FT_SLICE("lfloor"), 0x230A},
    {FT_SLICE("lowast"), 0x2217},
    {FT_SLICE("lowbar"), 0x5F},
    {FT_SLICE("loz"), 0x25CA},
    {FT_SLICE("lpar"), 0x28},
    {FT_SLICE("lrm"), 0x200E},
    {FT_SLICE("lsaquo"), 0x2039},
    {FT_SLICE("lsqb"), 0x5B},
    {FT_SLICE("lsquo"), 0x2018},
    {FT_SLICE("lt"), 0x3C},
    {FT_SLICE("macr"), 0xAF},
    {FT_SLICE("mdash"), 0x2014},
    {FT_SLICE("micro"), 0xB5},
    {FT_SLICE("middot"), 0xB7},
    {FT_SLICE("minus"), 0x2212},
    {FT_SLICE("mu"), 0x3BC},
    {FT_SLICE("nabla"), 0x2207},
    {FT_SLICE("nbsp"), 0xA0},
    {FT_SLICE("ndash"), 0x2013},
    {FT_SLICE("ne"), 0x2260},
    {FT_SLICE("ni"), 0x220B},
    {FT_SLICE("not"), 0xAC},
    {FT_SLICE("notin"), 0x2209},
    {FT_SLICE("nsub"), 0x2284},
    {FT_SLICE("ntilde"), 0xF1},
    {FT_SLICE("nu"), 0x3BD},
    {FT_SLICE("num"), 0x23},
    {FT_SLICE("oacute"), 0xF3},
    {FT_SLICE("ocirc"), 0xF4},
    {FT_SLICE("oelig"), 0x153},
    {FT_SLICE("ograve"), 0xF2},
    {FT_SLICE("oline"), 0x203E},
    {FT_SLICE("omega"), 0x3C9},
    {FT_SLICE("omicron"), 0x3BF},
    {FT_SLICE("oplus"), 0x2295},
    {FT_SLICE("or"), 0x2228},
    {FT_SLICE("ordf"), 0xAA},
    {FT_SLICE("ordm"), 0xBA},
    {FT_SLICE("oslash"), 0xF8},
    {FT_SLICE("otilde"), 0xF5},
    {FT_SLICE("otimes"), 0x2297},
    {FT_SLICE("ouml"), 0xF6},
    {FT_SLICE("para"), 0xB6},
    {FT_SLICE("part"), 0x2202},
    {FT_SLICE("percnt"), 0x25},
    {FT_SLICE("period"), 0x2E},
    {FT_SLICE("permil"), 0x2030},
    {FT_SLICE("perp"), 0x22A5},
    {FT_SLICE("phi"), 0x3C6},
    {FT_SLICE("pi"), 0x3C0},
    {FT_SLICE("piv"), 0x3D6},
    {FT_SLICE("plus"), 0x2B},
    {FT_SLICE("plusmn"), 0xB1},
    {FT_SLICE("pound"), 0xA3},
    {FT_SLICE("prime"), 0x2032},
    {FT_SLICE("prod"), 0x220F},
    {FT_SLICE("prop"), 0x221D},
    {FT_SLICE("psi"), 0x3C8},
    {FT_SLICE("quest"), 0x3F},
    {FT_SLICE("quot"), 0x22},
    {FT_SLICE("rArr"), 0x21D2},
    {FT_SLICE("radic"), 0x221A},
    {FT_SLICE("rang"), 0x232A},
    {FT_SLICE("raquo"), 0xBB},
    {FT_SLICE("rarr"), 0x2192},
    {FT_SLICE("rceil"), 0x2309},
    {FT_SLICE("rdquo"), 0x201D},
    {FT_SLICE("real"), 0x211C},
    {FT_SLICE("reg"), 0xAE},
    {FT_SLICE("rfloor"), 0x230B},
    {FT_SLICE("rho"), 0x3C1},
    {FT_SLICE("rlm"), 0x200F},
    {FT_SLICE("rpar"), 0x29},
    {FT_SLICE("rsaquo"), 0x203A},
    {FT_SLICE("rsqb"), 0x5D},
    {FT_SLICE("rsquo"), 0x2019},
    {FT_SLICE("sbquo"), 0x201A},
    {FT_SLICE("scaron"), 0x161},
    {FT_SLICE("sdot"), 0x22C5},
    {FT_SLICE("sect"), 0xA7},
    {FT_SLICE("semi"), 0x3B},
    {FT_SLICE("shy"), 0xAD},
    {FT_SLICE("sigma"), 0x3C3},
    {FT_SLICE("sigmaf"), 0x3C2},
    {FT_SLICE("sim"), 0x223C},
    {FT_SLICE("sol"), 0x2F},
    {FT_SLICE("spades"), 0x2660},
    {FT_SLICE("sub"), 0x2282},
    {FT_SLICE("sube"), 0x2286},
    {FT_SLICE("sum"), 0x2211},
    {FT_SLICE("sup"), 0x2283},
    {FT_SLICE("sup1"), 0xB9},
    {FT_SLICE("sup2"), 0xB2},
    {FT_SLICE("sup3"), 0xB3},
    {FT_SLICE("supe"), 0x2287},
    {FT_SLICE("szlig"), 0xDF},
    {FT_SLICE("tau"), 0x3C4},
    {FT_SLICE("there4"), 0x2234},
    {FT_SLICE("theta"), 0x3B8},
    {FT_SLICE("thetasym"), 0x3D1},
    {FT_SLICE("thinsp"), 0x2009},
    {FT_SLICE("thorn"), 0xFE},
    {FT_SLICE("tilde"), 0x2DC},
    {FT_SLICE("times"), 0xD7},
    {FT_SLICE("trade"), 0x2122},
    {FT_SLICE("uArr"), 0x21D1},
    {FT_SLICE("uacute"), 0xFA},
    {FT_SLICE("uarr"), 0x2191},
    {FT_SLICE("ucirc"), 0xFB},
    {FT_SLICE("ugrave"), 0xF9},
    {FT_SLICE("uml"), 0xA8},
    {FT_SLICE("upsih"), 0x3D2},
    {FT_SLICE("upsilon"), 0x3C5},
    {FT_SLICE("uuml"), 0xFC},
    {FT_SLICE("weierp"), 0x2118},
    {FT_SLICE("xi"), 0x3BE},
    {FT_SLICE("yacute"), 0xFD},
    {FT_SLICE("yen"), 0xA5},
    {FT_SLICE("yuml"), 0xFF},
    {FT_SLICE("zeta"), 0x3B6},
    {FT_SLICE("zwj"), 0x200D},
    {FT_SLICE("zwnj"), 0x200C},
};
/* clang-format on */

/* What numbers of the control range mean: the bytes of windows-1252 (WHATWG
 * HTML, numeric character reference end state). */
static const unsigned short controls[32] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
    0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

enum {
    NAME_MOST = 10, /* bytes of the longest name, and more */
    CODE_LAST = 0x10FFFF
};

static int find_name(ft_slice name)
{
    size_t low = 0, high = FT_COUNT(entities);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ft_slice_compare(name, entities[middle].name);
        if (order == 0)
            return entities[middle].code;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

static int digit_value(char byte, bool hex)
{
    if (ft_is_digit(byte))
        return byte - '0';
    char lower = ft_lower(byte);
    return hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* A number that no text can have becomes the mark of a lost character. */
static int mend(int code)
{
    if (code >= 0x80 && code < 0xA0)
        return controls[code - 0x80];
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code == 0 || surrogate || code > CODE_LAST ? FT_CODE_REPLACEMENT
                                                      : code;
}

/* "#8211;", "#x2013": its stop may be left out. */
static size_t read_number(ft_slice text, int *code)
{
    bool hex = text.len > 2 && ft_lower(text.data[2]) == 'x';
    size_t start = hex ? 3 : 2, at = start;
    int value = 0, digit;
    for (; at < text.len && (digit = digit_value(text.data[at], hex)) >= 0;
         at++)
        if (value <= CODE_LAST)
            value = value * (hex ? 16 : 10) + digit;
    if (at == start)
        return 0;
    *code = mend(value);
    return at + (at < text.len && text.data[at] == ';');
}

size_t ft_entity_read(ft_slice text, int *code)
{
    if (text.len > 1 && text.data[1] == '#')
        return read_number(text, code);
    size_t at = 1;
    while (at < text.len && at <= NAME_MOST &&
           (ft_is_letter(text.data[at]) || ft_is_digit(text.data[at])))
        at++;
    if (at >= text.len || text.data[at] != ';')
        return 0;
    *code = find_name((ft_slice){text.data + 1, at - 1});
    return *code ? at + 1 : 0;
}

size_t ft_entity_decode(ft_slice text, char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        int code = 0;
        size_t used = 0;
        if (text.data[i] == '&')
            used =
                ft_entity_read((ft_slice){text.data + i, text.len - i}, &code);
        if (used == 0) {
            out[len++] = text.data[i++];
            continue;
        }
        len += ft_utf8_put(code, out + len);
        i += used;
    }
    return len;
}

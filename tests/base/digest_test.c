#include "support/test.h"

#include <string.h>

#include "base/digest.h"

/* The values are the examples of FIPS 180-2, appendix B. */
static void the_digest_is_sha_256_in_lower_case(void **state)
{
    static const struct {
        const char *text, *digest;
    } cases[] = {{"", "e3b0c44298fc1c149afbf4c8996fb924"
                      "27ae41e4649b934ca495991b7852b855"},
                 {"abc", "ba7816bf8f01cfea414140de5dae2223"
                         "b00361a396177a9cb410ff61f20015ad"},
                 {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                  "248d6a61d20638b8e5c026930c3e6039"
                  "a33ce45964ff2167f6ecedd419db06c1"}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char digest[65];
        memset(digest, '#', sizeof digest);
        ft_digest_sha256(ft_slice_of(cases[i].text), digest);
        print_message("\"%s\"\n", cases[i].text);
        assert_string_equal(digest, cases[i].digest);
    }
}

static void no_text_is_the_empty_text(void **state)
{
    char none[65], empty[65];

    (void)state;
    ft_digest_sha256((ft_slice){NULL, 0}, none);
    ft_digest_sha256(ft_slice_of(""), empty);
    assert_string_equal(none, empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_digest_is_sha_256_in_lower_case),
        cmocka_unit_test(no_text_is_the_empty_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

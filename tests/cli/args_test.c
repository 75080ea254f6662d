#include "support/test.h"

#include <string.h>

#include "cli/args.h"
#include "cli/usage.h"

enum { WORDS_MOST = 8 };

typedef struct words {
    char text[WORDS_MOST][64];
    char *argv[WORDS_MOST + 1];
    int argc;
} words;

/* "fulltime" and the words of a command line, parted by spaces. */
static void split(words *out, const char *line)
{
    size_t len = 0;

    memset(out, 0, sizeof *out);
    for (const char *c = line; *c; c++) {
        if (*c == ' ') {
            out->argc++;
            len = 0;
        } else {
            out->text[out->argc][len++] = *c;
        }
    }
    out->argc++;
    for (int i = 0; i < out->argc; i++)
        out->argv[i] = out->text[i];
}

static ft_args read_line(words *w, const char *line)
{
    ft_args args;
    ft_error err = {0};

    print_message("%s\n", line);
    split(w, line);
    assert_int_equal(ft_args_read(w->argc, w->argv, &args, &err), FT_OK);
    return args;
}

static void options_stand_before_and_after_files(void **state)
{
    words w;
    ft_args args = read_line(&w, "fulltime extract a --type html b --url=u");

    (void)state;
    assert_int_equal(args.verb, FT_VERB_EXTRACT);
    assert_int_equal(args.file_count, 2);
    assert_string_equal(args.files[0], "a");
    assert_string_equal(args.files[1], "b");
    assert_int_equal(args.type, FT_INPUT_HTML);
    assert_string_equal(args.url, "u");
}

static void two_dashes_end_the_options(void **state)
{
    words w;
    ft_args args = read_line(&w, "fulltime extract -- --type -");

    (void)state;
    assert_int_equal(args.file_count, 2);
    assert_string_equal(args.files[0], "--type");
    assert_string_equal(args.files[1], "-");
}

static void one_dash_is_a_file(void **state)
{
    words w;
    ft_args args = read_line(&w, "fulltime text -");

    (void)state;
    assert_int_equal(args.file_count, 1);
    assert_string_equal(args.files[0], "-");
}

static void nothing_asked_is_no_verb(void **state)
{
    words w;
    ft_args args = read_line(&w, "fulltime");

    (void)state;
    assert_int_equal(args.verb, FT_VERB_NONE);
    assert_false(args.help);
}

static void help_is_help_with_and_without_a_verb(void **state)
{
    words w;

    (void)state;
    assert_true(read_line(&w, "fulltime --help").help);
    assert_true(read_line(&w, "fulltime -h").help);
    assert_true(read_line(&w, "fulltime test --help").help);
    assert_true(read_line(&w, "fulltime --version").version);
}

static void accepting_a_loss_is_accepting(void **state)
{
    words w;
    ft_args args = read_line(&w, "fulltime test --accept-loss");

    (void)state;
    assert_true(args.accept);
    assert_true(args.accept_loss);
    assert_false(read_line(&w, "fulltime test --accept").accept_loss);
}

static void a_word_that_is_not_understood_is_named(void **state)
{
    static const struct {
        const char *line, *message;
    } cases[] = {
        {"fulltime tets", "there is no command 'tets'; did you mean 'test'?"},
        {"fulltime frobnicate", "there is no command 'frobnicate'"},
        {"fulltime extract --tpye=html",
         "there is no option '--tpye'; did you mean '--type'?"},
        {"fulltime extract -x", "there is no option '-x'"},
        {"fulltime extract --type pdf",
         "--type is auto, html, text, ndjson or warc, not 'pdf'"},
        {"fulltime explain --type warc",
         "--type is auto, html or text, not 'warc'"},
        {"fulltime extract --jobs two",
         "--jobs wants a number up to 256, not 'two'"},
        {"fulltime extract --jobs 257",
         "--jobs wants a number up to 256, not '257'"},
        {"fulltime extract --fields page",
         "--fields wants pairs such as html=page, not 'page'"},
        {"fulltime extract --fields htlm=page",
         "there is no field 'htlm'; did you mean 'html'?"},
        {"fulltime extract --resume",
         "--resume goes on with a file: name it with --output"},
        {"fulltime extract --key --format csv", "--key goes with NDJSON alone"},
        {"fulltime explain --color=red",
         "--color is auto, always or never, not 'red'"},
        {"fulltime extract --published 2021-02-30",
         "--published wants a day such as 2019-05-04, not '2021-02-30'"},
        {"fulltime extract --published 2021-02-20T10:00",
         "--published wants a day such as 2019-05-04, not '2021-02-20T10:00'"},
        {"fulltime extract --min-confidence high",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
        {"fulltime extract --min-confidence 1.5",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
        {"fulltime extract --min-confidence .",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
        {"fulltime extract --rules", "--rules wants a value"},
        {"fulltime extract --rules=", "--rules wants a value"},
        {"fulltime text --body=yes", "--body takes no value"},
        {"fulltime extract --zones", "--zones does not go with 'extract'"},
        {"fulltime text a b", "text takes one file"},
        {"fulltime test --tap --json",
         "--tap, --json and --html exclude each other"},
        {"fulltime text --body --zones a",
         "--body, --zones and --meta exclude each other"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        words w;
        ft_args args;
        ft_error err = {0};

        print_message("%s\n", cases[i].line);
        split(&w, cases[i].line);
        assert_int_equal(ft_args_read(w.argc, w.argv, &args, &err),
                         FT_ERR_ARGUMENT);
        assert_string_equal(err.message, cases[i].message);
    }
}

static void every_help_fits_one_screen(void **state)
{
    (void)state;
    for (int verb = FT_VERB_NONE; verb < FT_VERB_COUNT; verb++) {
        size_t lines = 0, width = 0;

        for (const char *c = ft_usage((ft_verb)verb); *c; c++) {
            width = *c == '\n' ? 0 : width + 1;
            lines += *c == '\n';
            assert_true(width < 80);
        }
        print_message("%s: %zu lines\n", ft_verb_name((ft_verb)verb), lines);
        assert_true(lines > 0 && lines < 24);
    }
}

/* Each names what it wants, and what it found. */
static void a_value_that_its_option_cannot_take_is_an_error(void **state)
{
    static const struct {
        const char *line, *message;
    } cases[] = {
        {"fulltime test --jobs x", "--jobs wants a number up to 256, not 'x'"},
        {"fulltime test --jobs 2x",
         "--jobs wants a number up to 256, not '2x'"},
        {"fulltime test --jobs 257",
         "--jobs wants a number up to 256, not '257'"},
        {"fulltime test --jobs 99999999999999999999999",
         "--jobs wants a number up to 256, not '99999999999999999999999'"},
        {"fulltime test --jobs -1",
         "--jobs wants a number up to 256, not '-1'"},
        {"fulltime extract --fields html",
         "--fields wants pairs such as html=page, not 'html'"},
        {"fulltime extract --fields html=,id=x",
         "--fields wants pairs such as html=page, not 'html=,id=x'"},
        {"fulltime extract --published 2021-13-01",
         "--published wants a day such as 2019-05-04, not '2021-13-01'"},
        {"fulltime extract --published 1/1/2021",
         "--published wants a day such as 2019-05-04, not '1/1/2021'"},
        {"fulltime explain --published fetched",
         "--published wants a day such as 2019-05-04, not 'fetched'"},
        {"fulltime extract --min-confidence 1.5",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
        {"fulltime extract --min-confidence 0..5",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
        {"fulltime extract --min-confidence 0,5",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
        {"fulltime extract --min-confidence .",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
        {"fulltime extract --min-confidence 0.1234567891234",
         "--min-confidence wants a number from 0 to 1, as 0.9"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        words w;
        ft_args args;
        ft_error err = {0};

        print_message("%s\n", cases[i].line);
        split(&w, cases[i].line);
        assert_int_equal(ft_args_read(w.argc, w.argv, &args, &err),
                         FT_ERR_ARGUMENT);
        assert_string_equal(err.message, cases[i].message);
    }
}

static void values_are_read_as_they_are_written(void **state)
{
    words w;

    (void)state;
    assert_int_equal(read_line(&w, "fulltime test --jobs 3").jobs, 3);
    assert_true(read_line(&w, "fulltime test --jobs 0").jobs > 0);
    assert_true(read_line(&w, "fulltime extract --min-confidence 0.25")
                    .min_confidence == 0.25);
    assert_true(
        read_line(&w, "fulltime extract --min-confidence 1").min_confidence ==
        1);
    assert_true(read_line(&w, "fulltime extract --published fetched")
                    .published_fetched);
    assert_string_equal(
        read_line(&w, "fulltime extract --published 2021-11-16").published,
        "2021-11-16");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_that_its_option_cannot_take_is_an_error),
        cmocka_unit_test(values_are_read_as_they_are_written),
        cmocka_unit_test(options_stand_before_and_after_files),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(one_dash_is_a_file),
        cmocka_unit_test(nothing_asked_is_no_verb),
        cmocka_unit_test(help_is_help_with_and_without_a_verb),
        cmocka_unit_test(accepting_a_loss_is_accepting),
        cmocka_unit_test(a_word_that_is_not_understood_is_named),
        cmocka_unit_test(every_help_fits_one_screen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

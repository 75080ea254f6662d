/*
 * refused: the whole command, line after line, while one call after the other
 * fails that it makes, or one request for memory: once, and from there on. It
 * must not crash nor hang; it frees and closes what it took; when it ends as
 * ever, it has printed what it always prints, and else it says why; and what it
 * prints ends with a whole line. Runs in a folder that refused_test.sh filled.
 */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "faults/refuse.h"

int ft_main(int argc, char **argv); /* of extractor/cli/main.c */

enum { WORDS = 20, OUT_MOST = 1 << 20, FILES = 64, PATIENCE = 30 };

typedef enum print {
    ALWAYS,    /* the same, whenever all is well */
    DOCUMENT,  /* so, but it may break off within a line */
    SOMETIMES, /* what does not hold may not be told when memory is out */
} print;

static const struct {
    const char *line;
    print prints;
} deeds[] = {
    {"--version", ALWAYS},
    {"extract --help", ALWAYS},
    {"extract --rules pack win.txt more.txt", ALWAYS},
    {"extract --rules pack folder lines.ndjson more.txt.gz a.warc", ALWAYS},
    {"extract --rules pack --key --summary win.txt more.txt", ALWAYS},
    {"extract --rules pack -j 2 win.txt more.txt", ALWAYS},
    {"extract --rules pack --isolate -j 1 win.txt more.txt", SOMETIMES},
    {"extract --rules pack --skip 1 --min-confidence 0.5 win.txt more.txt",
     ALWAYS},
    {"extract --rules pack --published fetched lines.ndjson", ALWAYS},
    {"extract --rules pack --files-from list", ALWAYS},
    {"extract --rules pack --progress json win.txt more.txt", ALWAYS},
    {"extract --rules pack --output made --resume win.txt more.txt", ALWAYS},
    {"extract --rules pack --output made win.txt more.txt", ALWAYS},
    {"extract --rules pack --db dataset.db win.txt more.txt", ALWAYS},
    {"extract --rules pack --format csv --output made win.txt", ALWAYS},
    {"extract --rules pack --format openfootball win.txt", DOCUMENT},
    {"extract --rules pack --format jsonld win.txt", DOCUMENT},
    {"extract --rules pack --format football.txt win.txt", ALWAYS},
    {"extract --rules pack --format table win.txt", ALWAYS},
    {"extract --rules pack --format csv win.txt", ALWAYS},
    {"extract --rules pack page.html latin.html", ALWAYS},
    {"@made extract --rules rich win.txt", ALWAYS},
    {"@kept extract --rules rich win.txt", ALWAYS},
    {"@kept extract --rules rich/other win.txt", ALWAYS},
    {"merge records.ndjson", ALWAYS},
    {"merge --sorted keyed", ALWAYS},
    {"merge --format table records.ndjson", ALWAYS},
    {"merge --db dataset.db records.ndjson", ALWAYS},
    {"merge dataset.db", ALWAYS},
    {"merge stories.ndjson", ALWAYS},
    {"explain --rules pack win.txt more.txt", ALWAYS},
    {"explain --rules pack --all --near --color always win.txt", ALWAYS},
    {"explain --rules pack --rule crowd.watched win.txt", ALWAYS},
    {"explain --rules pack --rule score.beat --corpus corpus", ALWAYS},
    {"explain --rules pack --at 5:10 win.txt", ALWAYS},
    {"explain --rules pack --field attendance win.txt", ALWAYS},
    {"explain --rules pack --html win.txt more.txt", ALWAYS},
    {"report records.ndjson", ALWAYS},
    {"report stories.ndjson", ALWAYS},
    {"report --db before.db", ALWAYS},
    {"text --zones win.txt", ALWAYS},
    {"text --zones page.html", ALWAYS},
    {"lint --format json ugly.yaml bad.yaml", ALWAYS},
    {"lint --format github ugly.yaml bad.yaml", ALWAYS},
    {"lint pack", ALWAYS},
    {"lint rich", ALWAYS},
    {"fmt --check ugly.yaml", ALWAYS},
    {"fmt untidy.yaml", ALWAYS},
    {"fmt untidy.folder", ALWAYS},
    {"test --rules pack --corpus corpus -j 1", SOMETIMES},
    {"test --rules pack --corpus gold.ndjson -j 1 --all", SOMETIMES},
    {"test --rules pack --corpus corpus -j 1 --json", SOMETIMES},
    {"test --rules pack --corpus corpus -j 1 --tap --junit made", SOMETIMES},
    {"test --rules pack --corpus corpus -j 1 --html", SOMETIMES},
    {"test --rules pack --corpus made.corpus -j 1 --accept", SOMETIMES},
    {"test --rules rich --corpus corpus -j 1", SOMETIMES},
    {"test --rules changed/new --corpus changed/corpus -j 1", SOMETIMES},
    {"test --rules changed/new --corpus changed/corpus -j 1 --html", SOMETIMES},
    {"review --rules changed/new --corpus changed/corpus -j 1", SOMETIMES},
    {"coverage --rules pack --corpus corpus", SOMETIMES},
    {"coverage --rules pack --corpus corpus --json", SOMETIMES},
    {"coverage --rules pack --corpus corpus --worth", SOMETIMES},
    {"review --rules pack --corpus corpus -j 1", SOMETIMES},
    {"check --rules real --against results.csv canada.ndjson", ALWAYS},
    {"check --rules real --against results.csv --goals goals.csv canada.ndjson",
     ALWAYS},
    {"schema", ALWAYS},
    {"explain --rules changed/old changed/corpus/worse/article.txt", ALWAYS},
    {"explain --rules changed/old --all --near --color always "
     "changed/corpus/worse/article.txt changed/corpus/better/article.txt",
     ALWAYS},
    {"explain --rules changed/old --html changed/corpus/worse/article.txt",
     ALWAYS},
    {"explain --rules changed/old --field goals "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"explain --rules changed/old --field /goals1/0/minute "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"explain --rules changed/old --field goals1.0.minute "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"explain --rules changed/old --rule goal.net --all "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"explain --rules changed/old --at 1:10 changed/corpus/worse/article.txt",
     ALWAYS},
    {"extract --rules changed/old --format csv "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"extract --rules changed/old --format csv --output made "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"extract --rules changed/old --format openfootball "
     "changed/corpus/worse/article.txt",
     DOCUMENT},
    {"extract --rules changed/old --format football.txt "
     "changed/corpus/worse/article.txt",
     DOCUMENT},
    {"extract --rules changed/old --format jsonld "
     "changed/corpus/worse/article.txt",
     DOCUMENT},
    {"extract --rules changed/old --format table "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"extract --rules changed/old --isolate -j 1 "
     "changed/corpus/worse/article.txt",
     SOMETIMES},
    {"extract --rules changed/old --db dataset.db "
     "changed/corpus/worse/article.txt",
     ALWAYS},
    {"bench pack --corpus corpus --json", SOMETIMES},
    {"bench pack --corpus corpus", SOMETIMES},
    {"test --rules changed/new --corpus changed/corpus -j 1 --tap", SOMETIMES},
    {"test --rules changed/new --corpus changed/corpus -j 1 --json", SOMETIMES},
    {"test --rules changed/new --corpus changed/corpus -j 1 --field goals "
     "--min score.ft=0.9",
     SOMETIMES},
    {"text --meta page.html", ALWAYS},
    {"text --body page.html", ALWAYS},
    {"fmt --check rich", ALWAYS},
    {"extract --rules real/football-en --files-from articles", ALWAYS},
    {"lint real/football-en", ALWAYS},
};
enum { DEEDS = sizeof deeds / sizeof *deeds };

typedef struct result {
    int status;
    char *out, *err; /* what was printed, what was said */
    long live;
    int files;
} result;

static struct {
    int out, err, told; /* files; where a failure is told */
    const char *line;
    refuse_kind kind;
    bool on;
    int failures;
} the;

static const char *const kinds[REFUSE_KINDS] = {
    "nothing", "memory", "call", "interrupt", "part",
};

/* Also called when a signal has ended the program as good as: what else may be
 * called there matters no more. NOLINTBEGIN(bugprone-signal-handler) */
static void fail(const char *what, const char *said)
{
    char text[1024];
    int len = snprintf(
        text, sizeof text, "FAILED: fulltime %s: %s refused%s: %s\n%.300s\n",
        the.line, kinds[the.kind], the.on ? " from there on" : "", what, said);

    (void)!write(the.told, text, (size_t)len);
    refuse_tell(the.told);
    if (++the.failures == 20)
        _exit(1);
}

static void on_signal(int number)
{
    (void)refuse_end();
    fail(number == SIGPROF ? "takes too long" : "crashes", "");
    _exit(1);
}
/* NOLINTEND(bugprone-signal-handler) */

/* ---- what is there before ---- */

static void copy(const char *from, const char *to)
{
    char bytes[4096];
    ssize_t len;
    int in = open(from, O_RDONLY);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (in < 0 || out < 0)
        abort();
    while ((len = read(in, bytes, sizeof bytes)) > 0)
        if (write(out, bytes, (size_t)len) != len)
            abort();
    (void)close(in);
    (void)close(out);
}

static int drop(const char *path, const struct stat *info, int kind,
                struct FTW *at)
{
    (void)info, (void)kind, (void)at;
    return remove(path);
}

/* Away with what the last run made; what it changed is again as it was. */
static void make_again(void)
{
    static const char *const made[] = {
        "made",           "made.part",          "made.journal",
        "made.corpus",    "dataset.db",         "dataset.db-wal",
        "dataset.db-shm", "dataset.db-journal", "untidy.folder"};
    static const char *const files[] = {
        "one/article.txt", "one/expected.ndjson", "two/article.txt",
        "two/expected.ndjson"};
    char from[64], to[64];

    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        (void)nftw(made[i], drop, 8, FTW_DEPTH | FTW_PHYS);
    copy("before.db", "dataset.db");
    copy("ugly.yaml", "untidy.yaml");
    (void)mkdir("untidy.folder", 0700);
    copy("ugly.yaml", "untidy.folder/ugly.yaml");
    (void)mkdir("made.corpus", 0700);
    (void)mkdir("made.corpus/one", 0700);
    (void)mkdir("made.corpus/two", 0700);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        (void)snprintf(from, sizeof from, "corpus/%s", files[i]);
        (void)snprintf(to, sizeof to, "made.corpus/%s", files[i]);
        copy(from, to);
    }
}

static bool changes_files(const char *line)
{
    return strstr(line, "made") || strstr(line, "dataset") ||
           strstr(line, "untidy");
}

/* ---- one run ---- */

static int open_files(void)
{
    int count = 0;

    for (int file = 0; file < FILES; file++)
        count += fcntl(file, F_GETFD) >= 0;
    return count;
}

static char *contents(int file)
{
    off_t len = lseek(file, 0, SEEK_END);
    char *text = malloc((size_t)len + 1);

    if (!text || pread(file, text, (size_t)len, 0) != len)
        abort();
    text[len] = '\0';
    return text;
}

static void empty(int file)
{
    if (ftruncate(file, 0) || lseek(file, 0, SEEK_SET))
        abort();
}

/* "@FOLDER" before the rest: images of packs are kept there. */
static int words_of(char *line, char **words)
{
    static char name[] = "fulltime";
    char folder[512] = "off", here[256];
    int count = 0;

    words[count++] = name;
    for (char *word = strtok(line, " "); word; word = strtok(NULL, " "))
        if (*word != '@')
            words[count++] = word;
        else if (getcwd(here, sizeof here))
            (void)snprintf(folder, sizeof folder, "%s/%s", here, word + 1);
    if (setenv("FULLTIME_CACHE", folder, 1))
        abort();
    words[count] = NULL;
    return count;
}

/* Seconds of processor time; whoever only waits is ctest's to end. */
static void be_patient(time_t seconds)
{
    const struct itimerval time = {.it_value.tv_sec = seconds};

    (void)setitimer(ITIMER_PROF, &time, NULL);
}

/* Returns whether anything was refused. */
static bool run(refuse_kind kind, bool on, result *out)
{
    char line[256], *words[WORDS];

    the.kind = kind;
    the.on = on;
    (void)snprintf(line, sizeof line, "%s", the.line);
    int count = words_of(line, words);
    if (changes_files(the.line))
        make_again();
    empty(the.out);
    empty(the.err);
    (void)lseek(STDIN_FILENO, 0, SEEK_SET);
    int files = open_files();
    long live = refuse_live();
    be_patient(PATIENCE);
    refuse_begin(kind, on);
    out->status = ft_main(count, words);
    bool any = refuse_end();
    be_patient(0);
    (void)fflush(stdout);
    out->live = refuse_live() - live;
    out->files = open_files() - files;
    out->out = contents(the.out);
    out->err = contents(the.err);
    return any;
}

static void free_result(result *r)
{
    free(r->out);
    free(r->err);
}

static void judge(const result *whole, const result *got, print prints)
{
    size_t len = strlen(got->out);

    if (got->status > 3)
        fail("ends with another exit status than 0 to 3", got->err);
    if (got->status == 0 && prints != SOMETIMES &&
        strcmp(got->out, whole->out) != 0)
        fail("leaves something out, and does not say so", got->err);
    if (got->status != whole->status && !*got->out && !*got->err)
        fail("ends with another exit status without a word", got->err);
    if (prints != DOCUMENT && len > 0 && got->out[len - 1] != '\n' &&
        the.kind != REFUSE_CALL)
        fail("prints half a line", got->err);
    if (refuse_was_library())
        return;
    if (got->live > whole->live)
        fail("does not free memory", got->err),
            dprintf(the.told, "%ld\n", got->live);
    if (got->files > whole->files)
        fail("does not close files", got->err);
}

/* Each new place of the deed is refused; returns how many. */
static int try_places(const result *whole, print prints, refuse_kind kind,
                      bool on)
{
    result got;
    int count = 0;

    while (run(kind, on, &got)) {
        judge(whole, &got, prints);
        free_result(&got);
        count++;
    }
    free_result(&got);
    return count;
}

static int try_deed(size_t i)
{
    static const struct {
        refuse_kind kind;
        bool on;
    } ways[] = {
        {REFUSE_MEMORY, false}, {REFUSE_MEMORY, true},
        {REFUSE_CALL, false},   {REFUSE_CALL, true},
        {REFUSE_PART, true},    {REFUSE_INTERRUPT, false},
    };
    int counts[6] = {0}, sum = 0;
    result warm, whole;
    char text[400];

    the.line = deeds[i].line;
    (void)run(REFUSE_NOTHING, false, &warm); /* some things are kept for ever */
    (void)run(REFUSE_NOTHING, false, &whole);
    free_result(&warm);
    if (whole.status > 2 || whole.live != 0 || whole.files != 0) {
        (void)snprintf(text, sizeof text,
                       "status %d, %ld blocks, %d files: %.200s", whole.status,
                       whole.live, whole.files, whole.err);
        fail("without that", text);
    }
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
        sum += counts[k] =
            try_places(&whole, deeds[i].prints, ways[k].kind, ways[k].on);
    free_result(&whole);
    int len = snprintf(text, sizeof text,
                       "memory %d, calls %d, parts %d, interrupts %d: %s\n",
                       counts[0], counts[2], counts[4], counts[5], the.line);
    (void)!write(the.told, text, (size_t)len);
    return sum;
}

static int reopen(const char *path, int as, int flags)
{
    int file = open(path, flags, 0600);

    if (file < 0 || dup2(file, as) < 0)
        abort();
    return as;
}

int main(int argc, char **argv)
{
    int all = 0;

    the.told = dup(STDOUT_FILENO);
    (void)signal(SIGPROF, on_signal);
    (void)signal(SIGSEGV, on_signal);
    (void)signal(SIGABRT, on_signal);
    (void)reopen("empty", STDIN_FILENO, O_RDONLY);
    the.out = reopen("out", STDOUT_FILENO, O_RDWR | O_CREAT | O_APPEND);
    the.err = reopen("err", STDERR_FILENO, O_RDWR | O_CREAT | O_APPEND);
    for (size_t i = 0; i < DEEDS; i++)
        if (argc < 2 ? !strstr(deeds[i].line, "real/") /* that takes minutes */
                     : strstr(deeds[i].line, argv[1]) != NULL)
            all += try_deed(i);
    char text[80];
    int len = snprintf(text, sizeof text, "%d refused, %d failures\n", all,
                       the.failures);
    (void)!write(the.told, text, (size_t)len);
    return the.failures > 0 || (argc < 2 && all < 500);
}
